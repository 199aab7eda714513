"""Who may do what to the catalogue. `check_` raises with a sentence for people, `can_` says yes or no."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from readiness.permissions import Person, may


def check_can_edit(user: Person) -> None:
    """Editors change the draft."""
    if not may(user, "programs.change_program"):
        raise PermissionDenied(_("Only catalogue editors can change the draft. An administrator can make you one."))


def check_can_publish(user: Person) -> None:
    """Publishers preview, import, publish and restore."""
    if not may(user, "programs.publish_catalogue"):
        raise PermissionDenied(
            _("Only people who may publish the catalogue can do this. An administrator can allow it.")
        )


def can_publish(user: Person) -> bool:
    return may(user, "programs.publish_catalogue")
