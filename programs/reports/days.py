"""Days as a report writes them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format


def day(on: date) -> str:
    return date_format(on, "j F Y")


def day_of(at: datetime) -> str:
    return day(timezone.localdate(at))
