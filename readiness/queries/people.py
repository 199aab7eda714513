"""Who is staff, and who owns checks of firms and nothing else."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from readiness.models import User

from .submissions import found_by_mail

REMOVED = "removed.invalid"
"""The domain of addresses of accounts that were emptied; nobody can have one there."""


def staff() -> QuerySet[User]:
    """Everybody with a role or another way into staff pages, signed off or not. Owners of firms are none of them."""
    inside = Q(groups__isnull=False) | Q(user_permissions__isnull=False) | Q(is_staff=True) | Q(is_superuser=True)
    return User.objects.filter(inside).distinct()


def owners() -> QuerySet[User]:
    """Accounts of owners that were not emptied yet. Whoever is or was of staff has a name, which owners never have."""
    return User.objects.filter(name="").exclude(pk__in=staff().values("pk")).exclude(email__endswith=f"@{REMOVED}")


def owners_without_checks() -> QuerySet[User]:
    """Owners whose address no check is kept with any more."""
    addresses = found_by_mail().exclude(contact_email="").annotate(address=Lower("contact_email"))
    return owners().filter(~Exists(addresses.filter(address=OuterRef("email")))).order_by("pk")


def is_staff_person(user: User | AnonymousUser) -> bool:
    """Say whether somebody is staff; costs a query unless the account itself says so."""
    if user.pk is None:
        return False
    return user.is_staff or user.is_superuser or staff().filter(pk=user.pk).exists()
