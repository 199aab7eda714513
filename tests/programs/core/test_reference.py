"""The matching beside a second one, written from the text of the method: topic by topic, on many firms."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from matching_firms import CATALOGUE, DAYS, IT, cases, matchings, simulated, with_number
from matching_naive import Entries, Naive, half_up
from strategies import examples

from programs.core.catalogue import Catalogue
from programs.core.lots import lot
from programs.core.results import Matching
from programs.core.robustness import drawn_weights
from readiness.core.assessment import assess
from readiness.core.canonical import digest
from readiness.core.questionnaire import Questionnaire
from readiness.core.receipt import inputs_of
from readiness.core.responses import Situation

Pair = tuple[Naive, Matching]
Topic = Callable[[Naive, Matching], tuple[object, object]]


def eligibility(by: Naive, found: Matching) -> tuple[object, object]:
    return (
        {each.program.slug: {one.code: one.met for one in each.eligibility} for each in found.matches},
        {entry.slug: by.conditions(entry) for entry in by.catalogue.programs},
    )


def sections(by: Naive, found: Matching) -> tuple[object, object]:
    return (
        {each.program.slug: each.section for each in found.matches},
        {entry.slug: by.section(entry, found.plan.programs) for entry in by.catalogue.programs},
    )


def kept_out(by: Naive, found: Matching) -> tuple[object, object]:
    return (
        {each.program.slug: each.kept_out for each in found.matches},
        {entry.slug: by.kept_out(entry) if by.is_joinable(entry) else () for entry in by.catalogue.programs},
    )


def fits(by: Naive, found: Matching) -> tuple[object, object]:
    return (
        {each.program.slug: (each.fit, each.contributions) for each in found.matches},
        {
            entry.slug: (None, None)
            if entry.kind == "funding"
            else (half_up(by.exact_fit(entry)), by.contributions(entry))
            for entry in by.catalogue.programs
        },
    )


def order(_by: Naive, found: Matching) -> tuple[object, object]:
    """Section by section, then the plan's sequence, then by fit; funding has none."""
    names = ("plan", "consider", "announced", "funding", "not_eligible")
    told = [(names.index(each.section), each) for each in found.matches]
    keys = [(number, 0 if number in (0, 3) else -(each.fit or 0)) for number, each in told if each.fit is not None]
    plan = [each.program.slug for each in found.matches if each.section == "plan"]
    return (
        ([number for number, _ in told], keys, plan),
        (sorted(number for number, _ in told), sorted(keys), [program.slug for program in found.plan.programs]),
    )


def exposure_now(by: Naive, found: Matching) -> tuple[object, object]:
    return found.plan.exposure_now, by.exposure(by.now())


def exposure_after(by: Naive, found: Matching) -> tuple[object, object]:
    return found.plan.exposure_after, by.exposure(by.after(found.plan.programs))


def coverage(by: Naive, found: Matching) -> tuple[object, object]:
    return found.plan.coverage, by.coverage(found.plan.programs)


def names(entries: Entries) -> frozenset[str]:
    return frozenset(entry.slug for entry in entries)


def plan(by: Naive, found: Matching) -> tuple[object, object]:
    """The plan is one of the sets that only the lot tells apart, or is empty with its reason."""
    tied = [names(entries) for entries in by.plans[0]]
    chosen = names(found.plan.programs)
    return (
        (chosen in tied or not tied, bool(chosen), found.plan.reason),
        (True, bool(tied), None if tied else by.why_empty()),
    )


def stated(firm: Situation) -> str:
    """The digest of the inputs, whatever the day."""
    return digest({key: value for key, value in inputs_of(firm).items() if key != "as_of"})


def lots(by: Naive, found: Matching) -> tuple[object, object]:
    """Among equals the first by the digest of what was stated and the places in the catalogue."""
    places = [tuple(by.catalogue.programs.index(entry) for entry in entries) for entries in by.plans[0]]
    seed = stated(by.firm)
    drawn = min(places, key=lambda each: lot(seed, each), default=())
    return names(found.plan.programs), names(tuple(by.catalogue.programs[place] for place in drawn))


def traded(by: Naive, found: Matching) -> tuple[object, object]:
    """Told where the plan is not of the best value, unless the best covers no more and costs no more."""
    best = {names(entries): entries for entries in by.plans[1]}
    given, chosen = found.plan.traded, found.plan.programs
    differences = [
        (
            by.coverage(entries) - by.coverage(chosen),
            by.exposure(by.after(entries))[1] - by.exposure(by.after(chosen))[1],
        )
        for entries in best.values()
    ]
    if given is None:
        is_told = bool(chosen) and names(chosen) not in best and all(max(each) > 0 for each in differences)
        return is_told, False
    return (
        (names(given.programs) in best, names(chosen) in best, (given.coverage, given.exposure) in differences),
        (True, False, True),
    )


