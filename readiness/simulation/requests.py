"""What became of simulated firms' requests for a review: the older ones are done, the newer ones wait."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from readiness.core.working_days import after_working_days

SHARES = {"done": 80, "waiting": 7, "in_review": 6, "clarification": 3, "disputed": 2, "withdrawn": 2}
"""Per cent of requests by where they stand. Own judgement: about one in six is open."""
DAYS = {
    "done": (12, 730),
    "waiting": (0, 8),
    "in_review": (1, 14),
    "clarification": (3, 21),
    "disputed": (8, 21),
    "withdrawn": (1, 730),
}
"""How many days ago they were made, at least and at most."""
MESSAGES = (
    "Please look at our answers about data; we were not sure.",
    "We would like to know which course to take first.",
    "We have little time before the year ends.",
    "Our manager answered; the owner would like to hear what you think.",
)
WITH_MESSAGE = 0.25
WITH_REPLY = 0.2
"""Share of reviews in hand whose firm answered a question that its advisor has not looked at yet."""


@dataclass(frozen=True)
class Request:
    """advisor: a place among the advisors, where somebody has it. has_replied: the firm answered what was asked."""

    status: str
    asked_at: datetime
    due_at: datetime
    message: str
    advisor: int | None = None
    asked_back_at: datetime | None = None
    finished_at: datetime | None = None
    has_replied: bool = False


def requests(count: int, *, seed: int | str, now: datetime, advisors: int, target: int) -> Iterator[Request]:
    """Yield one request a firm; the same seed and moment give the same. target: the working days that are promised."""
    rng = random.Random(f"{seed}:requests")  # noqa: S311  # for plausible data, not for secrets
    found = rng.choices(list(SHARES), list(SHARES.values()), k=count)
    for status in found:
        yield _request(status, rng, now, advisors, target)


def _request(status: str, rng: random.Random, now: datetime, advisors: int, target: int) -> Request:
    least, most = DAYS[status]
    ago = timedelta(days=least + rng.random() * (most - least))
    asked_at = now - ago
    taken = status not in ("waiting", "withdrawn")
    return Request(
        status=status,
        asked_at=asked_at,
        due_at=after_working_days(asked_at, target),
        message=MESSAGES[int(rng.random() * len(MESSAGES))] if rng.random() < WITH_MESSAGE else "",
        advisor=int(rng.random() * advisors) if taken else None,
        asked_back_at=asked_at + ago * rng.uniform(0.2, 0.9) if status == "clarification" else None,
        finished_at=_end(status, rng, asked_at, ago),
        has_replied=status == "in_review" and rng.random() < WITH_REPLY,
    )


def _end(status: str, rng: random.Random, asked_at: datetime, ago: timedelta) -> datetime | None:
    """When it was finished: a few days later, and before now."""
    if status not in ("done", "disputed"):
        return None
    return asked_at + min(timedelta(days=rng.uniform(0.5, 11)), ago * 0.9)
