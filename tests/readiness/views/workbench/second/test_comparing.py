"""Both looks beside each other, once the second is in: for whom, and in what order."""

import pytest
from django.utils import timezone
from factories import answers
from factories.people import signed_in
from factories.reviews import make_staff
from pages import says
from second_looks import address, posted, taken

from readiness.models.review import Status
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.django_db


def test_handing_in_shows_both_looks(second, advisor):
    taken(second, advisor)

    page = signed_in(advisor).post(address(second), posted(answers(2)) | {"hand_in": "1"}, follow=True)

    second.refresh_from_db()
    assert second.handed_in_at is not None
    assert page.redirect_chain == [(address(second), 302)]
    assert "Same answer to 1 of 35 questions" in says(page, "s-h")
    assert "why TEC4" in says(page)


def test_both_advisors_and_leads_compare_and_nobody_else(second, first, advisor):
    taken(second, advisor, responses=answers(2), handed_in_at=timezone.now())

    seen = [signed_in(person).get(address(second)) for person in (first, advisor, make_staff("lead advisor"))]
    other = signed_in(make_staff("advisor")).get(address(second))

    assert len({says(page, "main") for page in seen}) == 1
    assert other.status_code == 403
    assert "Merbau" not in other.content.decode()


def test_comparison_tells_the_widest_apart_first(second, first, advisor):
    found = answers(3, TEC4=5, GOV1=2, DAT2="unknown")
    taken(second, advisor, responses=found, handed_in_at=timezone.now())

    page = signed_in(first).get(address(second))

    differing = [(row.code, row.declared, row.first, row.second) for row in page.context["it"].differing]
    assert differing == [("DAT2", "unknown", 2, "unknown"), ("TEC4", 3, 1, 5), ("GOV1", 3, 1, 2)]
    assert page.context["it"].counts == {"same": 32, "near": 1, "apart": 2}


def test_comparison_costs_as_many_queries_as_a_page_without_differences(second, advisor, django_assert_num_queries):
    taken(second, advisor, responses=answers(1), handed_in_at=timezone.now())
    client = signed_in(advisor)
    client.get(address(second))

    with django_assert_num_queries(5):
        client.get(address(second))


def test_comparison_is_closed_once_the_firm_withdrew(second, first, advisor):
    taken(second, advisor, responses=answers(2), handed_in_at=timezone.now())
    move(second.conclusion.review, Status.WITHDRAWN, verb="withdraw", by=None, assignee=None, finished_at=None)

    for person in (first, advisor, make_staff("lead advisor")):
        page = signed_in(person).get(address(second))
        assert page.status_code == 403
        assert "withdrawn its request" in says(page)
        assert "Merbau" not in page.content.decode()
