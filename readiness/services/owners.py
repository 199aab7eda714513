"""Accounts of owners: made when somebody first asks for a code, for an address that a check was saved with.

They are emptied with the last check of their address.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction

from readiness.models import User
from readiness.queries.people import REMOVED, is_staff_person, owners
from readiness.queries.submissions import by_email

from .audit import record
from .people import end_sessions


@transaction.atomic
def owner_with(*, email: str) -> User | None:
    """Return the owner's account of an address, or None for addresses without a check, of staff, or switched off.

    Staff never come in by a mailed code alone; to them as to strangers nothing is sent.
    """
    address = email.lower()
    user = User.objects.filter(email=address).first()
    if user:
        return user if user.is_active and not is_staff_person(user) else None
    if not by_email(address).exists():
        return None
    made, is_new = User.objects.get_or_create(email=address, defaults={"password": make_password(None)})
    if is_new:
        record("make owner account", by=made)
    return made


@transaction.atomic
def forget_owner(*, email: str) -> bool:
    """Empty the owner's account of an address that no check is kept with any more; return whether there was one.

    email: may be empty. Accounts of people who are or were of staff are for an administrator to close.
    """
    user = owners().filter(email=email.lower()).first() if email else None
    if user is None or by_email(email).exists():
        return False
    end_sessions(user)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.email, user.is_active, user.password = f"removed-{user.pk}@{REMOVED}", False, make_password(None)
    user.save(update_fields=["email", "is_active", "password"])
    record("forget owner account", by=None, changes={"person": (user.pk, None)})
    return True
