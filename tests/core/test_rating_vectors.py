"""The seven test vectors of the maturity model, section 6: `-` is not applicable, `?` is "I don't know"."""

from dataclasses import dataclass, field

import pytest

from readiness.core.assessment import Rating

from .firms import SEED, rated

CASES = {
    "V1 not started": "1111- 111-1 11111 111-1 11-11 11-11 1-11-",
    "V2 no AI rules": "33323 34333 33433 33343 44333 13332 22223",
    "V3 with a one-page rule": "33323 34333 33433 33343 44333 33332 22223",
    "V4 weak data": "44444 44444 22132 44444 44444 44444 33333",
    "V5 unknowns that do not matter": "21221 22112 2222? 22122 322?2 2?211 121?1",
    "V6 one unknown decides": "43434 44344 44344 34443 444?4 44434 33233",
    "V7 all five": "55555 55555 55555 55555 55555 55555 55555",
}
FACTS = {
    "V1 not started": {"ai_tools": ["none"], "suppliers": ["microsoft"]},
    "V5 unknowns that do not matter": {"data": ["health"]},
}


@dataclass(frozen=True)
class Expected:
    dimensions: str
    base: int
    weakest_link: int
    level: int
    could_be: int
    position: int
    gates: dict[str, int] = field(default_factory=dict)


EXPECTED = {
    "V1 not started": Expected("1111111", 1, 2, 1, 1, 0, {"G1": 2, "G2": 2, "G4": 2, "G5": 3, "G6": 2}),
    "V2 no AI rules": Expected("3333332", 3, 4, 2, 2, 48, {"G1": 2}),
    "V3 with a one-page rule": Expected("3333332", 3, 4, 3, 3, 49),
    "V4 weak data": Expected("4424443", 4, 3, 3, 3, 64),
    "V5 unknowns that do not matter": Expected("2222211", 2, 2, 2, 2, 18, {"G1": 3, "G2": 2, "G4": 2}),
    "V6 one unknown decides": Expected("4444443", 4, 5, 2, 4, 66, {"G4": 2}),
    "V7 all five": Expected("5555555", 5, 6, 5, 5, 100),
}


def marks_of(case: str) -> dict[str, str]:
    """The mark of every question."""
    return dict(zip(SEED.position, CASES[case].replace(" ", ""), strict=True))


def rating_of(case: str) -> Rating:
    stated = {code: mark for code, mark in marks_of(case).items() if mark != "-"}
    responses = {code: "unknown" if mark == "?" else int(mark) for code, mark in stated.items()}
    return rated(responses, **FACTS.get(case, {}))


@pytest.mark.parametrize("case", CASES)
def test_vector_has_the_expected_rating(case: str) -> None:
    rating = rating_of(case)

    found = Expected(
        "".join(str(dimension.level) for dimension in rating.dimensions),
        rating.base,
        rating.weakest_link,
        rating.level,
        rating.could_be,
        rating.position,
        {gate.code: gate.cap for gate in rating.gates},
    )
    assert found == EXPECTED[case]


@pytest.mark.parametrize("case", CASES)
def test_vector_marks_follow_the_rules_of_applicability(case: str) -> None:
    marked = tuple(code for code, mark in marks_of(case).items() if mark == "-")

    assert rating_of(case).not_applicable == marked


def test_vector_whose_mean_says_another_level_is_borderline() -> None:
    borderline = {case[:2]: rating_of(case).borderline for case in CASES}

    assert borderline == {
        "V1": False,
        "V2": True,
        "V3": False,
        "V4": True,
        "V5": False,
        "V6": True,
        "V7": False,
    }


@pytest.mark.parametrize("case", CASES)
def test_vector_names_the_unknowns_that_decide(case: str) -> None:
    decisive = {"V6 one unknown decides": ("TEC4",)}

    assert rating_of(case).decided_by == decisive.get(case, ())
