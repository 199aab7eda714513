"""Forms of signing in: allauth's, in our words and with our fields."""
# allauth states no types, so what is derived from it derives from Any.
# mypy: allow-subclassing-any

from typing import Any, ClassVar

from allauth.account import forms as allauth
from allauth.core import context
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .fields import PlainField, helper

Words = dict[str, tuple[str | Promise, str | Promise]]
PASSWORD_HINT = _("At least 12 characters, and not one that many people use. Four or five words make a good one.")
ADDRESS = _("Your e-mail address")
NEW_TWICE: Words = {
    "password1": (_("New password"), PASSWORD_HINT),
    "password2": (_("New password, once more"), ""),
}


class Worded(forms.Form):
    """words: field -> label and hint. A label is enough; what stands in the field itself is gone once one types."""

    words: ClassVar[Words] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            self.fields[name].label, self.fields[name].help_text = str(label), str(hint)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        shown = [name for name, field in self.fields.items() if not field.widget.is_hidden]
        self.helper = helper(*(PlainField(name, css_class="form-control") for name in shown))
        self.helper.render_hidden_fields = True
        self.helper.form_show_errors = False  # errors of the whole form stand above it, those of a field with it


class SignInForm(Worded, allauth.LoginForm):
    words: ClassVar[Words] = {"login": (ADDRESS, ""), "password": (_("Password"), "")}


class ChangePasswordForm(Worded, allauth.ChangePasswordForm):
    words: ClassVar[Words] = {"oldpassword": (_("Your password of now"), ""), **NEW_TWICE}


class SetPasswordForm(Worded, allauth.SetPasswordForm):
    words = NEW_TWICE


class NewPasswordForm(Worded, allauth.ResetPasswordKeyForm):
    words = NEW_TWICE


class PasswordAgainForm(Worded, allauth.ReauthenticateForm):
    words: ClassVar[Words] = {"password": (_("Your password"), "")}


class MailedCodeForm(Worded, allauth.ConfirmLoginCodeForm):
    words: ClassVar[Words] = {"code": (_("The code from the mail"), _("It is good for 15 minutes, in this browser."))}


class ResetPasswordForm(Worded, allauth.ResetPasswordForm):
    words: ClassVar[Words] = {"email": (ADDRESS, "")}

    def save(self, request: Any, **kwargs: Any) -> str:
        """For an unknown address do the same work and send nothing."""
        if not self.users:
            adapter = allauth.get_adapter(context.request)
            adapter.send_mail("account/email/password_reset_key", "", {"password_reset_url": "-" * 60})
        return str(super().save(request, **kwargs))
