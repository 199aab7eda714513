"""What an advisor decides about one programme of a firm's plan."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.models import PlanDecision
from readiness.forms.fields import OptionCards, PlainField, TextField, helper

Kind = PlanDecision.Kind
PLANNED: list[tuple[str, str | Promise]] = [
    (Kind.PIN, _("Keep it, whatever the rules choose later")),
    (Kind.REPLACE, _("Let another programme take its place")),
    (Kind.DISMISS, _("Leave it out")),
]
BESIDE: list[tuple[str, str | Promise]] = [
    (Kind.PIN, _("Put it in the plan")),
    (Kind.DISMISS, _("Leave it out, whatever the rules choose later")),
]


class DecisionForm(forms.Form):
    """is_planned: the programme stands in the plan now. others: slugs and names of what could take its place."""

    kind = forms.ChoiceField(
        label=_("Your decision"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what to do with this programme.")},
    )
    instead = forms.ChoiceField(
        label=_("Which one takes its place"),
        required=False,
        help_text=_("Needed only if another one takes its place: what this firm can join now, the best for it first."),
        error_messages={"invalid_choice": _("This firm cannot join that one now. Choose from the list.")},
    )
    reason = TextField(
        label=_("Reason"),
        most_letters=500,
        rows=3,
        help_text=_("The firm reads it beside its plan."),
        error_messages={"required": _("Say why, in words that the firm will understand.")},
    )

    def __init__(self, *args: Any, is_planned: bool, others: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("kind", PLANNED if is_planned else BESIDE)
        self._offer("instead", [("", _("Choose a programme")), *others])
        replacing = [PlainField("instead", css_class="form-select")] if is_planned else []
        self.helper = helper(OptionCards("kind"), *replacing, PlainField("reason", css_class="form-control"))

    def _offer(self, name: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # tells the type
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == Kind.REPLACE and not given.get("instead") and "instead" not in self.errors:
            self.add_error("instead", _("Choose what takes its place."))
        return given
