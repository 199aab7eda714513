"""Accounts of staff: added, given roles, closed and helped by administrators, each with an audit entry."""

from collections.abc import Collection
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from readiness.models import User
from readiness.roles import make_roles

from .account_mails import mail_sealed
from .audit import record

IN_ADMIN = frozenset({"administrator", "catalogue editor"})
"""Roles whose work is in the admin, which opens only to accounts marked for it."""


def password_link(user: User) -> str:
    """Return an address that sets the password: works once, and for PASSWORD_RESET_TIMEOUT seconds."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key)


@transaction.atomic
def add_staff(*, email: str, name: str, roles: Collection[str], by: User) -> User:
    """Make an account, or give an owner's account roles, and mail a link to set its password."""
    user, _is_new = User.objects.get_or_create(email=email.lower(), defaults={"password": make_password(None)})
    _write(user, name, roles, is_active=True, by=by, verb="add staff")
    mail_password_link(user=user, by=by)
    return user


@transaction.atomic
def change_staff(*, user: User, name: str, roles: Collection[str], is_active: bool, by: User) -> None:
    """Set name and roles, open or close the account; closing it ends its sessions. Nothing changed leaves no entry."""
    _write(user, name, roles, is_active=is_active, by=by, verb="change staff")


def _write(user: User, name: str, roles: Collection[str], *, is_active: bool, by: User, verb: str) -> None:
    """The record keeps forever what it has, so it says that a name changed, and not from what to what."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    before: dict[str, Any] = {"roles": _roles(locked), "is_active": locked.is_active}
    after: dict[str, Any] = {"roles": sorted(roles), "is_active": is_active}
    changes = {field: (before[field], after[field]) for field in after if before[field] != after[field]}
    if name != locked.name:
        changes["account_name"] = (None, None)
    if not changes:
        return
    locked.name, locked.is_active, locked.is_staff = name, is_active, not IN_ADMIN.isdisjoint(roles)
    locked.save(update_fields=["name", "is_active", "is_staff"])
    locked.groups.set(Group.objects.filter(name__in=roles))
    if not is_active:
        end_sessions(locked)
    record(verb, by=by, changes={"person": (None, locked.pk), **changes})


@transaction.atomic
def change_own_account(*, name: str, wants_digest: bool, by: User) -> None:
    """Set what people of staff may set for themselves."""
    changes: dict[str, Any] = {}
    if name != by.name:
        changes["account_name"] = (None, None)
    if wants_digest != by.wants_digest:
        changes["wants_digest"] = (by.wants_digest, wants_digest)
    if changes:
        by.name, by.wants_digest = name, wants_digest
        by.save(update_fields=["name", "wants_digest"])
        record("change own account", by=by, changes=changes)


@transaction.atomic
def mail_password_link(*, user: User, by: User) -> None:
    """Mail somebody of staff a link to set a password."""
    given = {"link": password_link(user), "site": settings.SITE_URL, "by": by}
    body, html = (render_to_string(f"emails/account_link.{kind}", given) for kind in ("txt", "html"))
    mail_sealed(to=user.email, subject=_("Your account for the AI Readiness Check"), body=body, html=html)
    record("mail password link", by=by, changes={"person": (None, user.pk)})


@transaction.atomic
def reset_second_factor(*, user: User, by: User | None, reason: str) -> None:
    """Take all second factors and recovery codes away, and end all sessions: the next sign-in sets up a new one."""
    found = Authenticator.objects.filter(user=user)
    kinds = sorted(found.values_list("type", flat=True))
    found.delete()
    end_sessions(user)
    record("reset second factor", by=by, changes={"person": (None, user.pk), "factors": (kinds, [])}, reason=reason)


@transaction.atomic
def make_administrator(*, email: str, without_factor: bool = False) -> str:
    """Make or repair the account of an administrator; return a link that sets its password.

    without_factor: the second factor was lost, so that a new one is set up.
    """
    make_roles()
    address = email.lower()
    user, _is_new = User.objects.get_or_create(email=address, defaults={"password": make_password(None)})
    user.is_active, user.is_staff, user.is_superuser = True, True, False
    user.save(update_fields=["is_active", "is_staff", "is_superuser"])
    user.groups.add(Group.objects.get(name="administrator"))
    record("make administrator", by=None, changes={"person": (None, user.pk)})
    if without_factor:
        reset_second_factor(user=user, by=None, reason="create_admin")
    return password_link(user)


def end_sessions(user: User) -> None:
    """Sign somebody out everywhere."""
    for session in UserSession.objects.filter(user=user):
        session.end()


def _roles(user: User) -> list[str]:
    return sorted(user.groups.values_list("name", flat=True))
