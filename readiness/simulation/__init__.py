"""Plausible firms that do not exist: answers of one firm hang together, as those of real firms do."""

import random
from collections.abc import Iterator
from typing import Any

from readiness.core.questionnaire import NONE, UNKNOWN, ProfileKey, Question, Questionnaire

LEVEL_SHARES = {1: 30, 2: 34, 3: 23, 4: 10, 5: 3}
"""Per cent of firms around each level. Source: own judgement, after the adoption figures in peers, section 2.11."""
UNKNOWN_SHARE = 0.06
"""Share of "I don't know" among answers that offer it. Own judgement."""
LEFT_OUT_SHARE = 0.25
"""Share of optional facts that are not given. Own judgement."""


def firms(questionnaire: Questionnaire, count: int, *, seed: int | str) -> Iterator[dict[str, Any]]:
    """Yield situations as `assess` reads them, every question answered; the same seed gives the same firms."""
    rng = random.Random(seed)  # noqa: S311  # for plausible data, not for secrets
    for number in range(count):
        quick = rng.random() < 0.3
        yield {
            "id": f"simulated-{seed}-{number}",
            "as_of": "2026-11-20",
            "mode": "quick" if quick else "full",
            "profile": _profile(questionnaire, rng),
            "responses": _responses(questionnaire, rng),
        }


def _profile(questionnaire: Questionnaire, rng: random.Random) -> dict[str, Any]:
    keys = questionnaire.profile_keys.values()
    return {key.code: _fact(key, rng) for key in keys if key.required or rng.random() > LEFT_OUT_SHARE}


def _fact(key: ProfileKey, rng: random.Random) -> str | list[str]:
    if key.kind == "one":
        return rng.choice(key.values)
    alone = [value for value in key.values if value in (NONE, UNKNOWN)]
    if alone and rng.random() < 0.15:
        return [rng.choice(alone)]
    several = [value for value in key.values if value not in alone]
    return rng.sample(several, rng.randint(1, min(3, len(several), key.at_most or 3)))


def _responses(questionnaire: Questionnaire, rng: random.Random) -> dict[str, int | str]:
    (firm,) = rng.choices(list(LEVEL_SHARES), list(LEVEL_SHARES.values()))
    given: dict[str, int | str] = {}
    for dimension in questionnaire.dimensions:
        part = firm + rng.choice((-1, 0, 0, 0, 1))
        given |= {question.code: _response(question, part, rng) for question in dimension.questions}
    return given


def _response(question: Question, part: int, rng: random.Random) -> int | str:
    if question.may_be_unknown and rng.random() < UNKNOWN_SHARE:
        return UNKNOWN
    return max(1, min(5, part + rng.choice((-1, 0, 0, 0, 1))))
