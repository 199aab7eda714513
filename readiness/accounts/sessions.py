"""What a session has proven, beyond whose it is."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from readiness.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes help out; they are no factor to rely on."""


def did_second_factor(request: HttpRequest) -> bool:
    """Say whether this session itself gave a second factor; that its owner has one somewhere is not enough."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def proven_address(request: HttpRequest) -> str:
    """Return the e-mail address that this session proved with a mailed code, or nothing."""
    records = get_authentication_records(request, request.user) if request.user.is_authenticated else []
    proven = [record["email"] for record in records if record["method"] == "code"]
    return str(proven[-1]) if proven else ""


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def forget_second_factor(session: SessionBase) -> None:
    """Have the session prove a second factor again."""
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [record for record in records if record["method"] != "mfa"]
