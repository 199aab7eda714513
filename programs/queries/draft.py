"""The draft as one document, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from pydantic import ValidationError

from programs.core.catalogue import NEUTRAL
from programs.core.errors import UnsoundCatalogue
from programs.core.soundness import problems
from programs.models import Factor, Number, Program, Sentence, Source, Tool, Vendor
from programs.seeds import CATALOGUE, LABELS, plain
from readiness.core.questionnaire import Questionnaire
from readiness.queries.editions import current_version, edition

Path = tuple[str | int, ...]
FIELDS: Mapping[type[Any], tuple[str, ...]] = {
    Source: ("code", "url", "dated", "confidence"),
    Vendor: ("code", "name", "jurisdiction"),
    Factor: ("code", "weight", "is_choice", "name", "meaning", "steps", "basis", "warning", "advice"),
    Number: ("code", "value", "unit", "meaning", "source"),
}
"""Rows whose fields are the document's."""
SAME = (
    *("slug", "name", "providers", "kind", "summary", "confidence", "url", "url_is_checked", "audience", "hours"),
    *("money", "languages", "has_all_languages", "formats", "goals", "tools_in_use", "conditions"),
)
"""Fields of a programme that the document has under the same name."""


def draft_content() -> dict[str, Any]:
    """Return the draft as a catalogue's plain data; a constant number of queries."""
    return {
        "version": "draft",
        "published_on": timezone.localdate().isoformat(),
        "sources": _rows(Source),
        "vendors": _rows(Vendor),
        "makers": {tool.code: tool.maker.code for tool in Tool.objects.select_related("maker")},
        "open_tools": [tool.code for tool in Tool.objects.filter(is_open=True)],
        "conditions": _sentences(Sentence.Kind.CONDITION),
        "warnings": _sentences(Sentence.Kind.WARNING),
        "factors": _rows(Factor),
        "numbers": _rows(Number),
        "programs": [_program(each) for each in whole_programs()],
    }


def _rows(model: type[Any]) -> list[dict[str, Any]]:
    return list(model.objects.values(*FIELDS[model]))


def _sentences(kind: str) -> dict[str, str]:
    return dict(Sentence.objects.filter(kind=kind).values_list("code", "text"))


def whole_programs() -> Iterable[Program]:
    """Return the draft's programmes with all that hangs on them."""
    return Program.objects.select_related("vendor").prefetch_related(
        "cohorts", "raises", "facts__sources", "factor_values__factor"
    )


def _program(it: Program) -> dict[str, Any]:
    return {name: getattr(it, name) for name in SAME} | {
        "vendor": it.vendor.code if it.vendor else NEUTRAL,
        "levels": [it.level_from, it.level_to],
        "models": it.models_covered,
        "cohorts": [
            {
                "status": each.status,
                "starts_on": each.starts_on and each.starts_on.isoformat(),
                "ends_on": each.ends_on and each.ends_on.isoformat(),
                "disputed": each.disputed,
            }
            for each in it.cohorts.all()
        ],
        "raises": {each.question: each.level for each in it.raises.all()},
        "facts": [
            {
                "name": each.name,
                "says": each.says,
                "sources": [source.code for source in each.sources.all()],
                "confidence": each.confidence,
                "checked_on": each.checked_on.isoformat(),
            }
            for each in it.facts.all()
        ],
        "checked_on": max((each.checked_on.isoformat() for each in it.facts.all()), default="2000-01-01"),
        "lock_in": {
            each.factor.code: {"value": each.value, "passes": each.passes, "why": each.why}
            for each in it.factor_values.all()
        },
    }


def content_problems(content: Mapping[str, Any], questionnaire: Questionnaire) -> list[tuple[Path, str]]:
    """Return (path, message) for everything that keeps plain data from being a catalogue; empty if it is sound."""
    try:
        catalogue = CATALOGUE.validate_python(content)
    except ValidationError as error:
        return [(tuple(each["loc"]), f"{each['msg']}.") for each in error.errors()]
    return problems(catalogue, questionnaire)


def sound_draft() -> dict[str, Any]:
    """Return the draft with every field written out, without labels. Raises UnsoundCatalogue with all problems."""
    content = draft_content()
    if found := content_problems(content, edition(current_version()).questionnaire):
        raise UnsoundCatalogue(found)
    return normalised(content)


def normalised(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return content that is sound with every field written out, without its labels."""
    whole = plain(CATALOGUE.validate_python(content))
    return {name: value for name, value in whole.items() if name not in LABELS}
