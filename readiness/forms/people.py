"""What an administrator states about somebody of staff."""
# Django’s forms and admins take no types when they run.
# mypy: allow-any-generics

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from readiness.models import User
from readiness.queries.people import staff
from readiness.roles import ROLES

from .fields import PlainField, helper


class RolesForm(forms.ModelForm):
    """Everybody of staff has a role; who should have none is switched off instead."""

    roles = forms.ModelMultipleChoiceField(
        label=_("Roles"),
        queryset=Group.objects.filter(name__in=ROLES).order_by("name"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role, or switch the account off.")},
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ("name", "is_active")
        help_texts = {"is_active": _("Switched off, nobody signs in with it, and its sessions end at once.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["roles"].initial = self.instance.groups.all()

    @property
    def chosen_roles(self) -> list[str]:
        return [group.name for group in self.cleaned_data["roles"]]


class NewPersonForm(RolesForm):
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("A link to set the password is mailed to it.")
    )

    class Meta(RolesForm.Meta):
        fields = ("name",)

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if staff().filter(email=email).exists():
            raise forms.ValidationError(
                _("This address has a staff account. Find it in the list and change it there.")
            )
        return email


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("For the record, for example: lost the phone, was recognised on a call."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={"required": _("Say why. It stays in the record.")},
    )


WHAT_IS_OLD = _("Mail me each Monday which facts of the catalogue want checking again")
BOTH = _("Mail me what waits for me: my reviews each day, and each Monday what has grown old in the catalogue")


class OwnAccountForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Firms and colleagues read it beside what you write."),
        error_messages={"required": _("Type your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    wants_digest = forms.BooleanField(
        label=_("Mail me once a day what waits for me: new answers, and reviews about to be late"), required=False
    )

    def __init__(self, *args: Any, has_reviews: bool, edits: bool = False, **kwargs: Any) -> None:
        """has_reviews, edits: what there can be to mail about."""
        super().__init__(*args, **kwargs)
        if edits:
            self.fields["wants_digest"].label = BOTH if has_reviews else WHAT_IS_OLD
        elif not has_reviews:
            del self.fields["wants_digest"]
        self.helper = helper(PlainField("name", css_class="form-control"))

    def clean(self) -> dict[str, Any]:
        return {"wants_digest": self.initial["wants_digest"], **(super().clean() or {})}
