"""What simulated firms type into the forms of a quick check."""

from collections.abc import Iterator
from typing import Any

from readiness.core.questionnaire import Questionnaire
from readiness.simulation import firms


def typed_firms(it: Questionnaire, count: int, *, seed: int) -> Iterator[dict[str, Any]]:
    """Yield the fields of the firm's page and of each part, as a browser sends them."""
    for firm in firms(it, count, seed=seed):
        yield {"facts": _facts(it, firm["profile"]), "parts": _parts(it, firm["responses"])}


def _facts(it: Questionnaire, profile: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {"shown": "{}"}
    for code, value in profile.items():
        if it.profile_keys[code].kind == "ordered":
            fields |= {f"{code}_{place}": each for place, each in enumerate(value)}
        else:
            fields[code] = value
    return fields


def _parts(it: Questionnaire, responses: dict[str, Any]) -> dict[str, Any]:
    return {
        dimension.code.lower(): {"shown": "{}"}
        | {each.code: str(responses[each.code]) for each in dimension.questions if each.core}
        for dimension in it.dimensions
    }
