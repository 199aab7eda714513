"""Second, blind looks: which a person may take, has, owes and may compare."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from readiness.models import (
    AuditEntry,
    Clarification,
    Comment,
    Conclusion,
    Review,
    Revision,
    SecondReview,
    User,
    Verdict,
)
from readiness.models.review import Status

from .editions import edition
from .revisions import situation_of_revision

COMPARED_FOR = timedelta(days=90)
"""How long two looks at the same answers stay on the list."""


def seconds() -> QuerySet[SecondReview]:
    """Return every second look that staff may know of, with what a list shows of it."""
    visible = SecondReview.objects.exclude(conclusion__review__status=Status.WITHDRAWN)
    shown = "conclusion__review", "conclusion__declared", "conclusion__by", "by"
    return visible.select_related(*shown).defer("conclusion__declared__result", "conclusion__declared__receipt")


def open_to(user: User) -> QuerySet[SecondReview]:
    """Return what nobody has taken and this person did not work on, the longest waiting first."""
    review = OuterRef("conclusion__review")
    worked = [
        Exists(AuditEntry.objects.filter(submission=review, changes__assignee__1=user.pk)),  # whoever judged since
        Exists(Verdict.objects.filter(review=review, by=user.pk)),
        Exists(Comment.objects.filter(review=review, by=user.pk)),
        Exists(Clarification.objects.filter(review=review, by=user.pk)),
        Exists(Conclusion.objects.filter(Q(by=user.pk) | Q(second__by=user.pk), review=review)),
    ]
    free = seconds().filter(by=None, handed_in_at=None).exclude(conclusion__review__assignee=user.pk)
    return free.filter(*(~each for each in worked)).order_by("pk")


def in_hand_of(user: User) -> QuerySet[SecondReview]:
    """Return what this person has taken and not handed in."""
    return seconds().filter(by=user.pk, handed_in_at=None).order_by("pk")


def compared_for(user: User, *, everybodys: bool) -> QuerySet[SecondReview]:
    """Return what was handed in lately: this person's, as first or second advisor, or everybody's."""
    recent = seconds().filter(handed_in_at__gte=timezone.now() - COMPARED_FOR).order_by("-handed_in_at")
    return recent if everybodys else recent.filter(Q(by=user.pk) | Q(conclusion__by=user.pk))


def owed_by(user: User) -> QuerySet[Review]:
    """Return the reviews of which this person must not learn more, because a blind look is in their hands."""
    return Review.objects.filter(conclusions__second__by=user.pk, conclusions__second__handed_in_at=None)


def codes_of(revision: Revision) -> list[str]:
    """Return the questions that were asked and apply, in questionnaire order."""
    questionnaire, situation = edition(revision.questionnaire_id).questionnaire, situation_of_revision(revision)
    wanted = questionnaire.asked(situation.mode).difference(situation.not_applicable)
    return [code for code in questionnaire.position if code in wanted]
