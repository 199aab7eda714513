"""The answers of a review, part by part: what the firm said, what the advisor made of it, what was said about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from readiness.core.questionnaire import LEVELS, UNKNOWN, Mode
from readiness.core.responses import Response, Situation
from readiness.core.wording import DimensionWords, QuestionWords, Wording
from readiness.models import Clarification, Revision, Verdict
from readiness.queries.editions import edition, words_of
from readiness.queries.news import statement
from readiness.seeds.questionnaire import Edition

from .missing import gate_questions
from .threads import Said


@dataclass(frozen=True)
class Found:
    """What the database has about a review's answers. earlier: the self-assessment before; rating: as adjusted."""

    declared: Revision
    earlier: Revision | None
    notes: Mapping[str, str]
    verdicts: Mapping[str, Verdict]
    pending: Mapping[str, Clarification]
    threads: Mapping[str, Sequence[Said]]
    situation: Situation
    rating: Mapping[str, Any]

    @cached_property
    def edition(self) -> Edition:
        return edition(self.declared.questionnaire_id)

    @cached_property
    def words(self) -> Wording:
        return words_of(self.edition)


@dataclass(frozen=True)
class Row:
    """One question. was: the earlier answer in words if it was another. closed_because: why it does not apply now."""

    code: str
    words: QuestionWords
    declared: Response | None
    may_be_unknown: bool
    is_gate: bool
    note: str
    was: str
    closed_because: str
    verdict: Verdict | None
    pending: Clarification | None
    thread: Sequence[Said]

    @property
    def slug(self) -> str:
        return self.code.lower()

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to tell but what the firm chose."""
        return not (self.note or self.was or self.verdict or self.pending or self.thread)

    @property
    def version(self) -> int:
        return self.verdict.version if self.verdict else 0

    @property
    def is_adjusted(self) -> bool:
        return self.verdict is not None and self.verdict.response is not None

    @property
    def reviewed(self) -> Response | None:
        return self.verdict.response if self.verdict and self.verdict.response is not None else self.declared

    @property
    def said(self) -> str:
        return self._statement(self.declared)

    @property
    def found(self) -> str:
        """The adjusted answer in words."""
        return self._statement(self.reviewed)

    @property
    def is_unknown(self) -> bool:
        return self.declared in (None, UNKNOWN)

    @property
    def draft(self) -> Clarification | None:
        return self.pending if self.pending and self.pending.sent_at is None else None

    @property
    def waiting(self) -> Clarification | None:
        return self.pending if self.pending and self.pending.sent_at else None

    @property
    def options(self) -> list[tuple[int, str]]:
        return list(zip(LEVELS, self.words.options, strict=True))

    def _statement(self, response: Response | None) -> str:
        return self.words.options[response - 1] if isinstance(response, int) else ""


@dataclass(frozen=True)
class PartRows:
    """One part. before, now: its rating by the firm's answers and by the adjusted ones."""

    code: str
    words: DimensionWords
    before: Mapping[str, Any]
    now: Mapping[str, Any]
    rows: tuple[Row, ...]

    @property
    def slug(self) -> str:
        return self.code.lower()

    @property
    def applicable(self) -> int:
        return sum(not row.closed_because for row in self.rows)

    @property
    def looked_at(self) -> int:
        return sum(row.verdict is not None and not row.closed_because for row in self.rows)

    @property
    def adjusted(self) -> int:
        return sum(row.is_adjusted for row in self.rows)

    @property
    def is_done(self) -> bool:
        return self.looked_at == self.applicable


def part_rows(found: Found) -> tuple[PartRows, ...]:
    """Return every asked question of a review by part, in order; costs no query."""
    asked = found.edition.questionnaire.asked(cast(Mode, found.declared.mode))
    gates = set(gate_questions(found.edition.questionnaire, found.situation))
    before = found.declared.result["rating"]["dimensions"]
    return tuple(
        PartRows(
            code=dimension.code,
            words=found.words.dimensions[dimension.code],
            before=before[dimension.code],
            now=found.rating["dimensions"][dimension.code],
            rows=tuple(_row(found, each.code, gates) for each in dimension.questions if each.code in asked),
        )
        for dimension in found.edition.questionnaire.dimensions
    )


def _row(found: Found, code: str, gates: set[str]) -> Row:
    return Row(
        code=code,
        words=found.words.questions[code],
        declared=found.declared.responses.get(code),
        may_be_unknown=found.edition.questionnaire.by_code[code].may_be_unknown,
        is_gate=code in gates,
        note=found.notes.get(code, ""),
        was=_was(found, code),
        closed_because=found.words.not_applicable[code] if code in found.situation.not_applicable else "",
        verdict=found.verdicts.get(code),
        pending=found.pending.get(code),
        thread=found.threads.get(code, ()),
    )


def _was(found: Found, code: str) -> str:
    """Return the earlier answer if it was another, unless the question was worded or rated in another way then."""
    if found.earlier is None or found.earlier.responses.get(code) == found.declared.responses.get(code):
        return ""
    then = edition(found.earlier.questionnaire_id)
    is_same = then is found.edition or (
        code in then.questionnaire.by_code
        and then.questionnaire.by_code[code] == found.edition.questionnaire.by_code[code]
        and then.words().questions[code] == found.edition.words().questions[code]
    )
    return statement(found.words, code, found.earlier.responses.get(code)) if is_same else ""
