"""The advisor's decisions on a plan: who may take them, and what the pages say."""

import pytest
from django.test import Client
from django.urls import reverse
from factories.advice import beside, concluded, in_hand, planned
from factories.reviews import make_staff
from pages import attributes, elements, says

from programs.models import PlanDecision, Uptake
from programs.services.advising import decide
from readiness.models import AuditEntry, Review, SecondReview
from readiness.models.review import Status

pytestmark = pytest.mark.django_db
FIRM = "Merbau Frozen Foods (sample)"
REASON = "They speak Mandarin at the shop"
PAGES = ("review_plan_step", "review_plan_undo", "review_plan_uptake")


@pytest.fixture
def review(catalogue) -> Review:
    return in_hand(firm={"name": FIRM})


@pytest.fixture
def decided(review) -> Review:
    decide(review=review, program=planned(review)[0], kind="pin", reason=REASON, by=review.assignee)
    return review


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(review: Review, slug: str, name: str = "review_plan_step") -> str:
    return reverse(name, args=[review.pk, slug])


def stored() -> list[tuple[str, str, str, str]]:
    return list(PlanDecision.objects.values_list("program", "kind", "instead", "reason"))


def nothing_changed() -> tuple[int, int, int]:
    return PlanDecision.objects.count(), Uptake.objects.count(), AuditEntry.objects.count()


@pytest.mark.parametrize("name", PAGES)
def test_strangers_are_asked_to_sign_in(client, decided, name):
    address, before = url(decided, "x", name), nothing_changed()

    answer = client.post(address)

    assert (answer.status_code, answer.content) == (302, b"")
    assert answer["Location"].endswith(f"?next={address}")
    assert nothing_changed() == before


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", ["auditor", "administrator", "catalogue editor"])
def test_who_is_no_advisor_is_refused(decided, name, role):
    slug, before = planned(decided)[0], nothing_changed()

    answer = signed_in(make_staff(role)).post(url(decided, slug, name), {"kind": "dismiss", "reason": "Mine"})

    assert (answer.status_code, nothing_changed()) == (403, before)
    assert FIRM not in answer.content.decode()
    assert REASON not in answer.content.decode()


@pytest.mark.parametrize("name", ["review_plan_step", "review_plan_undo"])
@pytest.mark.parametrize("role", ["advisor", "lead advisor"])
def test_who_does_not_have_it_in_hand_is_refused_and_told_who_has(decided, name, role):
    slug, before = planned(decided)[0], nothing_changed()

    answer = signed_in(make_staff(role)).post(url(decided, slug, name), {"kind": "dismiss", "reason": "Mine"})

    assert (answer.status_code, nothing_changed()) == (403, before)
    assert f"{decided.assignee} has this review in hand. You can take it over" in says(answer)
    assert REASON not in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_what_the_firm_withdrew_is_closed_to_its_advisor(decided, name):
    slug, by = planned(decided)[0], decided.assignee
    Review.objects.update(status=Status.WITHDRAWN, assignee=None)
    before = nothing_changed()

    answer = signed_in(by).post(url(decided, slug, name), {"state": "booked", "on": "2026-11-25"})

    assert (answer.status_code, nothing_changed()) == (403, before)
    assert "The firm has withdrawn its request." in says(answer)
    assert FIRM not in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_who_owes_a_blind_second_look_sees_nothing(decided, name):
    blind, slug = make_staff("advisor"), planned(decided)[0]
    SecondReview.objects.create(conclusion=concluded(decided), by=blind)
    before = nothing_changed()

    answer = signed_in(blind).post(url(decided, slug, name), {"state": "booked", "on": "2026-11-25"})

    assert (answer.status_code, nothing_changed()) == (403, before)
    assert REASON not in answer.content.decode()


def test_page_of_a_step_shows_the_programme_and_what_could_take_its_place(review):
    first, others = planned(review)[0], beside(review)

    page = signed_in(review.assignee).get(url(review, first))

    offered = [
        attributes(each)["value"]
        for each in elements(page, name="instead")[0].children
        if attributes(each).get("value")
    ]
    assert [each["value"] for each in map(attributes, elements(page, name="kind"))] == ["pin", "replace", "dismiss"]
    assert offered == [*planned(review)[1:], *others]
    assert nothing_changed()[0] == 0


def test_page_of_a_programme_beside_the_plan_offers_to_put_it_in(review):
    page = signed_in(review.assignee).get(url(review, beside(review)[0]))

    assert [each["value"] for each in map(attributes, elements(page, name="kind"))] == ["pin", "dismiss"]
    assert elements(page, name="instead") == []


def test_decision_is_kept_and_leads_back_to_the_plan(review):
    first, other = planned(review)[0], beside(review)[0]

    answer = signed_in(review.assignee).post(
        url(review, first), {"kind": "replace", "instead": other, "reason": REASON}
    )

    assert (answer.status_code, answer["Location"]) == (302, reverse("review", args=[review.pk]) + "#plan")
    assert stored() == [(first, "replace", other, REASON)]


