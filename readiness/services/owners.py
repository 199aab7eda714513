"""Accounts of owners: made when somebody first asks for a code, for an address that a check was saved with."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from readiness.models import User
from readiness.queries.people import is_staff_person
from readiness.queries.submissions import by_email

from .audit import record


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
