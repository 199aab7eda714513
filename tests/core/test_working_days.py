from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.core.working_days import SINGAPORE, after_working_days


def day(number: int, hour: int = 10) -> datetime:
    """A day of November 2026; the 2nd is a Monday."""
    return datetime(2026, 11, number, hour, tzinfo=SINGAPORE)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [(2, 1, 3), (2, 4, 6), (2, 5, 9), (6, 1, 9), (6, 5, 13), (7, 1, 9), (8, 1, 9), (8, 5, 13), (2, 10, 16), (7, 0, 7)],
)
def test_working_days_leave_out_saturday_and_sunday(start, days, end):
    assert after_working_days(day(start), days) == day(end)


def test_working_days_are_those_of_singapore():
    friday_night_in_london_is_saturday_here = datetime(2026, 11, 6, 20, tzinfo=UTC)

    assert after_working_days(friday_night_in_london_is_saturday_here, 1) == day(9, hour=4)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)), st.integers(1, 30))  # noqa: DTZ001  # zone follows
def test_working_days_end_on_one_and_each_more_ends_later(start, days):
    aware = start.replace(tzinfo=SINGAPORE)
    end = after_working_days(aware, days)

    assert (end.weekday() < 5, end.time()) == (True, start.time())
    assert timedelta(0) < after_working_days(aware, days + 1) - end <= timedelta(days=3)
