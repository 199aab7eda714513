"""Working out an advisor's plan from decisions, beside the one by the rules."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from programs.core.advised import Advised, Decided, advise, by_rules
from programs.core.breaks import Break
from programs.core.catalogue import Catalogue
from programs.models import PlanDecision, Recommendation
from programs.telling import matching_data
from readiness.core.assessment import rate_all
from readiness.core.canonical import canonical_json
from readiness.core.questionnaire import Questionnaire
from readiness.core.receipt import inputs_of
from readiness.core.responses import Situation, read_situation
from readiness.models import Review
from readiness.queries.editions import edition
from readiness.queries.reviewing.adjusted import adjusted_situation
from readiness.queries.revisions import situation_of_revision

from .catalogues import catalogue_edition
from .recommendations import Answer, answers_of

Decision = Mapping[str, str]
"""program, kind, instead and reason, as an advised plan keeps them."""
DECISION = ("program", "kind", "instead", "reason")
PLANNABLE = ("plan", "consider")
"""Sections of what a firm may join for certain, so that it can be kept in a plan or take another's place."""


def decided(decisions: Iterable[Decision]) -> Decided:
    """Return what decisions keep and leave out; who decides sees to it that no programme is in both."""
    kept: list[str] = []
    left_out: list[str] = []
    for each in decisions:
        if each["kind"] == PlanDecision.Kind.PIN:
            kept.append(each["program"])
        else:
            left_out.append(each["program"])
        if each["kind"] == PlanDecision.Kind.REPLACE:
            kept.append(each["instead"])
    return Decided(tuple(dict.fromkeys(kept)), tuple(left_out))


@dataclass(frozen=True)
class WorkedOut:
    """A firm's plan by the rules, and as advised."""

    catalogue: Catalogue
    rules: Answer
    advised: Advised

    @property
    def situation(self) -> Situation:
        return self.rules.situation

    @cached_property
    def data(self) -> dict[str, Any]:
        """The advised plan as it is kept: plan and warnings as `assess` prints them, and what it breaks."""
        told = matching_data(self.catalogue, self.advised.matching)
        return {
            "plan": told["plan"],
            "warnings": told["warnings"],
            "breaks": [_break(each) for each in self.advised.breaks],
            "lost": list(self.advised.lost),
        }


def _break(it: Break) -> dict[str, Any]:
    return {
        "code": it.code,
        "programs": [program.slug for program in it.programs],
        "needed": it.needed,
        "limit": it.limit,
    }


def worked_out(
    questionnaire: Questionnaire, catalogue: Catalogue, situation: Situation, decisions: Iterable[Decision]
) -> WorkedOut:
    """Return the plans of one firm. The same firm and decisions are worked out once per process."""
    return _worked_out(questionnaire, catalogue, canonical_json(inputs_of(situation)), decided(decisions))


@lru_cache(maxsize=64)
def _worked_out(questionnaire: Questionnaire, catalogue: Catalogue, inputs: str, chosen: Decided) -> WorkedOut:
    situation = read_situation(questionnaire, json.loads(inputs), complete=False)
    rated = rate_all(questionnaire, [situation])
    (answer,) = answers_of(questionnaire, catalogue, rated)
    if chosen == Decided():
        return WorkedOut(catalogue, answer, by_rules(catalogue, questionnaire, rated, answer.matching))
    return WorkedOut(catalogue, answer, advise(catalogue, questionnaire, rated, chosen))


def advised_for(recommendation: Recommendation, decisions: Iterable[Decision]) -> WorkedOut:
    """Return the plans of the answers that were recommended for, on that day and by that catalogue."""
    revision = recommendation.revision
    return worked_out(
        edition(revision.questionnaire_id).questionnaire,
        catalogue_edition(recommendation.catalogue_id).catalogue,
        replace(situation_of_revision(revision), as_of=recommendation.as_of),
        decisions,
    )


def decisions_of(review: Review) -> list[Decision]:
    """Return what is decided about a review's plan, in the order in which it was."""
    return list(PlanDecision.objects.filter(review=review).values(*DECISION))


def plans_under_review(review: Review, catalogue_id: int, day: date, decisions: Iterable[Decision]) -> WorkedOut:
    """Return both plans of a review on a day, by a catalogue; its verdicts are one query if they were not read yet."""
    questionnaire = edition(review.revision.questionnaire_id).questionnaire
    situation = adjusted_situation(review.revision, review.verdicts.all(), as_of=day)
    return worked_out(questionnaire, catalogue_edition(catalogue_id).catalogue, situation, decisions)
