"""Details of firms that do not exist are plausible, and say so."""

from stdnum.sg import uen

from readiness.simulation.details import OTHER, TRADES, details

SECTORS = [*TRADES, "other"] * 40


def test_every_sector_has_trades(edition):
    assert set(edition.questionnaire.profile_keys["sector"].values) == {*TRADES, "other"}


def test_details_are_marked_as_samples_and_fit_their_columns():
    found = list(details(SECTORS, seed=1))

    assert all(each.name.endswith(" (sample)") for each in found)
    assert max(len(each.name) for each in found) <= 120
    assert max(len(each.uen) for each in found) == 10


def test_numbers_pass_the_check_and_some_firms_give_none():
    given = [each.uen for each in details(SECTORS, seed=1)]

    assert all(uen.is_valid(number) for number in given if number)
    assert {len(number) for number in given} == {0, 9, 10}


def test_activity_is_that_of_the_sector():
    (shop, other) = details(["retail", "other"], seed=3)

    assert shop.activity in {activity for _trade, activity in TRADES["retail"]}
    assert other.activity in {activity for _trade, activity in OTHER}


def test_same_seed_gives_the_same_details():
    first, again, another = (list(details(SECTORS, seed=seed)) for seed in (1, 1, 2))

    assert first == again
    assert first != another
    assert len({each.name for each in first}) > len(first) * 0.9
