"""Rows of the draft: how they stand, what keeps them from being deleted, and which of them a problem is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from programs.core.catalogue import Cohort
from programs.core.eligibility import ALWAYS, CONDITIONS
from programs.core.soundness import WARNINGS
from programs.models import Factor, Number, Program, Sentence, Source, Tool, Vendor

Path = tuple[str | int, ...]
LISTS: Mapping[str, type[Any]] = {
    "sources": Source,
    "vendors": Vendor,
    "factors": Factor,
    "numbers": Number,
    "programs": Program,
}
BY_CODE: Mapping[str, type[Any]] = {
    "makers": Tool,
    "open_tools": Tool,
    "conditions": Sentence,
    "warnings": Sentence,
}


def intake_on(program: Program, today: date) -> str:
    """Return the status of the intake in force on a day, or an empty text where a programme has none."""
    rows = program.cohorts.all()
    cohorts = [Cohort(each.status, each.starts_on, each.ends_on, each.disputed) for each in rows]  # type: ignore[arg-type]
    if not cohorts:
        return ""
    cohort = next((each for each in cohorts if not each.has_ended(today)), cohorts[-1])
    return "ended" if cohort.has_ended(today) else cohort.status


def reasons_to_keep(row: Any) -> list[str]:
    """Return, in sentences, what refers to a row of the draft; empty if it may be deleted."""
    return list(_reasons(row))


def _reasons(row: Any) -> Iterator[str]:
    match row:
        case Source():
            for fact in row.facts.select_related("program"):
                yield _("The fact “%(fact)s” of %(program)s rests on it.") % {"fact": fact, "program": fact.program}
        case Vendor():
            yield from (_("%(program)s is a programme of it.") % {"program": each} for each in row.programs.all())
            yield from (_("It makes the model of %(tool)s.") % {"tool": each} for each in row.tools.all())
        case Factor() | Number():
            yield _("The matching method needs it.")
        case Sentence() if row.code in {*ALWAYS, *CONDITIONS, *WARNINGS}:
            yield _("The matching method needs words for it.")


@dataclass(frozen=True)
class RowProblem:
    """message: what is wrong. row: what to change; None if it is about a list as a whole, kind says which."""

    message: str
    kind: type[Any]
    row: Any | None


def row_problems(problems: Iterable[tuple[Path, str]]) -> list[RowProblem]:
    """Return each problem of the draft with the row it is about; a query for each kind of row that has one."""
    problems = list(problems)
    rows: dict[type[Any], list[Any]] = {}
    for kind in {_kind(path) for path, _message in problems}:
        rows[kind] = list(kind.objects.all())
    return [RowProblem(message, _kind(path), _row(path, rows[_kind(path)])) for path, message in problems]


def _kind(path: Path) -> type[Any]:
    part = str(path[0])
    return LISTS.get(part) or BY_CODE.get(part, Program)


def _row(path: Path, rows: list[Any]) -> Any | None:
    if len(path) < 2:
        return None
    if isinstance(path[1], int) and path[0] in LISTS:
        return rows[path[1]]
    return next((row for row in rows if row.code == path[1]), None)
