"""Forms of the second factor: allauth's, in our words and with our fields."""
# allauth states no types, so what is derived from it derives from Any.
# mypy: allow-subclassing-any

from typing import Any, ClassVar

from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

from .accounts import Worded, Words

CODE = (_("Six digits from your app"), _("Or one of your recovery codes, eight digits; each works once."))


class Digits(Worded):
    """A code is typed on a phone's number pad."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class CodeForm(Digits, mfa.AuthenticateForm):
    words: ClassVar[Words] = {"code": CODE}


class CodeAgainForm(Digits, mfa.ReauthenticateForm):
    words: ClassVar[Words] = {"code": CODE}


class AddAppForm(Digits, ActivateTOTPForm):
    words: ClassVar[Words] = {"code": (_("Six digits that the app shows now"), "")}
    secret: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Another look at the page, in a second tab or after a reload, shows the key that was scanned already."""
        kept = context.request.session.get(SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if kept:
            self.secret = context.request.session[SECRET_SESSION_KEY] = kept

    @property
    def key(self) -> str:
        """The key in groups of four, as people type it; apps leave the spaces out."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))


class AddPasskeyForm(Worded, AddWebAuthnForm):
    words: ClassVar[Words] = {
        "name": (_("What you call it"), _("So that you know it again, for example “Work laptop”."))
    }


class RenamePasskeyForm(Worded, EditWebAuthnForm):
    words: ClassVar[Words] = {"name": (_("What you call it"), "")}
