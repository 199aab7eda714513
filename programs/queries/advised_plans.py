"""An advisor's plan beside the one by the rules: while it is made, and as the firm was told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.core.catalogue import Catalogue
from programs.models import AdvisedPlan, CatalogueVersion, PlanDecision, Uptake
from readiness.models import Conclusion, Review

from .advised_words import broken_in_words, name_of
from .advising import PLANNABLE, Decision, decisions_of, plans_under_review
from .catalogues import catalogue_edition, current_catalogue
from .lock_in_points import Point, points_of
from .plan_changes import Difference, Outcome
from .plan_entries import Entry
from .plan_page import TellsPlan
from .plan_told import Told, raising_of
from .plans import rules_beside, told_to
from .uptake import planned_for, uptake_of

SAID: Mapping[str, str | Promise] = {
    PlanDecision.Kind.PIN: _("Kept in the plan"),
    PlanDecision.Kind.DISMISS: _("Left out of the plan"),
    PlanDecision.Kind.REPLACE: _("Replaced"),
}


@dataclass(frozen=True)
class Decided:
    """One decision in words. instead: the name of what takes its place; instead_slug is empty for the other kinds."""

    slug: str
    kind: str
    said: str
    name: str
    instead_slug: str
    instead: str
    reason: str


@dataclass(frozen=True)
class Both(TellsPlan):
    """The advised plan, told like any plan, and the plan by the rules beside it. result: the advised one as kept."""

    told: Told
    rules: Told
    result: Mapping[str, Any]
    decisions: Sequence[Decided]
    uptake: Mapping[str, Uptake]

    @cached_property
    def difference(self) -> Difference:
        return Difference(Outcome(self.rules), Outcome(self.told))

    @property
    def is_changed(self) -> bool:
        return bool(self.rules.result["plan"]["programs"] != self.plan["programs"])

    @cached_property
    def broken(self) -> list[str]:
        """What the decisions leave no room for, in sentences."""
        return broken_in_words(self.told.catalogue, self.result)

    @cached_property
    def decided(self) -> dict[str, Decided]:
        """The decision that a programme stands in the plan by, or is out of it by."""
        replacing = {each.instead_slug: each for each in self.decisions if each.instead_slug}
        return replacing | {each.slug: each for each in self.decisions}

    def _is_choice(self, entry: Entry) -> bool:
        """What the advisor left out is not named as a choice."""
        return super()._is_choice(entry) and entry.slug not in {each.slug for each in self.left_out}

    @cached_property
    def apart(self) -> list[Decided]:
        """Decisions about programmes that are not in the plan."""
        return [each for each in self.decisions if each.slug not in self.plan["programs"]]

    @property
    def left_out(self) -> list[Decided]:
        return [each for each in self.apart if each.kind != PlanDecision.Kind.PIN]


@dataclass(frozen=True)
class ReviewPlan(Both):
    """A plan while its review goes on, or as it would be today once it has ended. exposure: factor -> values today.

    told_before: slug -> name of what the firm has in some plan of its own, so that it can say what became of it.
    """

    review: Review
    exposure: Mapping[str, tuple[int, int]]
    told_before: Mapping[str, str]

    @cached_property
    def beside(self) -> list[Entry]:
        """What the firm could join as well, and nothing is decided about."""
        return [each for each in self.considered if each.slug not in self.decided]

    @cached_property
    def earlier(self) -> list[tuple[str, str, Uptake | None]]:
        """Steps that the firm has in a plan of its own and not in this one: slug, name and what became of it."""
        rest = ((slug, name) for slug, name in self.told_before.items() if slug not in self.plan["programs"])
        return [(slug, name, self.uptake.get(slug)) for slug, name in rest]

    def entry(self, slug: str) -> Entry | None:
        """Return a programme that can be decided about: what can be planned, is planned, or was decided about."""
        may = {*self.plan["programs"], *self.decided, *(each.slug for each in self.plannable)}
        found = (Entry(self.told, match) for match in self.told.result["matches"] if match["program"] == slug)
        return next(found, None) if slug in may else None

    @property
    def plannable(self) -> list[Entry]:
        """What can be kept in the plan or take another's place, the best for the firm first."""
        rules = (Entry(self.rules, match) for match in self.rules.result["matches"])
        return [each for each in rules if each.match["section"] in PLANNABLE]

    @cached_property
    def points(self) -> list[Point]:
        """What to talk about with the firm before anybody is tied."""
        return points_of(self.told, self.exposure, [step.entry for step in self.steps])


def review_plan(review: Review) -> ReviewPlan | None:
    """Return the plan of a review by the current catalogue today; None while there is no catalogue.

    At most six queries once the versions are in memory; one less if the review's verdicts were read with it, and
    if no advisor marked a step.
    """
    try:
        catalogue_id = current_catalogue()
    except CatalogueVersion.DoesNotExist:
        return None
    catalogue, today = catalogue_edition(catalogue_id).catalogue, timezone.localdate()
    decisions = decisions_of(review)
    found = plans_under_review(review, catalogue_id, today, decisions)
    rules = Told(raising_of(review.revision, catalogue, found.situation, found.rules.data), today, today)
    return ReviewPlan(
        told=_as_advised(rules, found.data),
        rules=rules,
        result=found.data,
        decisions=_in_words(catalogue, decisions),
        uptake=uptake_of(review.pk),
        review=review,
        exposure=found.advised.exposure,
        told_before={slug: name for slug, (name, _vendor) in planned_for(review.pk).items()},
    )


def advised_plan_for(conclusion: Conclusion) -> Both | None:
    """Return the advisor's plan that came with a conclusion; None if there was no catalogue then."""
    found = AdvisedPlan.objects.filter(revision=conclusion.revision_id).select_related("revision")
    advised: AdvisedPlan | None = found.first()
    if advised is None:
        return None
    rules = told_to(rules_beside(advised), advised.revision)
    return Both(
        told=_as_advised(rules, advised.result),
        rules=rules,
        result=advised.result,
        decisions=_in_words(rules.catalogue, advised.decisions),
        uptake=uptake_of(advised.revision.submission_id),
    )


def _as_advised(rules: Told, result: Mapping[str, Any]) -> Told:
    """Return the matches of the rules in the sections where the advised plan puts them, with its warnings."""
    advised = {**rules.result, "plan": result["plan"], "warnings": result["warnings"]}
    advised["matches"] = _sorted(rules.result["matches"], result["plan"]["programs"])
    return replace(rules, raising=replace(rules.raising, result=advised))


def _sorted(matches: Iterable[Mapping[str, Any]], plan: Sequence[str]) -> list[Mapping[str, Any]]:
    by_slug = {each["program"]: each for each in matches}
    planned = [{**by_slug[slug], "section": "plan"} for slug in plan]
    rest = (each for slug, each in by_slug.items() if slug not in plan)
    return [*planned, *({**each, "section": "consider"} if each["section"] == "plan" else each for each in rest)]


def _in_words(catalogue: Catalogue, decisions: Iterable[Decision]) -> list[Decided]:
    return [
        Decided(
            each["program"],
            each["kind"],
            str(SAID[each["kind"]]),
            name_of(catalogue, each["program"]),
            each["instead"],
            name_of(catalogue, each["instead"]),
            each["reason"],
        )
        for each in decisions
    ]
