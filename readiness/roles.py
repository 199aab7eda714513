"""The roles that staff can have: each is a group, which has exactly the permissions here. A person may have several.

Administrators look after people and the catalogue; they do not see firms' answers.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

TABLES = "cohort fact factor factorvalue number program raise sentence source tool vendor"
CATALOGUE = (
    "programs.publish_catalogue",
    *(f"programs.{do}_{table}" for do in ("add", "change", "delete", "view") for table in TABLES.split()),
)
ROLES: dict[str, tuple[str, ...]] = {
    "advisor": ("readiness.review_submission",),
    "lead advisor": ("readiness.review_submission", "readiness.assign_review", "readiness.view_auditentry"),
    "catalogue editor": CATALOGUE,
    "administrator": (*CATALOGUE, "readiness.add_user", "readiness.change_user", "readiness.view_user"),
    "auditor": ("readiness.read_reviews", "readiness.view_auditentry"),
}


@transaction.atomic
def make_roles() -> None:
    """Make the groups, each with its permissions and no others. Running it again changes nothing."""
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    known = {f"{app}.{code}": pk for app, code, pk in rows}
    for name, permissions in ROLES.items():
        group, _is_new = Group.objects.get_or_create(name=name)
        group.permissions.set(known[permission] for permission in permissions)
