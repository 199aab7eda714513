"""What a person may do, for templates."""

from django import template

from readiness import permissions
from readiness.permissions import Person

register = template.Library()
CHECKS = {
    "review": permissions.can_review,
    "read": permissions.can_read,
    "assign": permissions.can_assign,
    "audit": permissions.can_audit,
}


@register.filter
def may(user: Person, what: str) -> bool:
    """Say whether a person may review, read reviews, assign or audit."""
    return CHECKS[what](user)
