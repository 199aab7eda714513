"""What became of the steps of plans."""

from collections.abc import Mapping
from itertools import chain

from programs.models import AdvisedPlan, Recommendation, Uptake
from readiness.models import Submission

from .catalogues import catalogue_edition


def uptake_of(submission_id: int) -> dict[str, Uptake]:
    """Return what was said of a submission's steps, by programme."""
    return {each.program: each for each in Uptake.objects.filter(submission=submission_id).select_related("by")}


def planned_for(submission: Submission) -> Mapping[str, tuple[str, str]]:
    """Return the name and the vendor of every programme that was ever planned for a submission, by its slug.

    By the rules or by an advisor; an advised plan is of the catalogue that the rules were tried with.
    """
    mine = Recommendation.objects.filter(revision__submission=submission).order_by("pk")
    advised = dict(AdvisedPlan.objects.filter(revision__submission=submission).values_list("revision", "programs"))
    found: dict[str, tuple[str, str]] = {}
    for revision, catalogue_id, programs in mine.values_list("revision", "catalogue", "programs"):
        by_slug = catalogue_edition(catalogue_id).catalogue.by_slug
        for slug in chain(programs, advised.get(revision, ())):
            if slug in by_slug:
                found[slug] = by_slug[slug].name, by_slug[slug].vendor
    return found
