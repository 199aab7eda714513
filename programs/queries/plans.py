"""Finding what was recommended to a firm, to be told on its pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from programs.models import AdvisedPlan, CatalogueVersion, Recommendation
from readiness.models import Revision, Submission
from readiness.queries.revisions import situation_of_revision

from .catalogues import catalogue_edition, catalogue_number
from .plan_page import PlanPage
from .plan_told import Told, raising_of
from .uptake import uptake_of


def told_to(recommendation: Recommendation, revision: Revision) -> Told:
    """Return a recommendation to a revision, seen today."""
    catalogue = catalogue_edition(recommendation.catalogue_id).catalogue
    raising = raising_of(revision, catalogue, situation_of_revision(revision), recommendation.result)
    number = catalogue_number(recommendation.catalogue_id)
    return Told(raising, recommendation.as_of, timezone.localdate(), number)


def page_of(recommendation: Recommendation, revision: Revision) -> PlanPage:
    """Return a recommendation to a revision as it was told, with what became of its steps."""
    return PlanPage(recommendation, told_to(recommendation, revision), uptake_of(revision.submission_id))


def newest_recommendation(revision: Revision) -> Recommendation | None:
    found: Recommendation | None = Recommendation.objects.filter(revision=revision).last()
    return found


def rules_beside(advised: AdvisedPlan) -> Recommendation:
    """Return what the rules recommended to the same answers on the day of an advised plan: the first of them."""
    found: Recommendation = advised.revision.recommendations.earliest("pk")
    return found


def recommendation_of(submission: Submission, number: int) -> Recommendation | None:
    """Return a recommendation of this submission, with its revision; None for another's."""
    mine = Recommendation.objects.filter(revision__submission=submission).select_related("revision")
    found: Recommendation | None = mine.filter(pk=number).first()
    return found


@dataclass(frozen=True)
class Kept:
    """A recommendation in a list: nothing but what names it."""

    number: int
    as_of: date
    catalogue: int


def kept_plans(revision: Revision) -> list[Kept]:
    """Return what was recommended to a revision, newest first."""
    return _kept(Recommendation.objects.filter(revision=revision).order_by("-pk"))


def newest_plan(submission: Submission) -> Kept:
    """Return the newest plan of the latest result that has one; there must be one."""
    mine = Recommendation.objects.filter(revision__submission=submission)
    return _kept(mine.order_by("-revision__number", "-pk")[:1])[0]


def _kept(found: QuerySet[Recommendation]) -> list[Kept]:
    return [Kept(*row) for row in found.values_list("pk", "as_of", "catalogue__number")]


@dataclass(frozen=True)
class Plans:
    """What the result page knows of a revision's plans. page: the newest. current: id of the current catalogue."""

    page: PlanPage | None
    earlier: Sequence[Kept]
    current: int | None

    @property
    def is_current(self) -> bool:
        """Say whether the newest plan was made with the current catalogue."""
        return self.page is not None and self.page.recommendation.catalogue_id == self.current

    @property
    def is_outdated(self) -> bool:
        return self.page is not None and (not self.is_current or bool(self.page.no_longer_open))


def plans_of(revision: Revision) -> Plans:
    """Return a revision's plans; four queries once catalogue and questionnaire are in memory."""
    current = CatalogueVersion.objects.values_list("pk", flat=True).first()
    kept = kept_plans(revision)
    newest = newest_recommendation(revision) if kept else None
    return Plans(
        page=page_of(newest, revision) if newest else None,
        earlier=kept[1:],
        current=current,
    )
