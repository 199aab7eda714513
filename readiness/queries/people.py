"""Who is staff, and which firms somebody has checks of."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from readiness.models import User


def staff() -> QuerySet[User]:
    """Everybody with a role or another way into staff pages, signed off or not. Owners of firms are none of them."""
    inside = Q(groups__isnull=False) | Q(user_permissions__isnull=False) | Q(is_staff=True) | Q(is_superuser=True)
    return User.objects.filter(inside).distinct()


def is_staff_person(user: User | AnonymousUser) -> bool:
    """Say whether somebody is staff; costs a query unless the account itself says so."""
    if user.pk is None:
        return False
    return user.is_staff or user.is_superuser or staff().filter(pk=user.pk).exists()
