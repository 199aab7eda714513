"""Gates and targets of the shipped questionnaire. Source: maturity model, sections 2 and 5."""

from dataclasses import replace

import pytest

from readiness.core.assessment import FiredGate
from readiness.core.questionnaire import Gate, GateRule
from readiness.core.soundness import problems

from .firms import SEED, all_at, rated


@pytest.mark.parametrize(
    ("code", "question", "caps"),
    [
        ("G1", "GOV1", {1: 2, 2: 3}),
        ("G2", "GOV2", {1: 2, 2: 3}),
        ("G4", "TEC4", {1: 2, 2: 3}),
        ("G5", "STR1", {1: 3}),
        ("G6", "VAL2", {1: 2}),
    ],
)
@pytest.mark.parametrize("answer", [1, 2, 3, 4, 5])
def test_gate_caps_the_level_by_the_answer(code: str, question: str, caps: dict[int, int], answer: int) -> None:
    rating = rated(all_at(5, **{question: answer}))

    cap = caps.get(answer)
    assert rating.gates == ((FiredGate(code, cap, question),) if cap else ())
    assert (rating.level, rating.could_be) == (cap or 5, cap or 5)


@pytest.mark.parametrize(
    ("facts", "cap"),
    [
        ({"data": ["identity_documents"]}, 2),
        ({"data": ["health"]}, 2),
        ({"data": ["staff", "financial"]}, 2),
        ({"data": ["children"]}, 2),
        ({"regulated": "yes"}, 2),
        ({"regulated": "yes", "data": ["health"]}, 2),
        ({"data": ["customer_personal", "staff", "client_secrets"]}, 3),
        ({"data": ["none"]}, 3),
    ],
)
def test_gate_g2_is_stricter_for_sensitive_data_and_regulated_firms(facts: dict[str, object], cap: int) -> None:
    rating = rated(all_at(5, GOV2=2), **facts)

    assert rating.gates == (FiredGate("G2", cap, "GOV2"),)
    assert rating.level == cap


def test_gate_g2_does_not_fire_at_3_even_for_sensitive_data() -> None:
    rating = rated(all_at(5, GOV2=3), data=["health"], regulated="yes")

    assert (rating.gates, rating.level) == ((), 5)


@pytest.mark.parametrize(
    ("answer", "affects", "gates", "level", "could_be"),
    [
        (1, "yes", (FiredGate("G3", 2, "GOV3"),), 2, 2),
        (1, "unknown", (FiredGate("G3", 2, "GOV3"),), 2, 5),
        (1, "no", (), 5, 5),
        (2, "yes", (), 5, 5),
        ("unknown", "yes", (FiredGate("G3", 2, "GOV3"),), 2, 5),
        ("unknown", "unknown", (FiredGate("G3", 2, "GOV3"),), 2, 5),
        ("unknown", "no", (), 5, 5),
    ],
)
def test_gate_g3_fires_where_output_may_affect_people(
    answer: int | str, affects: str, gates: tuple[FiredGate, ...], level: int, could_be: int
) -> None:
    rating = rated(all_at(5, GOV3=answer), ai_affects_people=affects)

    assert (rating.gates, rating.level, rating.could_be) == (gates, level, could_be)


def test_gate_does_not_fire_on_a_question_that_does_not_apply() -> None:
    rating = rated(all_at(5, GOV3=1), ai_tools=["none"], ai_affects_people="yes")

    assert (rating.gates, rating.level) == ((), 5)


def test_gate_on_an_unknown_fires_in_the_lower_run_only() -> None:
    rating = rated(all_at(5, GOV1="unknown"))

    assert rating.gates == (FiredGate("G1", 2, "GOV1"),)
    assert (rating.level, rating.could_be) == (2, 5)


def test_gates_are_listed_by_code_and_the_lowest_counts() -> None:
    backwards = replace(SEED, gates=tuple(reversed(SEED.gates)))

    rating = rated(all_at(5, STR1=1, TEC4=2, GOV2=1), it=backwards)

    assert rating.gates == (
        FiredGate("G2", 2, "GOV2"),
        FiredGate("G4", 3, "TEC4"),
        FiredGate("G5", 3, "STR1"),
    )
    assert rating.level == 2


def test_gate_names_the_question_of_its_lowest_cap() -> None:
    rules = (GateRule("STR2", 2, 4), GateRule("STR3", 2, 3), GateRule("STR4", 2, 3))
    it = replace(SEED, gates=(Gate("G1", rules, sources=()),))

    rating = rated(all_at(5, STR2=2, STR3=2, STR4=2), it=it)

    assert rating.gates == (FiredGate("G1", 3, "STR3"),)


@pytest.mark.parametrize("without", ["gates", "traits", "must_have"])
def test_rating_needs_no_gate_trait_or_required_dimension(without: str) -> None:
    it = {
        "gates": replace(SEED, gates=()),
        "traits": replace(
            SEED,
            traits=(),
            not_applicable=(),
            gates=(Gate("G1", (GateRule("GOV1", 1, 2),), sources=()),),
            targets=replace(SEED.targets, rules=()),
        ),
        "must_have": replace(SEED, minimum=replace(SEED.minimum, must_have=())),
    }[without]

    assert problems(it) == []
    assert rated(all_at(4), it=it).level == 4
