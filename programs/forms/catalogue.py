"""Filters of the list of programmes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programs.core.catalogue import NEUTRAL, Catalogue
from programs.core.lock_in import DEPENDS, NOT_ENOUGH
from programs.models import Program
from programs.queries.showcase.entry import INTAKES
from readiness.core.wording import Wording
from readiness.forms.fields import Choices, PlainField, helper

COSTS: Choices = [("free", _("Nothing to pay")), ("priced", _("With a price")), ("unknown", _("Not published"))]
BANDS: Choices = [
    ("low", _("Easy (low)")),
    ("moderate", _("Moderate")),
    ("high", _("Hard (high)")),
    ("very_high", _("Very hard")),
    (NOT_ENOUGH, _("Not enough information")),
    (DEPENDS, _("Depends on what you buy")),
]
NO_GOAL = "not_sure"
ANY = _("Any")


class Filter(PlainField):
    """A list to pick from with its label above."""

    template = "programs/program_filter.html"


class ProgramFilterForm(forms.Form):
    """Filters, none of them required. A value that is not known gets an error and filters nothing."""

    def __init__(self, catalogue: Catalogue, words: Wording, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = _lists(catalogue, words)
        self.pickers = {name: _picker(*each) for name, each in self.lists.items()}
        self.fields.update(self.pickers)
        self.helper = helper(*(Filter(name, css_class="form-select") for name in self.lists))

    def chosen(self) -> dict[str, str]:
        """Return what is asked for, by filter; what has an error is left out."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def in_words(self, name: str) -> str:
        """Return a filter and the value asked for, such as "Kind: Training"."""
        label, choices = self.lists[name]
        return f"{label}: {dict(choices)[self.cleaned_data[name]]}"

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Say beside each choice how many programmes it would leave."""
        for name, (_label, choices) in self.lists.items():
            counted = [(value, f"{text} ({counts[name].get(value, 0)})") for value, text in choices]
            self.pickers[name].choices = [("", ANY), *counted]


def _picker(label: Any, choices: Choices) -> forms.ChoiceField:
    unknown = _("This choice is not known, so it was left out.")
    every: Choices = [("", ANY), *choices]
    return forms.ChoiceField(label=label, choices=every, required=False, error_messages={"invalid_choice": unknown})


def _lists(catalogue: Catalogue, words: Wording) -> dict[str, tuple[Any, Choices]]:
    """Return label and choices of every filter, in the order of the page."""
    goals = [(code, name) for code, name in words.profile["goals"].values.items() if code != NO_GOAL]
    return {
        "vendor": (_("Tied to"), _vendors(catalogue)),
        "kind": (_("Kind"), [(kind.value, capfirst(kind.label)) for kind in Program.Kind]),
        "intake": (_("Intake today"), list(INTAKES.items())),
        "goal": (_("Goal"), [*goals]),
        "level": (_("Level of the firm"), [(str(level), f"{level} {it.name}") for level, it in words.levels.items()]),
        "cost": (_("Price a person"), COSTS),
        "format": (_("Format"), [*words.profile["formats"].values.items()]),
        "language": (_("Language"), [*words.profile["languages"].values.items()]),
        "band": (_("How hard to leave"), BANDS),
    }


def _vendors(catalogue: Catalogue) -> Choices:
    """Neutral first, then the vendors that have a programme, by name: an order for looking up, not of worth."""
    have = {program.vendor for program in catalogue.programs}
    named = [(vendor.code, vendor.name) for vendor in catalogue.vendors if vendor.code in have]
    return [(NEUTRAL, _("No single supplier")), *sorted(named, key=lambda choice: choice[1].casefold())]
