"""The daily mail to advisors who want it: at most one a working day, and none that has nothing to say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.core.working_days import SATURDAY
from readiness.models import User
from readiness.queries.digest import digest_for

from .audit import record
from .jobs import ask_for, job_kind
from .sending import send_template

REVIEWS = "readiness.review_submission"


@transaction.atomic
def ask_for_digests() -> int:
    """Ask for today's mail for everybody who wants one and has none yet; return for how many, 0 at weekends."""
    today = timezone.localdate()
    if today.weekday() >= SATURDAY:
        return 0
    wanting = User.objects.filter(Q(digest_on=None) | Q(digest_on__lt=today), is_active=True, wants_digest=True)
    people = list(wanting.values_list("pk", flat=True))
    for person in people:
        ask_for("daily digest", user=person, day=today.isoformat())
    return len(people)


@job_kind("daily digest")
def _mail_digest(arguments: Mapping[str, Any]) -> None:
    """Mail one person once a day. Reviews are told by number: a firm that withdraws cannot take its name back out of
    a mailbox.
    """
    day = date.fromisoformat(arguments["day"])
    user = User.objects.filter(pk=arguments["user"]).first()
    if user is None or day != timezone.localdate() or user.digest_on == day:
        return
    if not (user.wants_digest and user.is_active and user.has_perm(REVIEWS)):
        return
    if (digest := digest_for(user, timezone.now())).says_something:
        key, subject = f"digest {user.pk} {day}", _("Your reviews today")
        if send_template("digest", {"digest": digest}, key=key, to=user.email, subject=subject):
            record("mail digest", by=None, changes={"person": (None, user.pk)})
    User.objects.filter(pk=user.pk).update(digest_on=day)
