"""The order of matches, and where there are more programmes than plans can be tried of."""

from dataclasses import replace

from matching_firms import CATALOGUE, firm, matching, planned, simulated, with_number, with_values

from programs.core.catalogue import Cohort

ONE = replace(CATALOGUE.by_slug["aisg-ai4e"], slug="one", levels=(5, 5), cohorts=(Cohort("open"),))


def order(*programs, seed):
    found = matching(firm(), replace(CATALOGUE, programs=programs), seed)
    return [each.program.slug for each in found.matches]


def test_of_equal_fits_the_one_that_adds_less_exposure_comes_first():
    tied = with_values(replace(ONE, slug="tied"), F6=4, F7=4)

    assert {tuple(order(tied, ONE, seed=str(seed))) for seed in range(12)} == {("one", "tied")}


def test_of_equals_the_lot_names_the_first():
    other = replace(ONE, slug="other")

    assert {order(ONE, other, seed=str(seed))[0] for seed in range(12)} == {"one", "other"}


def test_the_lots_of_a_firm_are_the_same_on_another_day():
    equals = [replace(ONE, slug=f"p{number}") for number in range(6)]
    catalogue = replace(CATALOGUE, programs=tuple(equals))
    days = ("2026-11-20", "2026-11-21", "2027-01-31")

    orders = [
        {tuple(each.program.slug for each in matching(firm(level, as_of=day), catalogue).matches) for day in days}
        for level in (2, 3, 4)
    ]

    assert [len(each) for each in orders] == [1, 1, 1]
    assert len(set.union(*orders)) == 3


def test_names_are_not_read():
    programs = tuple(
        replace(each, slug=f"z{99 - place}", name="A", summary="", providers=())
        for place, each in enumerate(CATALOGUE.programs)
    )
    slugs = {f"z{99 - place}": each.slug for place, each in enumerate(CATALOGUE.programs)}
    for situation in simulated(20, seed=61):
        renamed = matching(situation, replace(CATALOGUE, programs=programs), "held")

        assert [slugs[slug] for slug in planned(renamed)] == planned(matching(situation, seed="held"))


def test_up_to_the_limit_nothing_changes():
    open_ = [each for each in CATALOGUE.programs if each.kind != "funding"]
    for situation in simulated(20, seed=62):
        limited = matching(situation, with_number("plan_candidates", len(open_)), "held")

        assert planned(limited) == planned(matching(situation, seed="held"))


def test_beyond_the_limit_a_plan_is_of_the_best_fits_only():
    catalogue = with_number("plan_candidates", 2)
    for situation in simulated(30, seed=63):
        found = matching(situation, catalogue, "held")
        standing = [each for each in found.matches if each.first_place_share is not None]
        fits = sorted((each.fit for each in standing), reverse=True)

        assert all(each.fit >= fits[1] for each in standing if each.section == "plan")
