"""Page after page, forwards and back: every row once, whatever the order, and whatever happens meanwhile."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone
from factories.queued import first_page, next_page, numbers, queued, walked

from readiness.models import Review
from readiness.queries.queue import paging, walking
from readiness.queries.queue.orders import ORDERS

pytestmark = pytest.mark.django_db
SCOPES = (
    "",
    "status=any",
    "status=done",
    "assignee=me",
    "assignee=me&status=any",
    "flag=reply",
    "q=tan",
    "assignee=me&age=late",
)
NOW = timezone.now()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch) -> None:
    monkeypatch.setattr(paging, "A_PAGE", 3)


@pytest.fixture
def rows(me) -> list[Review]:
    """Rows with many ties: few days, few levels (some cannot be rated), few names."""
    random = Random(5)  # noqa: S311
    return [
        queued(
            by=me,
            status=random.choice(["in_review", "in_review", "done"]),
            level=random.choice([0, 0, 1, 3]),
            due_at=NOW + timedelta(days=random.choice([-2, -1, 3])),
            asked_at=NOW - timedelta(days=random.choice([1, 2])),
            firm=random.choice(["Tan", "Titan", "", "Éclair"]),
            tags=["flag:reply"] if random.random() < 0.7 else [],
        )
        for _place in range(22)
    ]


def key(sort: str):
    """How rows are compared, read without a database; binary order of letters is that of the test databases."""
    columns = {"due": ["due_at"], "new": ["asked_at"], "level": ["level", "due_at"], "firm": ["search"]}
    return lambda review: [getattr(review, each) for each in [*columns[sort.removeprefix("-")], "pk"]]


@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.parametrize("scope", SCOPES)
def test_walk_gives_every_row_once_in_its_order(rows, me, scope, sort):
    pages = walked(f"{scope}&sort={sort}", me)

    seen = [each for page in pages for each in page.reviews]
    assert seen == sorted(seen, key=key(sort), reverse=ORDERS[sort].is_descending)
    assert len({each.pk for each in seen}) == len(seen) == pages[0].count > 3
    assert [page.first for page in pages] == list(range(1, len(seen) + 1, 3))
    assert [page.count for page in pages] == [len(seen)] * len(pages)


@pytest.mark.parametrize("sort", ORDERS)
def test_walk_back_gives_the_same_pages(rows, me, sort):
    pages = walked(f"status=any&sort={sort}", me)
    back = [pages[-1]]
    while back[-1].before:
        back.append(next_page(f"status=any&sort={sort}", me, "", before=back[-1].before))

    assert [numbers(page) for page in back[::-1]] == [numbers(page) for page in pages]
    assert [(page.first, page.last) for page in back[::-1]] == [(page.first, page.last) for page in pages]


@pytest.mark.parametrize(("walk", "most"), [(1_000, 50_000), (4, 50_000), (4, 4), (4, None)])
@pytest.mark.parametrize("sort", ORDERS)
def test_page_is_the_same_however_it_is_found(rows, me, monkeypatch, walk, most, sort):
    """By the walk, by collecting, by the longer walk, and by collecting just as much as may be."""
    replies = {each.pk for each in rows if "flag:reply" in each.tags and each.status != "done"}
    ordered = sorted(Review.objects.filter(pk__in=replies), key=key(sort), reverse=ORDERS[sort].is_descending)
    monkeypatch.setattr(walking, "WALK", walk)
    monkeypatch.setattr(walking, "MOST", most or len(ordered))

    pages = walked(f"flag=reply&sort={sort}", me)

    assert [number for page in pages for number in numbers(page)] == [each.pk for each in ordered]


def test_rows_that_come_or_leave_meanwhile_neither_repeat_nor_hide_others(me):
    rows = [queued(due_in=hours) for hours in range(10, 20)]
    first = first_page("", me)
    queued(due_in=1)  # before what was read
    later = queued(due_in=30)
    Review.objects.filter(pk__in=[rows[2].pk, rows[3].pk]).delete()  # the last that was read, and the next

    pages = [first]
    while pages[-1].after:
        pages.append(next_page("", me, pages[-1].after))

    seen = [number for page in pages for number in numbers(page)]
    assert seen == [each.pk for each in (*rows[:3], *rows[4:], later)]


def test_page_whose_rows_have_all_left_is_empty_and_leads_nowhere(me):
    rows = [queued(due_in=hours) for hours in range(1, 6)]
    after = first_page("", me).after
    Review.objects.filter(pk__in=[each.pk for each in rows[3:]]).delete()

    page = next_page("", me, after)

    assert (page.reviews, page.before, page.after) == ((), "", "")


def test_counting_ends_at_a_cap(me, monkeypatch):
    monkeypatch.setattr(walking, "COUNTED", 5)
    monkeypatch.setattr(paging, "COUNTED", 5)
    for _place in range(8):
        queued(tags=["flag:reply"])

    assert [page.count for page in walked("flag=reply", me)] == [6, 6, 6]
    assert [page.count for page in walked("level=0", me)] == [6, 6, 6]
