"""Random firms for the shipped questionnaire."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from readiness.core.questionnaire import ProfileKey, Questionnaire
from readiness.core.responses import Situation, read_situation
from readiness.seeds.questionnaire import read_edition

SEED = read_edition(Path(__file__).parents[1] / "seeds").questionnaire


def examples(count: int) -> Callable[[Any], Any]:
    """Try so many random cases, however long each takes."""
    return settings(max_examples=count, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def answers(draw: st.DrawFn, it: Questionnaire) -> dict[str, int | str]:
    """An answer to every question, most of them near one level, as in real firms."""
    middle = draw(st.sampled_from((3, 4, 2, 5, 1)))
    away = draw(st.sampled_from(((0, 1, -1), (0, 0, 1), (0, 1, -1, 2, -2))))
    near = [min(max(middle + each, 1), 5) for each in away]
    known = st.sampled_from(near)
    maybe = st.sampled_from(near * 4 + ["unknown"] * draw(st.sampled_from((2, 4, 8, 1))))
    return {question.code: draw(maybe if question.may_be_unknown else known) for question in it.questions}


def facts(key: ProfileKey) -> st.SearchStrategy[object]:
    """What a firm may state for one key."""
    if key.kind == "one":
        return st.sampled_from(key.values)
    alone = [[value] for value in key.values if value in ("none", "unknown")]
    others = st.sampled_from([value for value in key.values if [value] not in alone])
    several = st.lists(others, min_size=1, max_size=key.at_most or 4, unique=True)
    return st.one_of(several, several, st.sampled_from(alone)) if alone else several


def profiles() -> st.SearchStrategy[dict[str, object]]:
    """Facts about a firm; those not required may be left out."""
    keys = SEED.profile_keys
    return st.fixed_dictionaries(
        {code: facts(key) for code, key in keys.items() if key.required},
        optional={code: facts(key) for code, key in keys.items() if not key.required},
    )


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """An input as `assess` reads it, with a response to every question."""
    mode = draw(st.sampled_from(("full", "full", "quick")))
    return {"as_of": "2026-11-20", "mode": mode, "profile": draw(profiles()), "responses": draw(answers(SEED))}


def situations() -> st.SearchStrategy[Situation]:
    return documents().map(lambda given: read_situation(SEED, given))
