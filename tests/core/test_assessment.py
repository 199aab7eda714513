from readiness.core.assessment import as_data, assess
from readiness.core.canonical import canonical_json

from .firms import SEED, all_at, assessed, rated, shortened
from .test_rating_vectors import rating_of

SAME = {"level": 3, "could_be": 3, "target": 3, "position": 50}


def test_assessment_of_no_firm_is_empty() -> None:
    assert assess(SEED, []) == []


def test_assessment_as_data_is_what_the_interface_shows() -> None:
    found = as_data(assessed(all_at(3, TEC4="unknown", STR1=4), goals=["documents"], headcount="1-4"))

    dimensions = dict.fromkeys(("STR", "VAL", "DAT", "PPL", "TEC", "GOV", "VEN"), SAME)
    assert found == {
        "rating": {
            "level": 2,
            "could_be": 3,
            "base": 3,
            "weakest_link": 4,
            "position": 51,
            "borderline": True,
            "gates": [{"code": "G4", "cap": 2, "question": "TEC4"}],
            "decided_by": ["TEC4"],
            "not_applicable": ["DAT3"],
            "dimensions": dimensions
            | {"STR": SAME | {"target": 2, "position": 55}, "TEC": SAME | {"target": 2, "position": 50}},
        },
        "pathway": {"from": 2, "to": 3, "steps": [{"question": "TEC4", "from": "unknown", "to": 2}]},
    }


def test_assessment_of_the_interface_example_has_its_numbers() -> None:
    rating = rating_of("V6 one unknown decides")

    strategy = rating.dimensions[0]
    assert (rating.level, rating.could_be, rating.base, rating.weakest_link, rating.position) == (
        2,
        4,
        4,
        5,
        66,
    )
    assert (rating.borderline, rating.decided_by, rating.not_applicable) == (True, ("TEC4",), ())
    assert (strategy.code, strategy.level, strategy.could_be, strategy.target, strategy.position) == (
        "STR",
        4,
        4,
        3,
        65,
    )


def test_assessment_as_data_has_a_reason_where_no_level_is_stated() -> None:
    found = as_data(assessed(all_at(3, GOV1=1), it=shortened(SEED, GOV=2)))

    rating = found.pop("rating")
    dimensions = rating.pop("dimensions")
    assert found == {}
    assert rating == {
        "level": None,
        "could_be": None,
        "base": None,
        "weakest_link": None,
        "position": 50,
        "borderline": False,
        "gates": [{"code": "G1", "cap": 2, "question": "GOV1"}],
        "decided_by": [],
        "not_applicable": [],
        "reason": "GOV has too few usable answers to have a level, and no level is stated without it.",
    }
    assert dimensions["GOV"] == {"level": None, "could_be": None, "target": 3, "position": None}


def test_assessment_as_data_has_no_pathway_at_level_5() -> None:
    assert list(as_data(assessed(all_at(5)))) == ["rating"]


def test_assessment_as_data_holds_plain_values_only() -> None:
    found = as_data(assessed(all_at(3, TEC4="unknown")))

    assert canonical_json(found)
    assert {type(value) for value in found["rating"].values()} == {int, bool, list, dict}


def test_reason_names_the_dimension_that_is_needed_before_their_number() -> None:
    rating = rated(all_at(3), it=shortened(SEED, STR=2, VAL=2, DAT=2, GOV=2))

    assert rating.reason == "GOV has too few usable answers to have a level, and no level is stated without it."
