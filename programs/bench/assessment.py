"""How fast firms are rated. Yardsticks: the promises made with the assessment."""

import json
from collections.abc import Iterator
from dataclasses import fields

import numpy as np

from programs.seeds import CatalogueEdition
from programs.situations import answers, json_lines
from readiness.core.columns import Batch, batch_of
from readiness.core.rating import rate
from readiness.core.responses import read_situation
from readiness.seeds.questionnaire import Edition
from readiness.simulation import firms

from .measuring import Figure, median_seconds

DIFFERENT = 10_000
MANY = 200_000


def figures(edition: Edition, catalogue: CatalogueEdition) -> Iterator[Figure]:
    """Yield the figures of rating: as a command, as columns, and for one firm."""
    documents = list(firms(edition.questionnaire, DIFFERENT, seed=1))
    lines = [json.dumps(document).encode() for document in documents]
    seconds = median_seconds(lambda: list(answers(edition, catalogue, json_lines(lines, "bench"))), runs=3)
    yield Figure("assess, pathway included", f"{DIFFERENT:,} lines", DIFFERENT / seconds, "/s", 3000, True)
    some = batch_of(edition.questionnaire, [read_situation(edition.questionnaire, each) for each in documents])
    many = repeated(some, MANY // DIFFERENT)
    yield Figure(
        "rate as columns", f"{MANY:,} firms", median_seconds(lambda: rate(edition.questionnaire, many)), "s", 1
    )
    one = some.part(slice(0, 1))
    seconds = median_seconds(lambda: [rate(edition.questionnaire, one) for _time in range(1000)]) / 1000
    yield Figure("rate one firm", "1 firm", seconds * 1e6, "µs", 100)


def repeated(batch: Batch, times: int) -> Batch:
    """Return the same firms several times over."""
    return Batch(
        **{field.name: np.concatenate([getattr(batch, field.name)] * times, axis=-1) for field in fields(Batch)}
    )
