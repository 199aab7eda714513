"""Who may do what to the catalogue. `check_` raises with a sentence for people, `can_` says yes or no."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from readiness.models import User

Person = User | AnonymousUser


def check_can_edit(user: Person) -> None:
    """Editors change the draft."""
    if not _may(user, "programs.change_program"):
        raise PermissionDenied(_("Only catalogue editors can change the draft. An administrator can make you one."))


def can_edit(user: Person) -> bool:
    return _may(user, "programs.change_program")


def check_can_publish(user: Person) -> None:
    """Publishers preview, import, publish and restore."""
    if not _may(user, "programs.publish_catalogue"):
        raise PermissionDenied(
            _("Only people who may publish the catalogue can do this. An administrator can allow it.")
        )


def can_publish(user: Person) -> bool:
    return _may(user, "programs.publish_catalogue")


def _may(user: Person, permission: str) -> bool:
    return user.is_active and user.is_staff and user.has_perm(permission)
