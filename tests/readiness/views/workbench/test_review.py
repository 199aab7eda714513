"""The page of a review: everything of it, to who may read it, in a constant number of queries."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import answers
from factories.people import signed_in
from factories.reviewing import all_gates_judged, in_hand, judged
from factories.reviews import make_review, make_staff
from factories.seconds import make_conclusion, make_second
from pages import element, elements, says

from readiness.models import AuditEntry, Review
from readiness.models.review import Status
from readiness.services.reviews.asking_back import draft_question
from readiness.services.reviews.talking import comment

pytestmark = pytest.mark.django_db
NAME = "Merbau Frozen Foods (sample)"
SECRETS = (
    NAME,
    "owner@example.test",
    "Please look at our data.",
    "Our IT man left.",
    "I know them.",
    "A mail of theirs.",
)


@pytest.fixture
def review(version) -> Review:
    """Full of things that could leak."""
    found = in_hand(responses=answers(3, TEC4="unknown"), firm={"name": NAME, "uen": "00192200M"})
    found.submission.notes = {"TEC4": "Our IT man left."}
    found.submission.save()
    Review.objects.update(message="Please look at our data.")
    judged(found, "TEC4", 4, reason="A mail of theirs.")
    comment(review=found, question="", kind="internal", text="I know them.", by=found.assignee)
    return found


def address(review: Review, **query: str) -> str:
    return reverse("review", args=[review.pk], query=query)


def secrets_in(page) -> list[str]:
    return [secret for secret in SECRETS if secret in page.content.decode()]


def test_page_tells_everything_of_the_review(review):
    page = signed_in(review.assignee).get(address(review))

    assert page.status_code == 200
    assert sorted(secrets_in(page)) == sorted(SECRETS)
    assert len(elements(page, class_="qa")) == 35
    assert says(page, "level").split("Safety basics")[0] == ("Level Self-assessed 2 could be 3 Reviewed 3 no range “")
    assert says(page, "changes") == (
        "Changed answers so far 1 of 35 answers Answer Declared Reviewed Reason Effect on the level "
        "TEC4 Which safety basics are in place: updates, backups, two-step log-in, virus protection? "
        "I don’t know. All four everywhere, and a backup has been restored as a test. A mail of theirs. 2 to 3"
    )


def test_row_is_short_until_it_is_opened(review):
    client = signed_in(review.assignee)

    closed, opened = client.get(address(review)), client.get(address(review, open="STR1"))

    assert [len(elements(page, id="id_str1_reason")) for page in (closed, opened)] == [0, 1]
    assert [len(elements(page, action=f"{address(review)}/answers/STR1")) for page in (closed, opened)] == [0, 1]


def test_htmx_gets_only_the_row_and_the_focus_goes_to_it(review):
    client = signed_in(review.assignee)

    opened = client.get(address(review, open="STR1"), headers={"HX-Request": "true"})
    closed = client.get(address(review, row="STR1"), headers={"HX-Request": "true"})

    assert [len(elements(page, class_="qa")) for page in (opened, closed)] == [1, 1]
    assert [dict(each.attributes)["id"] for each in elements(opened, autofocus=None)] == ["str1"]
    assert says(elements(closed, autofocus=None)[0]) == "Agree STR1"
    assert len(elements(opened, id="id_str1_reason")) == 1


def test_row_swapped_in_is_the_row_of_the_page_reloaded(review):
    client = signed_in(review.assignee)

    swapped = client.get(address(review, open="STR1"), headers={"HX-Request": "true"})
    reloaded = client.get(address(review, open="STR1"))

    assert says(swapped, "str1") == says(reloaded, "str1")


def test_question_that_does_not_exist_opens_nothing(review):
    assert signed_in(review.assignee).get(address(review, open="XXX9")).status_code == 200


def test_looking_changes_nothing(review):
    client = signed_in(review.assignee)
    before = list(AuditEntry.objects.values_list("pk")), Review.objects.values().get()

    client.get(address(review, open="TEC4"))
    client.head(address(review))

    assert (list(AuditEntry.objects.values_list("pk")), Review.objects.values().get()) == before


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_a_constant_number_of_queries(review, django_assert_num_queries, count):
    for question in ("STR1", "STR2", "STR3")[:count]:
        judged(review, question, 4)
        draft_question(review=review, question=question, text="Which?", by=review.assignee)
        comment(review=review, question=question, kind="shared", text="Hello", by=review.assignee)
    client = signed_in(review.assignee)
    client.get(address(review))

    with django_assert_num_queries(13):
        client.get(address(review))


def test_page_with_its_plan_costs_three_more(review, catalogue, django_assert_num_queries):
    client = signed_in(review.assignee)
    client.get(address(review))

    with django_assert_num_queries(16):
        page = client.get(address(review))

    assert says(page, "plan-h") == "Plan"


def test_stranger_is_asked_to_sign_in(client, review):
    page = client.get(address(review))

    assert (page.status_code, page["Location"]) == (302, f"{reverse('account_login')}?next={address(review)}")
    assert secrets_in(page) == []


@pytest.mark.parametrize("role", ["catalogue editor", "administrator"])
def test_staff_of_other_roles_are_refused_with_a_sentence(review, role):
    page = signed_in(make_staff(role)).get(address(review))

    assert page.status_code == 403
    assert "Only advisors and auditors can read reviews." in says(page)
    assert secrets_in(page) == []


def test_withdrawn_review_shows_nothing_at_once(review):
    client = signed_in(review.assignee)
    Review.objects.update(status=Status.WITHDRAWN, assignee=None)

    page = client.get(address(review))

    assert page.status_code == 403
    assert "The firm has withdrawn its request." in says(page)
    assert secrets_in(page) == []


def test_who_owes_a_blind_second_look_sees_nothing(version):
    conclusion, blind = make_conclusion(firm={"name": NAME}), make_staff("advisor")
    make_second(conclusion=conclusion, by=blind)

    page = signed_in(blind).get(address(conclusion.review))

    assert page.status_code == 403
    assert "Hand that in first." in says(page)
    assert secrets_in(page) == []


def test_review_that_is_not_there_is_not_found(version):
    assert signed_in(make_staff("advisor")).get(reverse("review", args=[99])).status_code == 404


STEPS = ("", "say", "call", "take_over", "release", "reopen", "settle")
"""The forms that show only when they are asked for."""


def forms(client: Client, review: Review) -> set[str]:
    """The ends of the addresses that the page’s forms and buttons send to, whatever is open."""
    start = address(review)
    pages = [client.get(address(review, open="STR1", step=step)) for step in STEPS]
    sent_to = {dict(each.attributes).get("action", "") for page in pages for each in elements(page, method="post")}
    sent_to |= {dict(each.attributes)["formaction"] for page in pages for each in elements(page, form="agree")}
    return {each.removeprefix(start) for each in sent_to if each.startswith(start) and "/plan/" not in each}


def test_auditor_reads_and_is_offered_nothing(review):
    client = signed_in(make_staff("auditor"))

    assert sorted(secrets_in(client.get(address(review)))) == sorted(SECRETS)
    assert forms(client, review) == set()


def test_advisor_who_does_not_have_it_may_comment(review):
    client = signed_in(make_staff("advisor"))

    assert forms(client, review) == {"/answers/STR1/comment", "/comment", "/take-over"}
    assert "has this review in hand, so you can read it." in says(client.get(address(review)), "review")


def test_who_has_it_is_offered_everything(review):
    found = forms(signed_in(review.assignee), review)

    assert {each for each in found if not each.endswith("/agree")} == {
        "/release",
        "/answers/STR1",
        "/answers/STR1/ask",
        "/answers/STR1/comment",
        "/comment",
        "/call",
        "/note",
        "/finish",
    }
    assert len([each for each in found if each.endswith("/agree")]) == 33


def test_finishing_is_held_back_with_the_reason_beside_it(review):
    client = signed_in(review.assignee)

    page = client.get(address(review))
    (held,) = elements(page, **{"aria-disabled": "true"})

    assert dict(held.attributes)["aria-describedby"] == "why-not"
    assert says(page, "why-not") == (
        "Questions that can limit the level are still to be looked at: STR1 , VAL2 , GOV1 , GOV2 ."
    )
    links = [each for each in element(page, "why-not").children if not isinstance(each, str)]
    assert [dict(each.attributes)["href"] for each in links] == ["#str1", "#val2", "#gov1", "#gov2"]


def test_finishing_is_free_once_nothing_is_missing(version):
    review = in_hand()
    all_gates_judged(review)

    page = signed_in(review.assignee).get(address(review))

    assert elements(page, id="why-not") == []
    assert elements(page, **{"aria-disabled": "true"}) == []


def test_question_that_does_not_apply_says_why_and_is_not_to_be_agreed(version):
    review = in_hand(responses=answers(3, VAL2=1))

    page = signed_in(review.assignee).get(address(review))

    assert "Does not apply." in says(page, "val4")
    assert elements(page, action=f"{address(review)}/answers/VAL4/agree") == []


def test_page_is_never_cached(review):
    assert "no-store" in signed_in(review.assignee).get(address(review))["Cache-Control"]


def test_text_of_the_firm_is_shown_as_text(version):
    review = make_review(firm={"name": "<script>alert(1)</script>"})
    Review.objects.update(message="<img src=x>")

    page = signed_in(make_staff("advisor")).get(address(review)).content.decode()

    assert "<script>alert" not in page
    assert "<img" not in page
