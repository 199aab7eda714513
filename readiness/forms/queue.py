"""What is filled in beside the queue: saving a view under a name, and giving reviews to somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from readiness.models import SavedView, User
from readiness.queries.queue.advisors import Advisor

from .fields import PlainField, helper

AGAIN = _("Go back to the queue and choose again.")
MOST_PICKED = 100
LONGEST_NUMBER = 18
"""Digits that every database takes for a number."""


class ViewForm(forms.ModelForm):  # type: ignore[type-arg]  # Django’s forms take no types when they run
    """A view's name, and whether others see it."""

    name = forms.CharField(
        label=_("Name of the view"), max_length=40, error_messages={"required": _("Give the view a short name.")}
    )
    query = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.HiddenInput,
        error_messages={"max_length": _("These filters are too long to be saved. Search for a shorter text.")},
    )

    class Meta:
        model = SavedView
        fields = ("name", "is_shared", "query")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_view_%s"} | kwargs)
        self.helper = helper(PlainField("name"), "is_shared", "query")

    def validate_unique(self) -> None:
        """The service tells whether the name is taken, since it knows whose the view is."""


class PickForm(forms.Form):
    """Rows picked in the queue. back: the query string of the page they were picked on."""

    pick = forms.TypedMultipleChoiceField(
        coerce=int,
        widget=forms.MultipleHiddenInput,
        error_messages={"required": _("Nothing was picked. Tick the reviews first.")},
    )
    back = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        picked = data.getlist("pick")[:MOST_PICKED]
        field = self.fields["pick"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101  # tells the type
        field.choices = [(each, each) for each in picked if each.isdecimal() and len(each) <= LONGEST_NUMBER]


class AssignForm(forms.Form):
    """To whom the picked reviews go, and why. advisors: with how much each has open, told beside the name."""

    to = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Give them to"),
        empty_label=_("Choose an advisor"),
        error_messages={"required": _("Choose who gets them."), "invalid_choice": AGAIN},
    )
    reason = forms.CharField(
        label=_("Why (if somebody should know)"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, advisors: tuple[Advisor, ...], data: Any = None) -> None:
        super().__init__(data)
        to = self.fields["to"]
        assert isinstance(to, forms.ModelChoiceField)  # noqa: S101  # tells the type
        to.queryset = User.objects.filter(pk__in=[each.pk for each in advisors])
        named = [(each.pk, _("%(name)s, %(open)s open") % {"name": each.name, "open": each.told}) for each in advisors]
        to.widget.choices = [("", to.empty_label), *named]
        self.helper = helper(PlainField("to", css_class="form-select"), PlainField("reason", css_class="form-control"))
