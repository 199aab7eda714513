"""The second factor: how its secrets are kept, and what follows when one is added or removed."""
# allauth states no types, so what is derived from it derives from Any.
# mypy: allow-subclassing-any

from typing import Any, ClassVar

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from readiness.models import User
from readiness.sealing import seal, unseal
from readiness.services.audit import record

from .adapter import WRONG_CODE
from .sessions import FACTORS, did_second_factor, forget_second_factor, has_second_factor

PURPOSE = "second factor"


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        return seal(text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, purpose=PURPOSE)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Passkey %(number)s") % {"number": number})


@receiver(authenticator_added)
def when_added(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Setting up a factor proves it. Other sessions are older than it, so they end."""
    record("add second factor", by=user, changes={"factors": (None, authenticator.type)})
    if authenticator.type not in FACTORS:
        return
    if not did_second_factor(request):
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
    end_other_sessions(request, user)


@receiver(authenticator_removed)
def when_removed(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Without any factor left, staff set up another before they go on."""
    record("remove second factor", by=user, changes={"factors": (authenticator.type, None)})
    if not has_second_factor(user):
        forget_second_factor(request.session)
        end_other_sessions(request, user)


@receiver(authenticator_reset)
def when_codes_are_renewed(user: User, **kwargs: Any) -> None:
    record("renew recovery codes", by=user)


@receiver([password_changed, password_reset, password_set])
def when_password_changed(user: User, **kwargs: Any) -> None:
    record("change password", by=user)
