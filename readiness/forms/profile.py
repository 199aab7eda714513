"""The facts about the firm, as a form built from the questionnaire's data."""

import re
from collections.abc import Hashable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.sg import uen as uen_number

from readiness.core.errors import InvalidInput
from readiness.core.profile import read_fact
from readiness.core.questionnaire import NONE, UNKNOWN, ProfileKey, ProfileSection, Questionnaire
from readiness.core.wording import FactWords, Wording
from readiness.services.submissions import FIRM_FIELDS

from .fields import Choices, OptionCards, OrderedChoice, PlainField, helper

FREE_TEXT = 120
ERRORS = {"required": _("Choose what fits best.")}
FIRM_SECTION = "basics"
"""The section that also asks for the firm's own details."""
SHAPE = re.compile(r"[0-9]{8}[A-Z]|(18|19|20)[0-9]{7}[A-Z]|[RST][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z]")
"""Business, local company, other entity. New kinds of entity appear, so an unknown one is no reason to refuse.
Source: singapore facts, section 2."""


class ProfileForm(forms.Form):
    """cleaned_data has the firm's own details and, in `facts`, the stated facts; an empty answer is None there."""

    name = forms.CharField(label=_("What is the firm called?"), max_length=FREE_TEXT, required=False)
    uen = forms.CharField(
        label=_("Company number (UEN)"),
        help_text=_("Only if you like. It helps an advisor find the firm; it does not change your result."),
        max_length=20,
        required=False,
    )
    activity = forms.CharField(label=_("In one line, what does the firm do?"), max_length=FREE_TEXT, required=False)

    def __init__(self, questionnaire: Questionnaire, words: Wording, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questionnaire, self.keys, self.words = questionnaire, questionnaire.profile_keys, words
        self.uen_warning: str | Promise = ""
        self.fields |= _fields(questionnaire, words)

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        """The form as its page shows it; nobody asks for it after saving."""
        return [self._section(section) for section in self.questionnaire.profile]

    def _section(self, section: ProfileSection) -> dict[str, Any]:
        """Return a section's name and layouts: what is needed, and what may be added, folded while it is empty."""
        more = [key.code for key in section.keys if not key.required]
        if section.section == FIRM_SECTION:
            more += FIRM_FIELDS
        return {
            "name": self.words.sections[section.section],
            "code": section.section,
            "needed": helper(*(self._place(key.code) for key in section.keys if key.required)),
            "more": helper(*(self._place(name) for name in more)) if more else None,
            "is_open": any(self.initial.get(name) or self.data.get(name) for name in more),
        }

    def _place(self, name: str) -> PlainField | OptionCards:
        if name in FIRM_FIELDS:
            return PlainField(name, css_class="form-control")
        return PlainField(name, css_class="form-select") if _is_list(self.keys[name]) else OptionCards(name)

    def looks_like(self, name: str) -> Hashable | None:
        """Return what a field's looks depend on, or None if it has to be drawn anew."""
        if self.is_bound or name in FIRM_FIELDS:
            return None
        value = self.initial.get(name)
        return self.questionnaire, get_language(), name, tuple(value) if isinstance(value, list) else value

    def clean_uen(self) -> str:
        """Refuse a wrong shape; only warn about an unknown kind of entity or a wrong check character."""
        number = re.sub(r"[\s-]", "", self.cleaned_data["uen"]).upper()
        if number and not SHAPE.fullmatch(number):
            raise forms.ValidationError(
                _("This is not the shape of a UEN. It has 9 or 10 letters and numbers, such as 00192200M."),
                code="shape",
            )
        try:
            if number:
                uen_number.validate(number)
        except InvalidChecksum:  # the method is not official, so it never refuses
            self.uen_warning = _("The last letter does not fit this UEN. Please check it; you can go on.")
        except ValidationError:
            self.uen_warning = _("We do not know this kind of UEN. Please check it; you can go on.")
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["facts"] = {code: _fact(cleaned[code]) for code in self.keys if code in cleaned}
        for code, value in cleaned["facts"].items():
            self._check_fact(code, value)
        return cleaned

    def _check_fact(self, code: str, value: str | list[str] | None) -> None:
        try:
            if value is not None:
                read_fact(self.keys[code], value)
        except InvalidInput:
            self.add_error(code, forms.ValidationError(_("“None” and “I don’t know” go alone."), code="alone"))

    def usable_facts(self) -> Mapping[str, str | list[str] | None]:
        """Return the facts without an error, whether or not the whole form is valid: what can be saved now."""
        facts = self.cleaned_data.get("facts", {})
        return {code: value for code, value in facts.items() if code not in self.errors}


def _is_list(key: ProfileKey) -> bool:
    return key.kind == "ordered" or key.code == "sector"


def _fact(value: Any) -> str | list[str] | None:
    return (list(value) if isinstance(value, (list, tuple)) else value) or None


@lru_cache(maxsize=16)
def _fields(questionnaire: Questionnaire, words: Wording) -> dict[str, forms.Field]:
    """Return a field for each fact, made once: forms share them, so nothing may change one for its own sake."""
    return {code: _field(key, words.profile[code]) for code, key in questionnaire.profile_keys.items()}


def _field(key: ProfileKey, words: FactWords) -> forms.Field:
    choices: Choices = sorted(
        ((value, words.values[value]) for value in key.values),
        key=lambda choice: choice[0] in (NONE, UNKNOWN),
    )
    given: dict[str, Any] = {
        "label": words.text,
        "help_text": words.hint,
        "required": key.required,
        "error_messages": ERRORS,
    }
    if key.kind == "ordered":
        return OrderedChoice(choices=choices, at_most=key.at_most or len(choices), **given)
    if key.kind == "many":
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **given)
    if _is_list(key):
        return forms.ChoiceField(choices=[("", _("Choose one")), *choices], **given)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **given)
