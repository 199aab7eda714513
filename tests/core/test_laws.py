"""The laws of the rating, on random firms. Source: maturity model, section 6, "Properties to test"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import documents, examples, situations

from readiness.core.assessment import as_data, assess
from readiness.core.canonical import canonical_json
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation, read_situation

from .firms import SEED
from .naive import AFFECTS, answers_of, level_of, may_affect
from .small import small_questionnaires, small_situations


def answered(firm: Situation, **responses: int | str) -> Situation:
    """The firm with other responses to the same applicable questions."""
    return replace(firm, responses={**firm.responses, **responses})


def aware(firm: Situation, affects: str) -> Situation:
    """The firm with a known answer to whether AI output affects people."""
    return replace(firm, profile={**firm.profile, AFFECTS: affects})


def ranges(firms: list[Situation], it: Questionnaire = SEED) -> list[tuple[int, int]]:
    """(level, could_be) of each firm, 0 where none is stated."""
    return [(each.rating.level or 0, each.rating.could_be or 0) for each in assess(it, firms)]


def unknowns_of(firm: Situation) -> list[str]:
    return [code for code, value in firm.responses.items() if value == "unknown"]


def one_more_known(firm: Situation) -> Iterator[Situation]:
    """The firm with one of its unknowns answered, in every way."""
    for code in unknowns_of(firm):
        yield from (answered(firm, **{code: level}) for level in (1, 2, 3, 4, 5))
    if firm.profile[AFFECTS] == "unknown":
        yield from (aware(firm, affects) for affects in ("yes", "no"))


def as_bytes(firms: list[Situation]) -> list[str]:
    return [canonical_json(as_data(each)) for each in assess(SEED, firms)]


@examples(100)
@given(situations())
def test_raising_an_answer_never_lowers_the_range(firm: Situation) -> None:
    known = {code: value for code, value in firm.responses.items() if value not in (5, "unknown")}
    raised = [answered(firm, **{code: value + 1}) for code, value in known.items()]

    [(level, could_be), *others] = ranges([firm, *raised])

    assert [pair for pair in others if pair[0] < level or pair[1] < could_be] == []


@examples(100)
@given(situations())
def test_answering_an_unknown_never_widens_the_range(firm: Situation) -> None:
    [(level, could_be), *others] = ranges([firm, *one_more_known(firm)])

    assert [pair for pair in others if pair[0] < level or pair[1] > could_be] == []


@examples(100)
@given(situations(), st.data())
def test_range_contains_every_completion_of_the_unknowns(firm: Situation, data: st.DataObject) -> None:
    completed = answered(firm, **{code: data.draw(st.integers(1, 5)) for code in unknowns_of(firm)})
    if firm.profile[AFFECTS] == "unknown":
        completed = aware(completed, data.draw(st.sampled_from(("yes", "no"))))

    [(level, could_be), (exact, same)] = ranges([firm, completed])

    assert level <= exact <= could_be
    assert exact == same


@examples(100)
@given(situations())
def test_level_is_the_lowest_of_base_weakest_link_and_gates(firm: Situation) -> None:
    rating = assess(SEED, [firm])[0].rating

    caps = [gate.cap for gate in rating.gates]
    expected = min([rating.base, rating.weakest_link, *caps]) if rating.level else None
    assert rating.level == expected
    assert (rating.level or 0) <= (rating.could_be or 0)


@examples(150)
@given(st.data())
def test_range_equals_the_naive_rating(data: st.DataObject) -> None:
    it = data.draw(small_questionnaires())
    firm = data.draw(small_situations(it))

    rating = assess(it, [firm])[0].rating

    worst = level_of(it, answers_of(it, firm, 1), may_affect(firm, unknown=True), firm.mode)
    best = level_of(it, answers_of(it, firm, 5), may_affect(firm, unknown=False), firm.mode)
    assert (rating.level, rating.could_be) == (worst, best)


@examples(40)
@given(st.lists(situations(), max_size=8), st.randoms(use_true_random=False))
def test_batch_equals_its_singles_in_any_order(firms: list[Situation], chance: Any) -> None:
    shuffled = list(enumerate(firms))
    chance.shuffle(shuffled)

    singles = [as_bytes([firm])[0] for firm in firms]

    assert as_bytes(firms) == singles
    assert as_bytes([firm for _, firm in shuffled]) == [singles[place] for place, _ in shuffled]


@examples(100)
@given(documents(), st.randoms(use_true_random=False))
def test_order_of_responses_and_facts_does_not_matter(given: dict[str, Any], chance: Any) -> None:
    mixed = given | {part: shuffled(given[part], chance) for part in ("responses", "profile")}

    assert as_bytes([read_situation(SEED, mixed)]) == as_bytes([read_situation(SEED, given)])


def shuffled(mapping: dict[str, Any], chance: Any) -> dict[str, Any]:
    items = list(mapping.items())
    chance.shuffle(items)
    return dict(items)
