"""Simulated firms before they are stored: what they are, what they said, how they are rated, what they ask for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.utils import timezone

from programs.core.firms import Firms, facts_of, firms_of
from programs.core.matching import seed_of
from readiness.core.assessment import Rated, as_data, assessments, rate_all
from readiness.core.canonical import canonical_json
from readiness.core.questionnaire import Questionnaire
from readiness.core.receipt import inputs_of
from readiness.core.responses import Situation, read_situation
from readiness.queries.editions import current_version, edition
from readiness.services.reviews.asking import WORKING_DAYS
from readiness.simulation import firms
from readiness.simulation.details import Details, details
from readiness.simulation.requests import Request, requests


@dataclass(frozen=True)
class Chunk:
    """Which firms: count of them from the first of all. moment: when they are made.

    advisors: ids; without any there are no reviews. every: each so many-th firm of all has its recommendation kept.
    """

    seed: str
    first: int
    count: int
    moment: datetime
    advisors: tuple[int, ...] = ()
    every: int = 1

    @property
    def day(self) -> date:
        return timezone.localdate(self.moment)

    @property
    def recommended(self) -> list[int]:
        """Places in the chunk."""
        return [place for place in range(self.count) if (self.first + place) % self.every == 0]


class Texts(NamedTuple):
    """What one firm said, its facts and answers alone, and its result."""

    inputs: str
    profile: str
    responses: str
    result: str


@dataclass(frozen=True, eq=False)
class Made:
    """The firms of a chunk, column by column. version: the questionnaire's id."""

    version: int
    questionnaire: Questionnaire
    rated: Rated
    details: Sequence[Details]
    requests: Sequence[Request]

    @property
    def situations(self) -> Sequence[Situation]:
        return self.rated.situations

    @cached_property
    def inputs(self) -> list[dict[str, Any]]:
        """As receipts carry them."""
        return [inputs_of(situation) for situation in self.situations]

    @cached_property
    def results(self) -> list[dict[str, Any]]:
        """As receipts carry them."""
        return [as_data(each) for each in assessments(self.questionnaire, self.rated)]

    @cached_property
    def texts(self) -> list[Texts]:
        """The same as canonical JSON."""
        rows = zip(self.inputs, self.results, strict=True)
        return [Texts(*map(canonical_json, (it, it["profile"], it["responses"], result))) for it, result in rows]

    @cached_property
    def seeds(self) -> list[str]:
        """For lots."""
        return [seed_of(situation) for situation in self.situations]

    @cached_property
    def firms(self) -> Firms:
        """As matching sees them."""
        facts, it = facts_of(self.questionnaire, self.situations), self.rated
        return firms_of(self.questionnaire, it.batch, it.ratings, it.pathways, facts)


def make(chunk: Chunk) -> Made:
    """Make firms and rate them; the same chunk gives the same firms."""
    version = current_version()
    questionnaire = edition(version).questionnaire
    documents = list(firms(questionnaire, chunk.count, seed=chunk.seed))
    people = max(1, len(chunk.advisors))
    asked = list(requests(chunk.count, seed=chunk.seed, now=chunk.moment, advisors=people, target=WORKING_DAYS))
    situations = [
        replace(read_situation(questionnaire, document), as_of=timezone.localdate(request.asked_at))
        for document, request in zip(documents, asked, strict=True)
    ]
    trades = [document["profile"]["sector"] for document in documents]
    return Made(
        version=version,
        questionnaire=questionnaire,
        rated=rate_all(questionnaire, situations),
        details=list(details(trades, seed=chunk.seed)),
        requests=asked,
    )