@pytest.mark.parametrize(
    ("given", "says_"),
    [
        ({"kind": "pin", "reason": ""}, "Say why, in words that the firm will understand."),
        ({"kind": "", "reason": REASON}, "Choose what to do with this programme."),
        ({"kind": "replace", "instead": "", "reason": REASON}, "Choose what takes its place."),
        ({"kind": "replace", "instead": "ssg-sfec", "reason": REASON}, "This firm cannot join that one now."),
    ],
)
def test_incomplete_decision_is_told_and_keeps_what_was_typed(review, given, says_):
    page = signed_in(review.assignee).post(url(review, planned(review)[0]), given)

    assert (page.status_code, stored()) == (422, [])
    assert says_ in says(page, "errors")
    assert elements(page, name="reason")[0].children == ([given["reason"]] if given["reason"] else [])


def test_refused_decision_is_told_and_keeps_what_was_typed(review):
    first, other = planned(review)[0], beside(review)[0]
    decide(review=review, program=first, kind="replace", instead=other, reason="Nearer", by=review.assignee)

    page = signed_in(review.assignee).post(url(review, other), {"kind": "dismiss", "reason": REASON})

    assert (page.status_code, stored()) == (409, [(first, "replace", other, "Nearer")])
    assert "Undo the other decision on it first." in says(page)
    assert elements(page, name="reason")[0].children == [REASON]


def test_decision_on_a_review_that_was_taken_over_is_refused_and_keeps_what_was_typed(review):
    first, by, lead = planned(review)[0], review.assignee, make_staff("lead advisor")
    Review.objects.update(assignee=lead)

    page = signed_in(by).post(url(review, first), {"kind": "pin", "reason": REASON})

    assert (page.status_code, stored()) == (403, [])
    assert f"Not saved. {lead} has this review in hand. You can take it over, with a reason." in says(page)
    assert elements(page, name="reason")[0].children == [REASON]


def test_page_of_a_step_is_closed_to_who_does_not_have_it_in_hand(review):
    answer = signed_in(make_staff("advisor")).get(url(review, planned(review)[0]))

    assert answer.status_code == 403
    assert elements(answer, name="reason") == []
    assert f"{review.assignee} has this review in hand." in says(answer)


@pytest.mark.parametrize("slug", ["ssg-sfec", "alibaba-ntuc-sttgdc-qwen", "abacus"])
def test_what_cannot_be_planned_has_no_page(review, slug):
    assert signed_in(review.assignee).get(url(review, slug)).status_code == 404


def test_review_that_is_not_there_is_404(review):
    answer = signed_in(review.assignee).get(reverse("review_plan_step", args=[review.pk + 1, "x"]))

    assert answer.status_code == 404


def test_undo_takes_the_decision_back(decided):
    answer = signed_in(decided.assignee).post(url(decided, planned(decided)[0], "review_plan_undo"))

    assert (answer["Location"], stored()) == (reverse("review", args=[decided.pk]) + "#plan", [])


def test_review_page_tells_the_plan_with_its_decisions_and_points(decided):
    page = signed_in(decided.assignee).get(reverse("review", args=[decided.pk]))

    assert f"Kept in the plan: {REASON}" in says(page, "plan")
    assert "Ask again: Which AI tools do people use at work? The firm said: ChatGPT" in says(page, "lock-in")
    links = [attributes(each).get("href") for each in elements(page)]
    assert [link for link in links if link and "/plan/" in link and link.endswith("uptake")] == [
        url(decided, slug, "review_plan_uptake") for slug in planned(decided)
    ]
    assert url(decided, planned(decided)[0]) in links


@pytest.mark.parametrize("role", ["auditor", "advisor"])
def test_review_page_offers_no_decision_to_who_does_not_have_it(decided, role):
    page = signed_in(make_staff(role)).get(reverse("review", args=[decided.pk]))

    links = [attributes(each).get("href") for each in elements(page)]
    assert REASON in says(page, "plan")
    assert url(decided, planned(decided)[0]) not in links
    assert (url(decided, planned(decided)[0], "review_plan_uptake") in links) == (role == "advisor")


def test_any_advisor_may_say_what_became_of_a_step_of_a_finished_review(decided):
    concluded(decided)
    Review.objects.update(status=Status.DONE, finished_at="2026-11-25T00:00Z")
    other, slug = make_staff("advisor"), planned(decided)[0]

    answer = signed_in(other).post(url(decided, slug, "review_plan_uptake"), {"state": "booked", "on": "2026-11-25"})

    assert answer["Location"] == reverse("review", args=[decided.pk]) + "#plan"
    assert list(Uptake.objects.values_list("program", "state", "by")) == [(slug, "booked", other.pk)]
