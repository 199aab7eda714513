"""The place of a page in its address: signed, of one order, and of the queue only."""

import pytest
from django.core import signing
from factories.queued import first_page, queued

from readiness.queries.queue import paging
from readiness.queries.queue.orders import ORDERS
from readiness.queries.queue.paging import SIGNER, BadPlace, read_place
from readiness.queries.queue.walking import Place

pytestmark = pytest.mark.django_db
PLACE = ["2026-11-25T00:00:00+00:00", 7]


def told(*, sort="due", at=PLACE, number=26, count=30, signer=SIGNER):
    return signer.sign_object([sort, at, number, count], compress=True)


@pytest.mark.parametrize("sort", ORDERS)
def test_place_that_a_page_tells_is_read_as_that_of_its_last_row(me, monkeypatch, sort):
    monkeypatch.setattr(paging, "A_PAGE", 1)
    for _each in range(2):
        queued(firm="Éclair 中文", level=3)
    page = first_page(f"sort={sort}", me)

    place = read_place(sort, after=page.after)

    at = tuple(getattr(page.reviews[0], field) for field in ORDERS[sort].fields)
    assert place == Place(at, is_before=False, number=2, count=2)


def test_no_place_is_the_first_page():
    assert read_place("due") is None


def test_before_leads_back():
    assert read_place("due", before=told()).is_before


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "é",
        ":",
        "\0",
        told() + "x",
        told()[1:],
        told(sort="new"),
        told(sort="firm"),
        told(at=["yesterday", 7]),
        told(at=[*PLACE, 1]),
        told(at=[PLACE[0], "seven"]),
        told(at=None),
        told(signer=signing.Signer(salt="elsewhere")),
        SIGNER.sign_object("due"),
        SIGNER.sign_object(None),
        SIGNER.sign("no object"),
        "x" * 10_000,
    ],
    ids=lambda _token: "token",  # the same in every process, unlike what is signed
)
def test_place_that_is_broken_or_of_another_order_is_refused(token):
    with pytest.raises(BadPlace):
        read_place("due", after=token)
