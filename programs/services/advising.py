"""What an advisor decides about a firm's plan, and keeping the plan that comes of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs.core.catalogue import Catalogue, Program
from programs.models import AdvisedPlan, PlanDecision, Recommendation
from programs.queries.advising import (
    PLANNABLE,
    Decision,
    WorkedOut,
    advised_for,
    decided,
    decisions_of,
    plans_under_review,
)
from programs.queries.catalogues import catalogue_edition, current_catalogue
from readiness.core.errors import ReviewRefused
from readiness.models import Conclusion, Review, User
from readiness.services.audit import record
from readiness.services.reviews.in_hand import check_stated, held

Kind = PlanDecision.Kind


@transaction.atomic
def decide(*, review: Review, program: str, kind: str, instead: str = "", reason: str, by: User) -> None:
    """Keep a programme in the plan, leave it out, or let another take its place; a later decision on it replaces it.

    Raises ReviewRefused without a reason, if the programme cannot be planned for the firm, or if the review is not in
    the hands of `by`.
    """
    check_stated(reason, _("Say why. The firm reads it beside its plan."))
    found = held(review, by)
    before = decisions_of(found)
    made = {
        "program": program,
        "kind": str(kind),
        "instead": instead if kind == Kind.REPLACE else "",
        "reason": reason,
    }
    _check(found, made, [each for each in before if each["program"] != program])
    PlanDecision.objects.update_or_create(review=found, program=program, defaults={**made, "by": by})
    old = next((each for each in before if each["program"] == program), None)
    changes = {f"plan.{program}": (_said(old), _said(made))}
    record("decide on plan", by=by, submission=found.submission, changes=changes, reason=reason)


@transaction.atomic
def undecide(*, review: Review, program: str, by: User) -> None:
    """Take a decision back; the rules hold again for the programme. Without one nothing happens."""
    found = held(review, by)
    before = [each for each in decisions_of(found) if each["program"] == program]
    if before:
        PlanDecision.objects.filter(review=found, program=program).delete()
        changes = {f"plan.{program}": (_said(before[0]), None)}
        record("undo decision on plan", by=by, submission=found.submission, changes=changes)


def _said(decision: Decision | None) -> str | None:
    if decision is None:
        return None
    return f"{decision['kind']} {decision['instead']}".strip()


def _check(review: Review, made: Decision, others: list[Decision]) -> None:
    catalogue_id = current_catalogue()
    catalogue = catalogue_edition(catalogue_id).catalogue
    about = _program(catalogue, made["program"])
    _check_against(catalogue, made, others)
    wanted = about if made["kind"] == Kind.PIN else None
    if made["kind"] == Kind.REPLACE:
        wanted = _program(catalogue, made["instead"])
        if wanted is about:
            raise ReviewRefused(_("A programme cannot take its own place. Choose another one."))
    if wanted:
        _check_plannable(plans_under_review(review, catalogue_id, timezone.localdate(), others), wanted)


def _program(catalogue: Catalogue, slug: str) -> Program:
    found = catalogue.by_slug.get(slug)
    if found is None:
        raise ReviewRefused(_("This programme is not in the catalogue any more. Reload the page and choose another."))
    return found


def _check_against(catalogue: Catalogue, made: Decision, others: list[Decision]) -> None:
    """No programme is both kept and left out."""
    every = decided([*others, made])
    if both := set(every.kept) & set(every.left_out):
        name = catalogue.by_slug[both.pop()].name
        told = _("%(name)s would be both kept in the plan and left out of it. Undo the other decision on it first.")
        raise ReviewRefused(told % {"name": name})


def _check_plannable(it: WorkedOut, program: Program) -> None:
    section = next(each.section for each in it.rules.matching.matches if each.program is program)
    if section not in PLANNABLE:
        told = _("%(name)s cannot be planned for this firm: it is not open to it, or not known to be open now.")
        raise ReviewRefused(told % {"name": program.name})


@transaction.atomic
def keep_advised_plan(*, conclusion: Conclusion, recommendation: Recommendation) -> AdvisedPlan:
    """Store the advisor's plan for the reviewed answers, beside what the rules recommended to them on the same day."""
    decisions = decisions_of(conclusion.review)
    found = advised_for(recommendation, decisions)
    plan = AdvisedPlan.objects.create(
        revision=conclusion.revision,
        programs=found.data["plan"]["programs"],
        decisions=decisions,
        result=found.data,
        by=conclusion.by,
    )
    changes = {"programs": (recommendation.programs, plan.programs)}
    record("advise on plan", by=conclusion.by, submission=conclusion.revision.submission, changes=changes)
    return plan
