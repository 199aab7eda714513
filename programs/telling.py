"""Matching as plain data with sentences, as `assess` prints it and pages use it."""

from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import Any

from programs.core.catalogue import Catalogue
from programs.core.lock_in import LockIn, lock_ins, rounded
from programs.core.results import Match, Matching, Plan, Range, Traded

VERDICTS = {True: "You meet this.", False: "You do not meet this.", None: "Check this first."}
REASONS = {
    "no_steps": "Nothing is left to raise up to your targets and the next level.",
    "nothing_open": "No programme that suits you can be joined for certain now.",
    "nothing_lifts": "No programme in the catalogue lifts what is missing; take the steps of the shortest way up.",
    "nothing_fits": "What would help you does not fit your time, money or level, or may not stand alone: "
    "a vendor’s programme without a second source, or one that may not be open.",
}


def matching_data(catalogue: Catalogue, matching: Matching) -> dict[str, Any]:
    """Return the keys matches, plan and warnings. Source: interfaces, `assess`."""
    return {
        "matches": [_match(catalogue, match) for match in matching.matches],
        "plan": _plan(matching.plan),
        "warnings": [_warning(catalogue, matching, code) for code in matching.warnings],
    }


def _match(catalogue: Catalogue, match: Match) -> dict[str, Any]:
    data: dict[str, Any] = {
        "program": match.program.slug,
        "vendor": match.program.vendor,
        "section": match.section,
        "fit": match.fit,
        "contributions": dict(match.contributions) if match.contributions is not None else None,
        "eligibility": [_conditions(catalogue)[each.code, each.met] for each in match.eligibility],
        "lock_in": _lock_ins(catalogue)[match.program.slug],
    }
    if match.first_place_share is not None:
        data["first_place_share"] = thousandths(match.first_place_share)
    if match.kept_out:
        data["kept_out"] = list(match.kept_out)
    return data


@lru_cache(maxsize=16)
def _conditions(catalogue: Catalogue) -> dict[tuple[str, bool | None], dict[str, Any]]:
    """Every condition with every verdict, worded once per version."""
    return {
        (code, met): {"condition": code, "met": met, "says": f"{says} {verdict}"}
        for code, says in catalogue.conditions.items()
        for met, verdict in VERDICTS.items()
    }


@lru_cache(maxsize=16)
def _lock_ins(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The lock-in of every programme by its slug, told once per version."""
    told = zip(catalogue.programs, lock_ins(catalogue), strict=True)
    return {program.slug: lock_in_data(catalogue, each) for program, each in told}


def lock_in_data(catalogue: Catalogue, it: LockIn) -> dict[str, Any]:
    """Return a programme's lock-in. Source: interfaces, `assess`."""
    advice = {factor.code: factor.advice for factor in catalogue.factors}
    return {
        "low": None if it.low is None else rounded(it.low),
        "high": None if it.high is None else rounded(it.high),
        "band": it.band,
        "band_low": it.band_low,
        "warnings": [{"factor": each.factor, "value": each.value, "do": advice[each.factor]} for each in it.warnings],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    data: dict[str, Any] = {
        "programs": [program.slug for program in plan.programs],
        "coverage": thousandths(plan.coverage),
        "exposure_now": _exposure(plan.exposure_now),
        "exposure_after": _exposure(plan.exposure_after),
        "vendors": list(dict.fromkeys(program.vendor for program in plan.programs)),
        "traded": traded(plan),
    }
    if plan.reason:
        data["reason"] = REASONS[plan.reason]
    if plan.is_from_best_fits:
        data["from_best_fits"] = True
    return data


def _warning(catalogue: Catalogue, matching: Matching, code: str) -> dict[str, Any]:
    """A missing foundation also names its question and the programme of the plan that lifts it, null if none does."""
    data: dict[str, Any] = {"code": code, "says": catalogue.warnings[code]}
    for foundation, program in matching.foundations:
        if foundation.code == code:
            data |= {"question": foundation.question, "program": program and program.slug}
    return data


def _exposure(ends: Range) -> dict[str, float]:
    return {"low": rounded(ends[0]), "high": rounded(ends[1])}


def traded(plan: Plan) -> str:
    """Return in words what the set of most value would have given and cost; empty if nothing was traded."""
    if plan.traded is None:
        return ""
    names = ", ".join(program.name for program in plan.traded.programs)
    return f"{names} would {_gained(plan.traded)}{_cost(plan.traded)}."


def _gained(it: Traded) -> str:
    """A set of more value covers more, or else serves the goals better."""
    more = floor(100 * it.coverage + Fraction(1, 2))
    if more > 0:
        return f"cover {more}% more of what is missing"
    return "serve your goals better" + (f", though cover {-more}% less of what is missing" if more < 0 else "")


def _cost(it: Traded) -> str:
    points = rounded(it.exposure)
    return f", but leave you {points:g} points more exposed" if points > 0 else ", but take more time or programmes"


def thousandths(value: Fraction) -> float:
    """Return a value with three decimals, halves up."""
    top, bottom = value.as_integer_ratio()
    return (2000 * top + bottom) // (2 * bottom) / 1000
