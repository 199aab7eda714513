"""Plans on pages of the assessment, which knows nothing of programmes."""

from datetime import timedelta

from django import template
from django.utils import timezone

from programs.forms.what_if import WhatIfForm
from programs.queries import advised_plans, vendors_taken_up
from programs.queries.advised_plans import Both, Decided, ReviewPlan
from programs.queries.catalogues import catalogue_edition
from programs.queries.plans import Plans, plans_of
from programs.queries.uptake import Marked, marked_steps
from programs.queries.vendors_taken_up import VendorUptake
from readiness.models import Conclusion, Review, Revision
from readiness.permissions import Person, can_review, can_work
from readiness.queries.editions import edition, words_of

register = template.Library()


@register.simple_tag
def plans_for(revision: Revision) -> Plans:
    """The plans of a result, to be told with the templates of programmes."""
    return plans_of(revision)


@register.simple_tag
def what_if_form(revision: Revision, plans: Plans) -> WhatIfForm | None:
    """The form to try other facts with, nothing chosen yet; None while there is no catalogue."""
    if plans.current is None:
        return None
    words = words_of(edition(revision.questionnaire_id))
    return WhatIfForm(catalogue_edition(plans.current).catalogue, words, revision.profile)


@register.simple_tag
def review_plan(review: Review) -> ReviewPlan | None:
    """The plan of a review as it goes on, to be told with `programs/review_plan.html`; None without a catalogue."""
    return advised_plans.review_plan(review)


@register.simple_tag
def advised_plan_for(conclusion: Conclusion) -> Both | None:
    """The advisor's plan that a firm was told with a conclusion, for `programs/advised_plan.html`."""
    return advised_plans.advised_plan_for(conclusion)


@register.filter
def decision_on(plan: Both, slug: str) -> Decided | None:
    """The decision that a programme stands in an advised plan by, or is out of it by."""
    return plan.decided.get(slug)


@register.filter
def may_be_decided_by(plan: ReviewPlan, user: Person) -> bool:
    """Say whether a person has the review of a plan in hand."""
    return can_review(user) and can_work(user, plan.review)


@register.simple_tag
def uptake_since(revision: Revision) -> list[Marked]:
    """What became of the steps of a result's plans, for `programs/uptake_since.html`."""
    return marked_steps(revision.submission_id)


@register.simple_tag
def uptake_by_vendor(days: int) -> list[VendorUptake]:
    """How often each vendor was planned and taken up in the last days. Empty while there is no catalogue."""
    return vendors_taken_up.uptake_by_vendor(timezone.localdate() - timedelta(days=days))
