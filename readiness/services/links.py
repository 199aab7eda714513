"""Mailing links: the address is kept with the submission, the link is made when the mail is."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from readiness.links import code_hash, link_hash, new_salt, return_code
from readiness.models import Consent, Submission, User
from readiness.queries.submissions import by_email

from .addresses import put_address
from .audit import record
from .consents import keep_once
from .holding import hold
from .jobs import ask_for, job_kind
from .sending import give_up, key_of, send_template, settle

MOST_LINKS = 10


def absolute_link(submission: Submission) -> str:
    """Return the address that opens a submission."""
    return settings.SITE_URL + reverse("resume", args=[submission.link])


@transaction.atomic
def mail_link(*, submission: Submission, email: str, by: User | None) -> None:
    """Keep the address for lost links, and mail the link to it. Raises CheckClosed if the check is no more."""
    locked, _review = hold(submission)
    keep_once(locked, Consent.Purpose.MAIL)
    put_address(locked, email)
    submission.contact_email = email
    settle(locked)
    record("mail link", by=by, submission=locked)
    ask_for("mail link", submission=locked.pk, key=uuid.uuid4().hex)


@transaction.atomic
def mail_lost_links(*, email: str) -> None:
    """Mail every link that was begun with an address. Does the same work whether there is one or not."""
    newest = by_email(email).only("pk").first()
    record("ask for lost links", by=None, submission=newest)
    ask_for("mail lost links", newest=newest and newest.pk, key=uuid.uuid4().hex)


@transaction.atomic
def renew_link(*, submission: Submission, by: User | None) -> None:
    """Give a submission a new link and return code. The old ones open nothing from then on, nor do mails with them.

    Raises CheckClosed if the check is no more.
    """
    locked, _review = hold(submission)
    locked.link_salt = new_salt()
    locked.link_hash, locked.code_hash = link_hash(locked.link), code_hash(return_code(locked.link_salt))
    locked.save(update_fields=["link_salt", "link_hash", "code_hash"])
    record("renew link", by=by, submission=locked)
    submission.link_salt = locked.link_salt


def _give_up(arguments: Mapping[str, Any], error: str) -> None:
    submission = Submission.objects.filter(pk=arguments.get("submission", arguments.get("newest"))).first()
    if submission and submission.contact_email:
        give_up(key=_mail_key(arguments), submission=submission)


def _mail_key(arguments: Mapping[str, Any]) -> str:
    return f"links {key_of(arguments)}"


@job_kind("mail link", if_given_up=_give_up)
def _mail_link(arguments: Mapping[str, Any]) -> None:
    submission = Submission.objects.select_related("organisation").filter(pk=arguments["submission"]).first()
    if submission and submission.contact_email:
        _send([submission], _("Your link to the AI Readiness Check"), _mail_key(arguments))


@job_kind("mail lost links", if_given_up=_give_up)
def _mail_lost_links(arguments: Mapping[str, Any]) -> None:
    newest = Submission.objects.filter(pk=arguments["newest"]).first()
    if newest and newest.contact_email:
        found = list(by_email(newest.contact_email).select_related("organisation")[:MOST_LINKS])
        if found:
            _send(found, _("Your links to the AI Readiness Check"), _mail_key(arguments))


def _send(submissions: list[Submission], subject: str, key: str) -> None:
    links = [
        {"submission": each, "url": absolute_link(each), "code": return_code(each.link_salt)} for each in submissions
    ]
    to, about = submissions[0].contact_email, submissions[0]
    send_template("links", {"links": links}, key=key, to=to, subject=subject, submission=about)
