"""Writing in a review: only by who has it in hand, decided under its lock."""

from typing import cast

from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.core.questionnaire import Mode
from readiness.models import Review, Revision, User
from readiness.models.review import IN_HAND
from readiness.queries.editions import edition

from .moving import locked


def held(review: Review, by: User) -> Review:
    """Lock a review and return it as stored. Raises ReviewRefused if `by` does not have it in hand any more."""
    found = locked(review)
    if found.status not in IN_HAND:
        told = _("This review is %(status)s now, so nothing was saved. Reload the page to see where it stands.")
        raise ReviewRefused(told % {"status": found.get_status_display()})
    if found.assignee_id != by.pk:
        told = _("%(name)s has this review in hand now, so nothing was saved. You can take it over, with a reason.")
        raise ReviewRefused(told % {"name": found.assignee})
    return found


def check_asked(revision: Revision, question: str) -> None:
    """Raise ReviewRefused if a question is none of those that this check asks."""
    if question not in edition(revision.questionnaire_id).questionnaire.asked(cast(Mode, revision.mode)):
        told = _("%(question)s is not a question of this check. Nothing was saved.")
        raise ReviewRefused(told % {"question": question})


def check_stated(text: str, told: str) -> None:
    """Raise ReviewRefused with a sentence if a text that is needed is empty."""
    if not text.strip():
        raise ReviewRefused(told)
