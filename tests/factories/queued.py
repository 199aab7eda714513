"""Rows of the advisors' queue with just the copies that a test needs; nothing behind them is rated."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from readiness.models import Organisation, Review, Revision, Submission, User
from readiness.models.review import NOBODYS, Status
from readiness.permissions import Person
from readiness.queries.editions import current_version
from readiness.queries.queue.asked import Asked, asked_for
from readiness.queries.queue.paging import Page, page_of, read_place
from readiness.queries.queue.vocabulary import Vocabulary, vocabulary
from readiness.queries.queue.wanted import hidden_from, wanted
from readiness.services.reviews.labels import search_text

_NUMBERS = count(1)


def queued(*, by: User | None = None, due_in: float = 100, firm: str = "", uen: str = "", **fields: Any) -> Review:
    """A review with the given columns. due_in: hours. With `by`, it is in review unless stated."""
    status = fields.setdefault("status", Status.IN_REVIEW if by else Status.WAITING)
    assert (status in NOBODYS) == (by is None), "the database has its rules"
    now, number = timezone.now(), next(_NUMBERS)
    submission = Submission.objects.create(
        organisation=Organisation.objects.create(name=firm, uen=uen),
        questionnaire_id=current_version(),
        mode="full",
        link_salt=f"{number}",
        link_hash=f"link {number}",
        code_hash=f"code {number}",
    )
    revision = Revision.objects.create(
        submission=submission,
        number=1,
        questionnaire_id=current_version(),
        mode="full",
        as_of=now.date(),
        **{field: {} for field in ("profile", "responses", "result", "receipt")},
    )
    ended = status in (Status.DONE, Status.DISPUTED)
    copies = {
        "asked_at": now,
        "due_at": now + timedelta(hours=due_in),
        "finished_at": now if ended else None,
        "asked_back_at": now if status == Status.CLARIFICATION else None,
        "search": search_text(firm, uen),
    }
    return Review.objects.create(
        submission=submission, revision=revision, assignee=by, firm=firm, **{**copies, **fields}
    )


def asking(query: str, words: Vocabulary | None = None) -> Asked:
    return asked_for(query, words or vocabulary())


def first_page(query: str, person: User) -> Page:
    return next_page(query, person, "")


def next_page(query: str, person: Person, after: str, before: str = "") -> Page:
    asked = asking(query)
    place = read_place(asked.sort, before=before, after=after)
    return page_of(wanted(asked, person, hidden_from(person)), asked.sort, place)


def found(query: str, person: User) -> list[int]:
    """Numbers of the reviews on the first page."""
    return numbers(first_page(query, person))


def numbers(page: Page) -> list[int]:
    return [each.pk for each in page.reviews]


def walked(query: str, person: User) -> list[Page]:
    """Every page, one after the other."""
    pages = [first_page(query, person)]
    while pages[-1].after:
        pages.append(next_page(query, person, pages[-1].after))
    return pages
