"""A programme on a day, and the neutral order."""

from dataclasses import replace
from datetime import date

import pytest
from catalogues import a_catalogue

from programs.core.catalogue import Cohort
from programs.queries.showcase.entry import Entry, entries_on

DAY = date(2026, 11, 25)


def an_entry(day: date = DAY, slug: str = "aws-skill-builder", **changed) -> Entry:
    catalogue = a_catalogue(**{slug: changed})
    return next(each for each in entries_on(catalogue, day) if each.program.slug == slug)


@pytest.mark.parametrize(
    ("cohort", "intake"),
    [
        (Cohort("open"), "open"),
        (Cohort("open", starts_on=DAY), "open"),
        (Cohort("open", starts_on=date(2026, 11, 26)), "soon"),
        (Cohort("reported", starts_on=date(2026, 11, 26)), "reported"),
        (Cohort("open", ends_on=DAY), "open"),
        (Cohort("open", ends_on=date(2026, 11, 24)), "ended"),
        (Cohort("unknown", ends_on=date(2026, 11, 24), disputed=True), "unknown"),
        (Cohort("ended"), "ended"),
    ],
)
def test_intake_follows_dates_and_status(cohort, intake):
    assert an_entry(cohorts=(cohort,)).intake == intake


def test_intake_is_that_in_force():
    spring = Cohort("open", ends_on=date(2026, 6, 1))
    autumn = Cohort("reported", starts_on=date(2026, 9, 1))

    assert an_entry(cohorts=(spring, autumn)).intake == "reported"


@pytest.mark.parametrize(("money", "cost"), [(None, "unknown"), (0, "free"), (140, "priced")])
def test_cost_tells_free_from_not_published(money, cost):
    assert an_entry(money=money).cost == cost


def test_funding_has_no_cost_and_no_lock_in_of_its_own():
    entry = an_entry(slug="psg-ai-solutions")

    assert (entry.cost, entry.meter["band"], entry.meter["low"]) == ("", "depends", None)


@pytest.mark.parametrize(("day", "is_stale"), [(date(2027, 2, 18), False), (date(2027, 2, 19), True)])
def test_facts_are_fresh_for_ninety_days(day, is_stale):
    entry = an_entry(day)

    assert (entry.is_stale, entry.check_by) == (is_stale, date(2027, 2, 18))


def test_vendor_is_named_as_a_fact_and_neutral_has_none():
    assert (an_entry().vendor_name, an_entry(slug="aisg-ai4e").vendor_name) == ("AWS", "")


def test_order_puts_what_can_be_joined_before_what_is_easy_to_leave():
    entries = entries_on(a_catalogue(), DAY)

    keys = [(each.intake, each.hardness, -each.certainty) for each in entries]
    intakes = ["open", "soon", "reported", "unknown", "ended"]
    assert keys == sorted(keys, key=lambda key: (intakes.index(key[0]), *key[1:]))
    assert [each.program.slug for each in entries][:2] == ["aisg-ai4e", "csa-cyber-essentials"]


def test_order_draws_another_lot_among_equals_on_some_days():
    equals = {"aws-skill-builder", "google-skills", "microsoft-learn-ai901"}
    fields = {"confidence": "press"}
    catalogue = a_catalogue(**dict.fromkeys(equals, fields))

    firsts = {
        next(each.program.slug for each in entries_on(catalogue, date(2026, 12, day)) if each.program.slug in equals)
        for day in range(1, 31)
    }

    assert firsts == equals


def test_order_reads_no_vendor_and_no_name():
    catalogue = a_catalogue()
    swapped = {"aws": "google", "google": "microsoft", "microsoft": "alibaba", "alibaba": "aws"}
    renamed = replace(
        catalogue,
        programs=tuple(
            replace(each, vendor=swapped.get(each.vendor, each.vendor), slug=f"x{place}", name="Another")
            for place, each in enumerate(catalogue.programs)
        ),
    )

    assert [each.place for each in entries_on(renamed, DAY)] == [each.place for each in entries_on(catalogue, DAY)]
