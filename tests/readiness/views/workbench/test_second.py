"""Pages of second looks: neither advisor sees the other's before it is in, and then both do."""

import pytest
from django.urls import reverse
from django.utils import timezone
from factories import CODES, answers
from factories.people import signed_in
from factories.reviews import make_staff
from factories.seconds import make_conclusion, make_second
from pages import elements, says

from readiness.models import Clarification, Comment, Review, SecondReview, User
from readiness.models.review import Status
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.django_db
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


@pytest.fixture
def first(db) -> User:
    return make_staff("advisor", email="nadia@example.test")


@pytest.fixture
def second(version, first) -> SecondReview:
    """Open, on a review that is full of what the first advisor found."""
    conclusion = make_conclusion(
        by=first,
        responses=answers(3, DAT2="unknown"),
        adjusted={"TEC4": 1, "GOV1": 1, "DAT2": 2},
        firm={"name": "Merbau Foods"},
    )
    review = conclusion.review
    review.submission.notes = {"TEC4": "We block uploads by hand."}
    review.submission.save()
    review.message = "We grew fast this year."
    review.note = FIRSTS
    review.save()
    review.verdicts.create(question="STR1", evidence="verified", reason="seen with own eyes", by=first)
    Comment.objects.create(review=review, question="TEC4", kind="internal", text="told to all advisors", by=first)
    Comment.objects.create(review=review, question="TEC4", kind="shared", text="told to the firm", by=first)
    Clarification.objects.create(
        review=review,
        question="VEN1",
        text="Which suppliers do you mean?",
        answer="Two, both local.",
        by=first,
        sent_at=timezone.now(),
        ended_at=conclusion.at,
    )
    return make_second(conclusion=conclusion)


@pytest.fixture
def advisor(db) -> User:
    return make_staff("advisor", email="raymond@example.test")


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


def test_answers_are_kept_as_they_are_chosen(second, advisor):
    taken(second, advisor)
    client = signed_in(advisor)

    page = client.post(address(second), {"TEC4": "2", "DAT2": "unknown"}, headers={"HX-Request": "true"})

    second.refresh_from_db()
    assert second.responses == {"TEC4": 2, "DAT2": "unknown"}
    assert says(page, "saved").startswith("2 of 35 answered · kept")
    assert says(client.get(address(second)), "saved").startswith("2 of 35 answered · kept")


def test_keeping_for_later_does_not_hand_in(second, advisor):
    taken(second, advisor)

    page = signed_in(advisor).post(address(second), posted(answers(2)) | {"save": "1"})

    second.refresh_from_db()
    assert (page["Location"], second.handed_in_at, second.responses) == (address(second), None, answers(2))


def test_an_answer_that_does_not_exist_is_told_and_the_others_are_kept(second, advisor):
    taken(second, advisor)

    page = signed_in(advisor).post(address(second), {"TEC4": "6", "DAT2": "2", "save": "1"})

    second.refresh_from_db()
    assert (page.status_code, second.responses) == (422, {"DAT2": 2})
    assert "Choose one of the sentences below." in says(page, "tec4")


def test_handing_in_with_open_questions_names_them_and_keeps_the_rest(second, advisor):
    taken(second, advisor)
    given = {code: 2 for code in CODES if code not in ("DAT2", "TEC4")}

    page = signed_in(advisor).post(address(second), posted(given) | {"hand_in": "1"})

    second.refresh_from_db()
    assert (page.status_code, second.handed_in_at, second.responses) == (422, None, given)
    assert says(page, "errors").endswith("DAT2 TEC4")
    assert len(elements(page, href="#tec4")) == 1


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


def test_saving_after_the_firm_withdrew_is_refused(second, advisor):
    taken(second, advisor)
    move(second.conclusion.review, Status.WITHDRAWN, verb="withdraw", by=None, assignee=None, finished_at=None)

    page = signed_in(advisor).post(address(second), {"TEC4": "2"})

    second.refresh_from_db()
    assert (page.status_code, second.responses) == (403, {})


def test_saving_what_is_handed_in_leads_to_the_list_with_the_reason(second, advisor):
    taken(second, advisor, responses=answers(2), handed_in_at=timezone.now())
    client = signed_in(advisor)

    swapped = client.post(address(second), {"TEC4": "5"}, headers={"HX-Request": "true"})
    page = client.get(reverse("second_reviews"))

    second.refresh_from_db()
    assert (swapped["HX-Redirect"], second.responses["TEC4"]) == (reverse("second_reviews"), 2)
    assert "stays as it is" in says(page, "news")


def test_giving_back_frees_it_without_answers(second, advisor):
    taken(second, advisor, responses={"TEC4": 2})

    page = signed_in(advisor).post(reverse("second_give_back", args=[second.pk]))

    second.refresh_from_db()
    assert (page["Location"], second.by, second.responses) == (reverse("second_reviews"), None, {})


@pytest.mark.parametrize(("role", "status", "is_freed"), [("lead advisor", 302, True), ("advisor", 403, False)])
def test_only_a_lead_gives_back_what_is_anothers(second, advisor, role, status, is_freed):
    taken(second, advisor)

    page = signed_in(make_staff(role)).post(reverse("second_give_back", args=[second.pk]))

    second.refresh_from_db()
    assert (page.status_code, second.by is None) == (status, is_freed)


def test_reading_changes_nothing(second, advisor):
    taken(second, advisor)
    before = SecondReview.objects.values().get(), Review.objects.values().get()
    client = signed_in(advisor)

    for name, arguments in (("second_reviews", []), ("second_review", [second.pk])):
        client.get(reverse(name, args=arguments))
        client.head(reverse(name, args=arguments))

    assert (SecondReview.objects.values().get(), Review.objects.values().get()) == before
    assert client.get(reverse("second_take", args=[second.pk])).status_code == 405
