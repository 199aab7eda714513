"""Until a second look is in, the queue tells who gives it nothing of what the first advisor found."""

import pytest
from django.urls import reverse
from factories import answers
from factories.people import signed_in
from factories.reviewing import all_gates_judged, in_hand, judged
from factories.reviews import make_staff
from pages import attributes, elements

from readiness.models import QueueExport, Review, SecondReview, User
from readiness.services.reviews.finishing import finish
from readiness.services.reviews.seconding import hand_in_second, save_second, take_second

pytestmark = pytest.mark.django_db
FIRM = "Merbau Foods"


@pytest.fixture
def other(catalogue) -> User:
    return make_staff("lead advisor")


@pytest.fixture
def second(other, monkeypatch) -> SecondReview:
    """A review finished as reviews are, lower than declared, which `other` looks at a second time."""
    monkeypatch.setattr("readiness.services.reviews.seconding.is_chosen", lambda conclusion_id: True)
    review = in_hand(responses=answers(4), firm={"name": FIRM})
    all_gates_judged(review)
    for code in ("VEN2", "VEN3", "PPL1"):
        judged(review, code, 1)
    finish(review=review, by=review.assignee)
    return take_second(second=SecondReview.objects.get(), by=other)


def queries() -> list[str]:
    """Addresses at which the firm is, also by what finishing has made of its labels: those of the advised plan."""
    tags = (each.replace(":", "=") for each in Review.objects.get().tags if each.startswith(("program", "lock_in")))
    return ["status=done", "status=any", "q=merbau&status=done", *(f"{each}&status=done" for each in tags)]


def shown(by: User) -> list[str]:
    """Those at which a person meets the firm, or any row at all."""
    client = signed_in(by)
    pages = {query: client.get(f"{reverse('queue')}?{query}") for query in queries()}
    assert {page.status_code for page in pages.values()} == {200}
    return [query for query, page in pages.items() if FIRM in page.content.decode() or page.context["it"].rows]


def test_queue_shows_the_firm_to_everybody_but_who_looks_at_it_a_second_time(second, other):
    assert len(queries()) > 5
    assert (shown(other), shown(make_staff("lead advisor"))) == ([], queries())

    save_second(second=second, answers=answers(3), by=other)
    hand_in_second(second=second, by=other)

    assert shown(other) == queries()


def test_no_count_of_the_queue_tells_of_it(second, other):
    def counts(by):
        return {tab.view.name: tab.count for tab in signed_in(by).get(reverse("queue")).context["it"].tabs}

    assert (counts(other)["Finished"], counts(make_staff("advisor"))["Finished"]) == ("0", "1")


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_file_of_the_queue_does_not_have_it(second, other, django_capture_on_commit_callbacks, format):
    def rows(by):
        client = signed_in(by)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("exports"), {"query": "status=any", "format": format})
        return QueueExport.objects.get(by=by).done

    assert (rows(other), rows(make_staff("advisor"))) == (0, 1)


def test_list_of_second_looks_is_where_it_is_found(second, other):
    page = signed_in(other).get(reverse("queue"))

    (link,) = [each for each in elements(page) if attributes(each).get("href") == reverse("second_reviews")][-1:]
    assert (
        reverse("second_review", args=[second.pk]) in signed_in(other).get(attributes(link)["href"]).content.decode()
    )
