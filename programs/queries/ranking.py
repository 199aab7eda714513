"""The method of matching in words: every number of a catalogue in its group, and what rests on judgement."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from programs.core.catalogue import Catalogue, Number, Source

GROUPS: Mapping[Any, tuple[str, ...]] = {
    _("Fit of a programme to a firm"): (
        *("weight_", "goal_first", "goal_second", "goal_third", "goal_general", "goal_none"),
        *("level_one_outside", "level_none", "practical_", "platform_"),
    ),
    _("Time and money a firm has"): ("hours_", "money_"),
    _("Certainty of facts"): ("confidence_", "fresh_", "ageing_", "age_", "intake_"),
    _("How sure the first place is"): ("robust_",),
    _("The plan"): ("plan_", "step_", "reported_", "level_outside_plan"),
    _("Lock-in of a programme"): ("band_", "unknown_weight", "warn_from", "note_from"),
    _("Exposure of a firm today"): ("exposure_",),
    _("Warnings to a firm"): ("warn_export", "warn_terms", "warn_second_model", "warn_skills", "goal_gate_"),
}
"""Group -> beginnings of the codes of its numbers."""
JUDGEMENT = "own judgement"
CITED = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True)
class NumberGroup:
    title: str
    numbers: tuple[Number, ...]


def number_groups(catalogue: Catalogue) -> list[NumberGroup]:
    """Return every number of the method once, in catalogue order within its group."""
    return [
        NumberGroup(str(title), tuple(each for each in catalogue.numbers if each.code.startswith(beginnings)))
        for title, beginnings in GROUPS.items()
    ]


def judged(catalogue: Catalogue) -> int:
    """Return how many numbers rest on our own judgement."""
    return sum(number.source == JUDGEMENT for number in catalogue.numbers)


def cited(catalogue: Catalogue, text: str) -> list[Source]:
    """Return the sources that a text names, such as [L26], in its order."""
    known = {source.code: source for source in catalogue.sources}
    return [known[code] for code in CITED.findall(text) if code in known]


def whole_numbers(catalogue: Catalogue) -> Mapping[str, str]:
    """Return every number by its code, as the catalogue writes it."""
    return {number.code: str(number.value) for number in catalogue.numbers}
