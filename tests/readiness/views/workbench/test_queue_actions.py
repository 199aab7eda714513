"""Taking and giving reviews from the list: plain form posts, each answered with what came of it."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from factories.people import signed_in
from factories.queued import queued
from factories.reviews import make_staff
from factories.seconds import make_second
from pages import attributes, elements, says

from readiness.forms.queue import MOST_PICKED
from readiness.models import Review, User

pytestmark = pytest.mark.django_db
FIRM = "Merbau Foods"


@pytest.fixture
def me(version) -> User:
    return make_staff("advisor")


@pytest.fixture
def lead(version) -> User:
    return make_staff("lead advisor")


def post(by: User, name: str, **data):
    return signed_in(by).post(reverse(name), data)


def told(response) -> list[str]:
    return [str(each) for each in get_messages(response.wsgi_request)]


def owners(*reviews: Review) -> list[User | None]:
    return [Review.objects.get(pk=each.pk).assignee for each in reviews]


def test_next_one_opens_the_most_urgent(me):
    queued(due_in=9)
    urgent = queued(due_in=1)

    response = post(me, "queue_next")

    assert (response.status_code, response["Location"]) == (302, reverse("review", args=[urgent.pk]))
    assert owners(urgent) == [me]


def test_next_one_without_any_says_so(me):
    response = post(me, "queue_next")

    assert (response.status_code, response["Location"]) == (302, reverse("queue"))
    assert told(response) == ["Nothing waits for you: every review is in somebody’s hands."]


def test_take_what_is_picked_and_hear_which_somebody_has_taken_meanwhile(me):
    other = make_staff("advisor")
    mine, taken, done = queued(), queued(by=other), queued(by=other, status="done")

    response = post(me, "queue_take", pick=[mine.pk, taken.pk, done.pk], back="level=2&sort=firm")

    assert response["Location"] == f"{reverse('queue')}?level=2&sort=firm"
    assert owners(mine, taken, done) == [me, other, other]
    assert told(response) == [
        f"No. {taken.pk}: {other} has taken this review already. You can take it over, with a reason.",
        f"No. {done.pk}: This review is finished, so nobody can take it now.",
        "1 review is yours.",
    ]


def test_take_of_several_counts_them(me):
    reviews = [queued(), queued()]

    assert told(post(me, "queue_take", pick=[each.pk for each in reviews])) == ["2 reviews are yours."]


def test_take_of_what_a_firm_took_back_meanwhile_says_so_and_not_which_firm(me):
    gone, mine = queued(status="withdrawn", firm=FIRM), queued()

    response = post(me, "queue_take", pick=[gone.pk, mine.pk])

    assert told(response) == [
        "1 review that you picked is no longer in the queue: its firm has withdrawn the request.",
        "1 review is yours.",
    ]


def test_take_of_a_firm_at_which_one_gives_a_blind_look_is_refused(me):
    review = make_second(by=me).conclusion.review
    Review.objects.update(status="waiting", assignee=None, finished_at=None)

    (sentence,) = told(post(me, "queue_take", pick=[review.pk]))

    assert "You are giving a second, blind opinion on this firm." in sentence
    assert owners(review) == [None]


@pytest.mark.parametrize("name", ["queue_take", "queue_assign"])
@pytest.mark.parametrize(
    "picked", [[], ["x"], [""], ["-1"], ["1\0"], ["9" * 40], ["99999999999999999999"], ["9" * 19], ["0"], ["²"]]
)
def test_nothing_that_can_be_picked_changes_nothing_and_says_so(lead, name, picked):
    review = queued()

    response = post(lead, name, pick=picked, back="level=2")

    assert (response.status_code, response["Location"]) == (302, f"{reverse('queue')}?level=2")
    assert len(told(response)) == 1
    assert owners(review) == [None]


def test_at_most_so_many_are_picked(me):
    response = post(me, "queue_take", pick=list(range(1, MOST_PICKED + 2)))

    assert (response.status_code, len(told(response))) == (302, 1)


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", "a\r\nSet-Cookie: x=y", "é"])
def test_way_back_stays_in_the_queue(me, back):
    response = post(me, "queue_take", pick=[queued().pk], back=back)

    assert response["Location"].startswith(f"{reverse('queue')}?")
    assert "\n" not in response["Location"]
    assert "x" not in response.cookies


def test_lead_is_asked_to_whom_the_picked_ones_go(lead, me):
    waiting, held = queued(firm=FIRM), queued(by=me, firm="Kallang Parts")
    queued(status="withdrawn", firm="Gone")

    page = post(lead, "queue_assign", pick=[waiting.pk, held.pk], back="level=2")

    assert page.status_code == 200
    assert "Give 2 reviews to an advisor" in says(page)
    assert f"{FIRM} New · no. {waiting.pk} Kallang Parts In review · no. {held.pk}" in says(page)
    assert [attributes(each)["value"] for each in elements(page, name="pick")] == [f"{waiting.pk}", f"{held.pk}"]
    assert [says(each) for each in elements(page) if each.name == "option"] == [
        *("Choose an advisor", f"{me}, 1 open", f"{lead}, 0 open"),
    ]
    assert owners(waiting, held) == [None, me]


def test_lead_gives_them_and_hears_which_could_not_be_given(lead, me):
    other = make_staff("advisor")
    waiting, done = queued(), queued(by=other, status="done")

    response = post(lead, "queue_assign", pick=[waiting.pk, done.pk], to=me.pk, reason="Spread.", back="level=2")

    assert (response.status_code, response["Location"]) == (302, f"{reverse('queue')}?level=2")
    assert owners(waiting, done) == [me, other]
    assert told(response) == [
        f"No. {done.pk}: This review is finished, so nobody can take it now.",
        f"1 review given to {me}.",
    ]


@pytest.mark.parametrize(
    ("to", "sentence"),
    [("", "Choose who gets them."), ("999999", "Go back to the queue and choose again."), ("x", "Go back")],
)
def test_lead_who_chooses_nobody_is_asked_again_and_nothing_moves(lead, to, sentence):
    review = queued(firm=FIRM)

    page = post(lead, "queue_assign", pick=[review.pk], to=to, reason="Because.")

    assert (page.status_code, sentence in says(page), FIRM in says(page)) == (422, True, True)
    assert [says(each) for each in elements(page, name="reason")] == ["Because."]
    assert owners(review) == [None]


@pytest.mark.parametrize("role", ["auditor", ""])
def test_reviews_go_to_advisors_only(lead, role):
    review, nobody = queued(), make_staff(*filter(None, [role]))

    page = post(lead, "queue_assign", pick=[review.pk], to=nobody.pk)

    assert (page.status_code, owners(review)) == (422, [None])


def test_advisor_who_stopped_being_one_while_it_was_given_is_told_at_the_field(lead, me, monkeypatch):
    review = queued()
    monkeypatch.setattr("readiness.services.reviews.claiming.can_review", lambda person: False)

    page = post(lead, "queue_assign", pick=[review.pk], to=me.pk)

    assert (page.status_code, f"{me} is not an advisor." in says(page)) == (409, True)


@pytest.mark.parametrize("name", ["queue_next", "queue_take", "queue_assign"])
def test_actions_are_posts_of_who_may(me, name):
    review = queued(firm=FIRM)
    who = {"auditor"} | ({"advisor"} if name == "queue_assign" else set())

    refused = [post(make_staff(role), name, pick=[review.pk], to=me.pk) for role in sorted(who)]

    assert signed_in(me).get(reverse(name)).status_code == 405
    assert {each.status_code for each in refused} == {403}
    assert [FIRM in each.content.decode() for each in refused] == [False] * len(who)
    assert owners(review) == [None]


@pytest.mark.parametrize("count", [1, 30])
def test_giving_is_asked_for_at_the_same_cost_for_one_and_many(lead, django_assert_num_queries, count):
    people = [make_staff("advisor") for _each in range(count)]
    picked = [queued(by=by).pk for by in people]
    client = signed_in(lead)
    client.post(reverse("queue_assign"), {"pick": picked})

    with django_assert_num_queries(7):
        page = client.post(reverse("queue_assign"), {"pick": picked})

    assert len(elements(page, name="pick")) == count
