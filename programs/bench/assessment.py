"""How fast firms are rated and matched. Yardsticks: the promises made with the assessment and the matching."""

import gc
import json
from collections import deque
from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import numpy as np

from programs.core.firms import facts_of, firms_of
from programs.core.matching import seed_of
from programs.core.parts import in_parts
from programs.core.trial import try_catalogue
from programs.seeds import CatalogueEdition
from programs.situations import answers, json_lines
from readiness.core.assessment import Rated, assess, rate_all
from readiness.core.columns import Batch
from readiness.core.rating import rate
from readiness.core.responses import read_situation
from readiness.seeds.questionnaire import Edition
from readiness.simulation import firms

from .measuring import Figure, median_seconds

DIFFERENT = 10_000
LINES = 2_000
MANY = 200_000
DAY = date(2026, 11, 20)


def figures(edition: Edition, catalogue: CatalogueEdition) -> Iterator[Figure]:
    """Yield the figures of rating and matching: as a command, as columns, and for one firm."""
    it = edition.questionnaire
    documents = list(firms(it, DIFFERENT, seed=1))
    lines = [json.dumps(document).encode() for document in documents[:LINES]]
    gc.freeze()  # as the command does
    seconds = median_seconds(lambda: list(answers(edition, catalogue, json_lines(lines, "bench"))), runs=3)
    yield Figure("assess, plan and robustness included", f"{LINES:,} lines", LINES / seconds, "/s", 300, True)
    situations = [read_situation(it, each) for each in documents]
    seconds = median_seconds(lambda: assess(it, situations[:LINES]), runs=3)
    yield Figure("rate, pathway included", f"{LINES:,} firms", LINES / seconds, "/s", 3000, True)
    rated = rate_all(it, situations)
    many = repeated(rated.batch, MANY // DIFFERENT)
    yield Figure("rate as columns", f"{MANY:,} firms", median_seconds(lambda: rate(it, many)), "s", 1)
    one = rated.batch.part(slice(0, 1))
    seconds = median_seconds(lambda: [rate(it, one) for _time in range(1000)]) / 1000
    yield Figure("rate one firm", "1 firm", seconds * 1e6, "µs", 100)
    yield from _matching(edition, catalogue, rated)


def _matching(edition: Edition, catalogue: CatalogueEdition, rated: Rated) -> Iterator[Figure]:
    it, of = edition.questionnaire, catalogue.catalogue
    some = firms_of(it, rated.batch, rated.ratings, rated.pathways, facts_of(it, rated.situations))
    many = some.part(list(range(DIFFERENT)) * (MANY // DIFFERENT))
    seeds = [seed_of(each) for each in rated.situations] * (MANY // DIFFERENT)
    seconds = median_seconds(lambda: deque(in_parts(of, it, DAY, many, seeds), maxlen=0), runs=3)
    yield Figure("match as columns, sections and lock-in", f"{MANY:,} firms", seconds, "s", 5)
    seconds = median_seconds(lambda: try_catalogue(of, it, DAY, many, seeds), runs=1)
    yield Figure("try a catalogue, plans included", f"{MANY:,} firms", seconds, "s")


def repeated(batch: Batch, times: int) -> Batch:
    """Return the same firms several times over."""
    return Batch(
        **{field.name: np.concatenate([getattr(batch, field.name)] * times, axis=-1) for field in fields(Batch)}
    )
