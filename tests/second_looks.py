"""A second look in a test: whose it is, where it is, what is sent to it."""

from django.urls import reverse

from readiness.models import SecondReview, User

FIRSTS = "the first advisor wrote this"
SECRETS = (
    FIRSTS,
    "why TEC4",
    "seen with own eyes",
    "told to all advisors",
    "told to the firm",
    "what the first advisor wrote to the firm",
)
"""What must not reach the second advisor before the second look is in."""


def taken(second: SecondReview, by: User, **fields) -> SecondReview:
    second.by = by
    for name, value in fields.items():
        setattr(second, name, value)
    second.save()
    return second


def address(second: SecondReview) -> str:
    return reverse("second_review", args=[second.pk])


def posted(given: dict) -> dict[str, str]:
    return {code: str(value) for code, value in given.items()}