def sequence(by: Naive, found: Matching) -> tuple[object, object]:
    places = [by.place_in_sequence(entry) for entry in found.plan.programs]
    return places, sorted(places)


def warnings(by: Naive, found: Matching) -> tuple[object, object]:
    return found.warnings, tuple(by.warnings(found.plan.programs))


def foundations(by: Naive, found: Matching) -> tuple[object, object]:
    return [each.code for each, _program in found.foundations], by.foundations()


def first_place_shares(by: Naive, found: Matching) -> tuple[object, object]:
    given = {each.program.slug: each.first_place_share for each in found.matches}
    return (
        {slug: share for slug, share in given.items() if share is not None},
        by.first_place_shares(drawn_weights(by.catalogue).tolist()),
    )


TOPICS: tuple[Topic, ...] = (
    *(eligibility, sections, kept_out, fits, order, exposure_now, exposure_after),
    *(coverage, plan, lots, traded, sequence, warnings, foundations),
)


def pairs(catalogue: Catalogue, situations: list[Situation], it: Questionnaire = IT) -> list[Pair]:
    found = assess(it, situations)
    by = [Naive(catalogue, it, situation, each) for situation, each in zip(situations, found, strict=True)]
    return list(zip(by, matchings(situations, catalogue, it=it), strict=True))


@pytest.fixture(scope="module")
def shipped() -> list[Pair]:
    return pairs(CATALOGUE, simulated(360, seed=20, days=DAYS))


def compared(count: int) -> Callable[[object], object]:
    """Try so many cases and tell the first that differs as it is: making it smaller takes minutes."""
    return settings(examples(count), phases=(Phase.explicit, Phase.reuse, Phase.generate))


def differences(topic: Topic, found: list[Pair]) -> list[object]:
    told = ((number, topic(by, matching)) for number, (by, matching) in enumerate(found))
    return [(number, *each) for number, each in told if each[0] != each[1]]


@pytest.mark.parametrize("topic", TOPICS)
def test_matching_agrees_with_the_method_read_again(shipped, topic):
    assert differences(topic, shipped) == []


def test_first_place_shares_agree_with_the_method_read_again(shipped):
    assert differences(first_place_shares, shipped[:24]) == []


@pytest.mark.parametrize("minimum", [{"dimensions": 8}, {"answers_full": 6, "answers_quick": 6}])
def test_matching_agrees_for_firms_without_a_level(minimum):
    it = replace(IT, minimum=replace(IT.minimum, **minimum))
    found = pairs(CATALOGUE, simulated(12, seed=21, days=DAYS), it)

    assert {by.found.rating.level for by, _ in found} == {None}
    assert [topic.__name__ for topic in TOPICS if differences(topic, found)] == []


def test_the_simulated_firms_are_of_every_kind(shipped):
    assert {by.firm.mode for by, _ in shipped} == {"full", "quick"}
    assert {by.found.rating.level for by, _ in shipped} == {1, 2, 3, 4, 5}
    assert {len(found.plan.programs) for _, found in shipped} == {0, 1, 2, 3}
    assert {code for _, found in shipped for code in found.warnings} == {"W1", "W2", "W3", "W4", "W5", "W6", "W7"}
    assert {found.plan.reason for _, found in shipped} >= {None, "nothing_fits", "nothing_lifts"}
    assert {found.plan.traded is None for _, found in shipped} == {True, False}
    assert any(by.is_idle for by, _ in shipped)


@compared(100)
@given(case=cases())
def test_matching_agrees_on_any_catalogue(case):
    (pair,) = pairs(case.catalogue, [case.situation])

    assert [topic.__name__ for topic in TOPICS if differences(topic, [pair])] == []


@compared(30)
@given(case=cases(most=6))
def test_first_place_shares_agree_on_any_catalogue(case):
    (pair,) = pairs(case.catalogue, [case.situation])

    assert differences(first_place_shares, [pair]) == []


@compared(30)
@given(case=cases())
def test_with_many_candidates_the_plan_is_of_the_best_fits(case):
    (pair,) = pairs(with_number("plan_candidates", 3, case.catalogue), [case.situation])
    by, found = pair
    seed, entries = stated(case.situation), by.catalogue.programs
    standing = [place for place, entry in enumerate(entries) if by.may_stand(entry)]
    standing.sort(key=lambda place: (-half_up(by.exact_fit(entries[place])), lot(seed, [place])))
    limited = replace(by, candidates=tuple(entries[place] for place in standing[:3]))

    assert [topic.__name__ for topic in TOPICS if topic is not lots and differences(topic, [(limited, found)])] == []
