"""Lists of second looks and the blind page: who gets in, and what it does not tell."""

import pytest
from django.urls import reverse
from factories import CODES, answers
from factories.people import signed_in
from factories.reviews import make_staff
from factories.seconds import make_conclusion, make_second
from pages import elements, says
from second_looks import SECRETS, address, taken

from readiness.models import SecondReview
from readiness.models.review import Status
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("get", "second_reviews"),
        ("get", "second_review"),
        ("post", "second_review"),
        ("post", "second_take"),
        ("post", "second_give_back"),
    ],
)
@pytest.mark.parametrize("roles", [(), ("auditor",), ("administrator",), ("catalogue editor",)])
def test_who_is_no_advisor_is_refused(second, method, name, roles):
    arguments = [] if name == "second_reviews" else [second.pk]

    page = getattr(signed_in(make_staff(*roles)), method)(reverse(name, args=arguments))

    assert (page.status_code, SecondReview.objects.get().by) == (403, None)
    assert "Only advisors can do this" in says(page)
    assert "Merbau" not in page.content.decode()


@pytest.mark.parametrize("name", ["second_reviews", "second_review"])
def test_stranger_is_asked_to_sign_in(client, second, name):
    page = client.get(reverse(name, args=[] if name == "second_reviews" else [second.pk]))

    assert page.status_code == 302
    assert "next=/workbench/second" in page["Location"]


def test_list_offers_what_i_did_not_work_on(second, first, advisor):
    mine = signed_in(advisor).get(reverse("second_reviews"))
    firsts = signed_in(first).get(reverse("second_reviews"))

    assert len(elements(mine, action=reverse("second_take", args=[second.pk]))) == 1
    assert "Merbau Foods" in says(mine)
    assert elements(firsts, action=reverse("second_take", args=[second.pk])) == []
    assert "Merbau Foods" not in says(firsts)


def test_list_does_not_offer_what_the_firm_withdrew(second, advisor):
    move(second.conclusion.review, Status.WITHDRAWN, verb="withdraw", by=None, assignee=None, finished_at=None)

    assert "Merbau" not in says(signed_in(advisor).get(reverse("second_reviews")))


@pytest.mark.parametrize("size", [1, 3])
def test_list_asks_the_database_as_often_for_one_as_for_three(version, advisor, django_assert_num_queries, size):
    for number in range(size):
        make_second(conclusion=make_conclusion())
        make_second(conclusion=make_conclusion(), by=advisor, responses={"STR1": number + 1})
        make_second(conclusion=make_conclusion(), by=advisor, responses=answers(), is_handed_in=True)
    client = signed_in(advisor)
    client.get(reverse("second_reviews"))

    with django_assert_num_queries(7):  # session, person, three for what a role may, and three lists
        page = client.get(reverse("second_reviews"))

    assert len(page.context["it"].mine) == len(page.context["it"].free) == len(page.context["it"].compared) == size


def test_take_opens_the_blind_page_and_closes_the_review(second, advisor):
    page = signed_in(advisor).post(reverse("second_take", args=[second.pk]))

    assert page["Location"] == address(second)
    second.refresh_from_db()
    assert second.by == advisor


def test_take_by_the_first_advisor_is_refused_with_a_sentence(second, first):
    page = signed_in(first).post(reverse("second_take", args=[second.pk]), follow=True)

    assert page.redirect_chain == [(reverse("second_reviews"), 302)]
    assert "You have worked on this review" in says(page, "news")
    second.refresh_from_db()
    assert second.by is None


def test_blind_page_shows_all_the_firm_said_and_nothing_of_the_first_advisor(second, advisor):
    taken(second, advisor)

    page = signed_in(advisor).get(address(second))

    text = says(page)
    assert [secret for secret in SECRETS if secret in page.content.decode()] == []
    assert "nadia" not in page.content.decode().lower()
    assert "We block uploads by hand." in says(page, "tec4")
    assert "The firm says level 3" in says(page, "tec4")
    assert "The firm does not know" in says(page, "dat2")
    assert "Which suppliers do you mean?" in says(page, "ven1")
    assert "Two, both local." in says(page, "ven1")
    assert "We grew fast this year." in text
    assert "Wholesale" in text


def test_blind_page_tells_no_level_but_the_firms_answers(second, advisor):
    """The reviewed answers made it another level; no context of the page knows."""
    taken(second, advisor)

    page = signed_in(advisor).get(address(second))

    assert {said.declared for said in page.context["page"].said} == {3, "unknown"}
    assert "Level" not in says(page)


def test_nothing_is_chosen_beforehand(second, advisor):
    taken(second, advisor)

    page = signed_in(advisor).get(address(second))

    assert len(elements(page, type="radio", value="3")) == len(CODES)
    assert [each for each in elements(page, type="radio") if "checked" in dict(each.attributes)] == []


def test_what_i_chose_is_there_again(second, advisor):
    taken(second, advisor, responses={"TEC4": 2})

    page = signed_in(advisor).get(address(second))

    chosen = [dict(each.attributes) for each in elements(page, type="radio") if "checked" in dict(each.attributes)]
    assert [(each["name"], each["value"]) for each in chosen] == [("TEC4", "2")]


def test_blind_page_is_closed_to_all_others(second, first, advisor):
    taken(second, advisor, responses={"TEC4": 2})

    for person in (first, make_staff("advisor"), make_staff("lead advisor")):
        page = signed_in(person).get(address(second))
        assert page.status_code == 403
        assert "Merbau" not in page.content.decode()
        assert "This second look is not yours" in says(page)
