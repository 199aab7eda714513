"""Looking into the record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from readiness.queries.record import Search, verbs

LEAST_LETTERS = 3
"""An index finds letters three at a time."""
TEXT = {"class": "form-control", "autocomplete": "off"}


class RecordForm(forms.Form):
    """The filters of the record; all of them may be left empty."""

    person = forms.CharField(label=_("Who"), required=False, max_length=120)
    verb = forms.ChoiceField(label=_("What"), required=False)
    about = forms.CharField(label=_("Firm, UEN or number"), required=False, max_length=120)
    since = forms.DateField(label=_("From"), required=False)
    until = forms.DateField(label=_("To"), required=False)
    reason = forms.CharField(
        label=_("Words in the reason"),
        required=False,
        min_length=LEAST_LETTERS,
        max_length=120,
        error_messages={"min_length": _("Type at least three letters of the reason.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", _("Anything")), *verbs.choices()]  # type: ignore[attr-defined]  # a choice field
        for name, field in self.fields.items():
            field.widget.attrs |= {"class": "form-select"} if name == "verb" else TEXT
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date", **TEXT}, format="%Y-%m-%d")
            self.fields[name].error_messages["invalid"] = _("This is not a day. Write it like 2026-11-20.")

    def clean_about(self) -> str:
        about: str = self.cleaned_data["about"].strip()
        if about and len(about) < LEAST_LETTERS and not about.removeprefix("#").isdecimal():
            raise forms.ValidationError(_("Type at least three letters of the firm, or the number of a check."))
        return about

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("This day is before the first one. Swap the two."))
        return given

    @property
    def search(self) -> Search:
        return Search(**self.cleaned_data)
