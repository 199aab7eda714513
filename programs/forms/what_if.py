"""Would this change if ...? Facts and vendors to try, without touching the answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.core.catalogue import NEUTRAL, Catalogue
from readiness.core.profile import Profile
from readiness.core.wording import Wording
from readiness.forms.fields import Choices, OptionCards, PlainField, helper

FACTS = {"budget": "budget_per_person", "hours": "hours_per_person", "language": "languages"}
"""Fields that stand for a fact about the firm; empty leaves the fact as it was answered."""
NOT_OFFERED = gettext_lazy("Choose one of the answers in the list.")


class WhatIfForm(forms.Form):
    """facts: what to change in the profile. avoided: vendors to plan without. Both once it is valid."""

    budget = forms.ChoiceField(label=gettext_lazy("Money for each person’s training this year"), required=False)
    hours = forms.ChoiceField(label=gettext_lazy("Time each person could spend on it"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the training"), required=False)
    avoid = forms.MultipleChoiceField(
        label=gettext_lazy("Plan without these vendors"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, catalogue: Catalogue, words: Wording, profile: Profile, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, fact in FACTS.items():
            values = words.profile[fact].values
            given = profile.get(fact, ())
            told = ", ".join(values[each] for each in ([given] if isinstance(given, str) else given))
            as_answered = _("As you answered: %(answer)s") % {"answer": told or _("not stated")}
            self._offer(name, [("", as_answered), *values.items()])
        self._offer("avoid", [(code, catalogue.vendor_by_code[code].name) for code in _vendors(catalogue)])
        self.helper = helper(
            *(PlainField(name, css_class="form-select") for name in FACTS),
            OptionCards("avoid"),
        )

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # tells the type
        field.choices = choices
        field.error_messages["invalid_choice"] = NOT_OFFERED

    @property
    def facts(self) -> dict[str, str | tuple[str, ...]]:
        chosen = {name: self.cleaned_data[name] for name in FACTS if self.cleaned_data[name]}
        return {FACTS[name]: (value,) if name == "language" else value for name, value in chosen.items()}

    @property
    def avoided(self) -> list[str]:
        found: list[str] = self.cleaned_data["avoid"]
        return found


def _vendors(catalogue: Catalogue) -> list[str]:
    """Codes of the vendors that offer something, in the catalogue's order of vendors."""
    offering = {program.vendor for program in catalogue.programs if program.vendor != NEUTRAL}
    return [vendor.code for vendor in catalogue.vendors if vendor.code in offering]
