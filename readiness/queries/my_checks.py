"""All checks of the firms that an e-mail address stands for, whoever of the firm saved them.

Checks that are closed are not among them, nor those whose own address was withdrawn: the page of withdrawing says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from readiness.models import Organisation, Revision, Submission
from readiness.models.review import Status

from .submissions import by_email, found_by_mail

STANDS: Mapping[str, str | Promise] = {
    Status.WAITING: _("you asked for a review"),
    Status.IN_REVIEW: _("an advisor is looking at it"),
    Status.CLARIFICATION: _("the advisor waits for your reply"),
    Status.DONE: _("reviewed by an advisor"),
    Status.DISPUTED: _("a lead advisor looks at it again"),
}
"""A review's status as its firm understands it; one that was withdrawn is as good as none."""


@dataclass(frozen=True)
class Check:
    """level: of the newest result, 0 if it could not be rated, None if there is none yet."""

    submission: Submission
    level: int | None
    status: str

    @property
    def status_in_words(self) -> str:
        return str(STANDS.get(self.status, ""))


@dataclass(frozen=True)
class Firm:
    """checks: newest first; never empty."""

    organisation: Organisation
    checks: Sequence[Check]


def firms_of(email: str) -> list[Firm]:
    """Return the firms that somebody saved a check of with this address, each with all its checks; one query."""
    owned = by_email(email).order_by().values("organisation")
    found = _with_results(found_by_mail().filter(organisation__in=owned))
    ordered = found.select_related("organisation").order_by("organisation_id", "-pk")
    return [
        Firm(organisation, [_check(each) for each in checks])
        for organisation, checks in groupby(ordered, lambda each: each.organisation)
    ]


def _with_results(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    newest = Revision.objects.filter(submission=OuterRef("pk")).order_by("-number")
    return submissions.annotate(
        revision=Subquery(newest.values("number")[:1]),
        rated=Subquery(newest.values("level")[:1]),
        review_status=F("review__status"),
    )


def _check(it: Submission) -> Check:
    revision, rated = it.revision, it.rated  # type: ignore[attr-defined]  # annotated
    level = None if revision is None else rated or 0
    return Check(it, level, it.review_status or "")  # type: ignore[attr-defined]  # annotated
