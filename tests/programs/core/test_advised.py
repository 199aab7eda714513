"""An advisor's plan of small catalogues, where the right one is plain to see."""

from dataclasses import replace

from advising import advised
from matching_firms import CATALOGUE, firm, planned, with_values

from programs.core.advised import Advised
from programs.core.catalogue import Catalogue, Cohort, Program

PLAIN = replace(
    with_values(CATALOGUE.by_slug["aisg-ai4e"], **dict.fromkeys(("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"), 0)),
    levels=(1, 5),
    hours=2,
    money=0,
    raises={},
    confidence="official",
)


def entry(slug: str, raises: dict[str, int], **changes: object) -> Program:
    return replace(PLAIN, slug=slug, raises=raises, **changes)


def of(*programs: Program) -> Catalogue:
    return replace(CATALOGUE, programs=programs)


def told(found: Advised) -> tuple[list[str], list[tuple[str, list[str], int | None, int | None]]]:
    broken = [(each.code, [one.slug for one in each.programs], each.needed, each.limit) for each in found.breaks]
    return sorted(planned(found.matching)), broken


LOW = {"STR1": 1, "STR2": 1, "STR4": 1, "STR5": 1}
ONE, TWO = entry("one", {"STR1": 5}), entry("two", {"STR2": 5})


def test_a_kept_programme_takes_the_place_of_a_better_one():
    better, worse = entry("better", {"STR1": 5}), entry("worse", {"STR1": 2})

    assert told(advised(firm(5, **LOW), of(better, worse))) == (["better"], [])
    assert told(advised(firm(5, **LOW), of(better, worse), kept=["worse"])) == (["worse"], [])


def test_kept_ones_that_raise_the_same_are_both_kept_and_told():
    better, worse = entry("better", {"STR1": 5}), entry("worse", {"STR1": 2})

    assert told(advised(firm(5, **LOW), of(better, worse), kept=["better", "worse"])) == (
        ["better", "worse"],
        [("lifts_nothing", ["worse"], None, None)],
    )


def test_what_is_kept_for_a_firm_that_misses_nothing_covers_nothing_and_is_told():
    found = advised(firm(5), of(ONE, TWO), kept=["one"])

    assert found.matching.plan.coverage == 0
    assert told(found) == (["one"], [("lifts_nothing", ["one"], None, None)])


def test_what_is_left_out_gives_way_to_the_next_best():
    assert told(advised(firm(5, STR1=1), of(ONE, entry("other", {"STR1": 3})), left_out=["one"])) == (["other"], [])


def test_without_anything_left_there_is_no_plan_and_a_reason():
    found = advised(firm(5, STR1=1), of(ONE), left_out=["one"])

    assert (told(found), found.matching.plan.reason) == (([], []), "nothing_fits")


def test_more_than_three_kept_are_all_kept_and_told():
    programs = [entry(f"p{number}", {code: 5}) for number, code in enumerate(LOW)]
    every = [each.slug for each in programs]

    assert told(advised(firm(5, **LOW), of(*programs), kept=every)) == (every, [("most", [], 4, 3)])


def test_time_and_money_that_kept_ones_take_beyond_the_limit_are_told():
    long, dear = replace(ONE, hours=9), replace(TWO, money=900)
    found = advised(
        firm(5, **LOW, hours_per_person="under_5", budget_per_person="under_200"),
        of(long, dear),
        kept=["one", "two"],
    )

    assert told(found) == (["one", "two"], [("hours", [], 11, 5), ("money", [], 900, 200)])


def test_beside_what_breaks_the_limit_nothing_is_added_that_breaks_it_further():
    long, free = replace(ONE, hours=9), replace(TWO, hours=0)
    at_home = {"hours_per_person": "under_5"}

    assert told(advised(firm(5, **LOW, **at_home), of(long, TWO), kept=["one"])) == (["one"], [("hours", [], 9, 5)])
    assert told(advised(firm(5, **LOW, **at_home), of(long, free), kept=["one"])) == (
        ["one", "two"],
        [("hours", [], 9, 5)],
    )


def test_a_neutral_one_beside_a_vendors_is_worth_more_than_the_limit():
    """The promise that a plan never rests on one vendor goes first; the least time over is taken for it."""
    tied = replace(ONE, vendor="aws", hours=5)
    longer = entry("longer", {"STR4": 5}, hours=4)

    found = advised(firm(5, **LOW, hours_per_person="under_5"), of(tied, TWO, longer), kept=["one"])

    assert told(found) == (["one", "two"], [("hours", [], 7, 5)])


def test_kept_ones_of_one_vendor_with_nothing_beside_are_told():
    tied = replace(ONE, vendor="aws")

    assert told(advised(firm(5, **LOW), of(tied, TWO), kept=["one"], left_out=["two"])) == (
        ["one"],
        [("one_vendor", ["one"], None, None)],
    )


def test_a_kept_programme_for_another_level_is_told():
    high = replace(ONE, levels=(5, 5))

    assert told(advised(firm(1), of(high), kept=["one"])) == (["one"], [("level", ["one"], None, None)])


def test_a_kept_programme_that_is_only_reported_stands_alone_and_is_told():
    reported = replace(ONE, cohorts=(Cohort("reported"),))

    assert told(advised(firm(5, STR1=1), of(reported), kept=["one"])) == (
        ["one"],
        [("unconfirmed", ["one"], None, None)],
    )


def test_what_cannot_be_joined_or_is_not_there_is_not_kept_and_told():
    ended = replace(ONE, cohorts=(Cohort("ended"),))

    found = advised(firm(5, **LOW), of(ended, TWO), kept=["one", "gone"])

    assert (told(found), found.lost) == ((["two"], []), ("one", "gone"))


def test_exposure_names_the_value_of_each_factor_today():
    found = advised(firm(2, VEN3="unknown", commitment="over_12_months"))

    assert (found.exposure["F3"], found.exposure["F6"][0] >= 3) == ((0, 4), True)
    assert [*found.exposure] == [factor.code for factor in CATALOGUE.factors]
