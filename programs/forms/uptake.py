"""What became of one step of a plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models import Uptake
from readiness.forms.fields import OptionCards, PlainField, helper


class UptakeForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What became of it"),
        widget=forms.RadioSelect,
        choices=[
            (Uptake.State.BOOKED, _("Booked: a place is reserved or the start is agreed")),
            (Uptake.State.DONE, _("Done: people have finished it")),
            (Uptake.State.DROPPED, _("Dropped: it will not happen")),
        ],
        error_messages={"required": _("Choose what became of it.")},
    )
    on = forms.DateField(
        label=_("Date"),
        help_text=_("For a booking the day it begins; otherwise the day it was finished or dropped."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Give the date."),
            "invalid": _("This is not a date. Write it like 2026-11-20."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(OptionCards("state"), PlainField("on", css_class="form-control"))
