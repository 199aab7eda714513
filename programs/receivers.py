"""What happens here when something happened in the assessment or in a review."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.dispatch import receiver

from programs.models import AdvisedPlan, CatalogueVersion, PlanDecision, Recommendation
from programs.queries.catalogues import catalogue_edition
from programs.queries.plans import newest_recommendation
from programs.services.advising import keep_advised_plan
from programs.services.labels import label_plan
from programs.services.recommendations import recommend_first
from readiness.models import Conclusion, Review, Revision, Submission
from readiness.services.anonymising import REMOVED
from readiness.services.reviews.moving import locked
from readiness.signals import anonymised, review_asked, reviewed, submitted


@receiver(submitted, dispatch_uid="recommend on submission")
def recommend_on_submission(sender: Any, revision: Revision, **kwargs: Any) -> None:
    """Give every result a plan, in the transaction that made it. Without a catalogue there is nothing to match.

    A review that is about these answers now is filtered by the new plan.
    """
    with suppress(CatalogueVersion.DoesNotExist):
        made = recommend_first(revision=revision, by=None)
        if revision.submission.asked_for_review and _is_about(revision):
            _label(locked(Review(pk=revision.submission_id)), made, made.result["plan"])


def _is_about(revision: Revision) -> bool:
    return Review.objects.visible().filter(pk=revision.submission_id, revision=revision).exists()


@receiver(review_asked, dispatch_uid="label with the plan on request")
def label_on_request(sender: Any, review: Review, **kwargs: Any) -> None:
    """Filter the review by the plan of the answers it is about; an advisor decides on it afresh."""
    PlanDecision.objects.filter(review=review).delete()
    found = newest_recommendation(review.revision)
    if found:
        _label(review, found, found.result["plan"])


@receiver(reviewed, dispatch_uid="recommend and advise on conclusion")
def advise_on_conclusion(sender: Any, conclusion: Conclusion, **kwargs: Any) -> None:
    """Give the reviewed answers the plan by the rules and the advised one, in the transaction that finished them."""
    with suppress(CatalogueVersion.DoesNotExist):
        by_rules = recommend_first(revision=conclusion.revision, by=conclusion.by)
        advised = keep_advised_plan(conclusion=conclusion, recommendation=by_rules)
        review = locked(conclusion.review)
        _label(review, by_rules, advised.result["plan"])
        conclusion.review.tags = review.tags  # whoever labels it next starts from these


def _label(review: Review, recommendation: Recommendation, plan: Mapping[str, Any]) -> None:
    label_plan(review=review, plan=plan, catalogue=catalogue_edition(recommendation.catalogue_id).catalogue)


@receiver(anonymised, dispatch_uid="empty reasons about plans")
def empty_reasons(sender: Any, submission: Submission, **kwargs: Any) -> None:
    """Remove what was written about a firm's plan; what was decided stays."""
    PlanDecision.objects.filter(review=submission.pk).update(reason=REMOVED)
    AdvisedPlan.objects.filter(revision__submission=submission).forget()
