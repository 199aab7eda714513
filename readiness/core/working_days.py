"""Counting working days, Monday to Friday in Singapore. Public holidays are not known here and count as worked."""

from datetime import datetime, timedelta, timezone

SINGAPORE = timezone(timedelta(hours=8))
"""There is no summer time."""
SATURDAY = 5


def after_working_days(start: datetime, days: int) -> datetime:
    """Return the same time of day so many working days after start, which is an aware time of any zone.

    What starts on a weekend counts from Monday: Saturday and one working day is Monday.
    """
    end = start.astimezone(SINGAPORE)
    for _day in range(days):
        end += timedelta(days=1)
        while end.weekday() >= SATURDAY:
            end += timedelta(days=1)
    return end
