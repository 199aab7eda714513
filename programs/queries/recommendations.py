"""Matching stored revisions, and finding what was recommended to them."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from programs.core.catalogue import Catalogue
from programs.core.matching import match
from programs.core.results import Matching
from programs.telling import matching_data
from readiness.core.assessment import Assessment, Rated, as_data, assessments, rate_all
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation
from readiness.models import Revision
from readiness.queries.editions import edition
from readiness.queries.revisions import situation_of_revision


@dataclass(frozen=True)
class Answer:
    """One situation, rated and matched."""

    catalogue: Catalogue
    situation: Situation
    assessment: Assessment
    matching: Matching

    @cached_property
    def data(self) -> dict[str, Any]:
        """As `assess` prints it, without id and versions."""
        return as_data(self.assessment) | matching_data(self.catalogue, self.matching)


def answers_to(
    questionnaire: Questionnaire, catalogue: Catalogue, situations: list[Situation], seed: str | None = None
) -> list[Answer]:
    """Rate and match some situations, in order. seed: for lots; by default that of each firm's inputs."""
    return answers_of(questionnaire, catalogue, rate_all(questionnaire, situations), seed) if situations else []


def answers_of(
    questionnaire: Questionnaire, catalogue: Catalogue, rated: Rated, seed: str | None = None
) -> list[Answer]:
    """Match rated firms, in order. See answers_to."""
    matchings = match(catalogue, questionnaire, rated, seed)
    found = zip(rated.situations, assessments(questionnaire, rated), matchings, strict=True)
    return [Answer(catalogue, situation, assessment, matching) for situation, assessment, matching in found]


def matched_on(revision: Revision, catalogue: Catalogue, day: date) -> Answer:
    """Rate and match a stored revision on a day."""
    situation = replace(situation_of_revision(revision), as_of=day)
    (answer,) = answers_to(edition(revision.questionnaire_id).questionnaire, catalogue, [situation])
    return answer
