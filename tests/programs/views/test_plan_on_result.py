"""The plan on the result page."""

from datetime import date

import pytest
from catalogues import publish_changed
from django.urls import reverse
from django.utils import timezone
from factories import PROFILE, a_revision, answers
from matching_firms import CATALOGUE
from pages import attributes, elements, says
from plans import headings

from programs.models import Recommendation
from programs.services.recommendations import recommend
from readiness.core.receipt import body_digest
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db
PLACES = ("plan", "others", "announced", "money", "closed")
CLOUD = PROFILE | {
    "suppliers": ["aws"],
    "ai_tools": ["chatgpt"],
    "goals": ["customer_service", "demand_forecasting"],
    "union": "no",
    "commitment": "over_12_months",
}
LOW = answers(2, VEN2=1, VEN3=1, GOV3=1, DAT3=1)


@pytest.fixture
def revision(catalogue):
    return a_revision(profile=CLOUD, responses=LOW)


@pytest.fixture
def on_day(monkeypatch):
    """Let every day that is asked for be this one."""

    def set_day(day: str) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda *args: date.fromisoformat(day))

    return set_day


def url(revision, name: str = "result", *args) -> str:
    return reverse(name, args=[revision.submission.link, *args])


def newer(content) -> None:
    content["programs"][0]["summary"] += " Changed."


def ids(page) -> list[str]:
    wanted = ("up", *PLACES[:1], "exposure", *PLACES[1:], "what-if", "before", "receipt")
    return [name for each in elements(page) if (name := attributes(each).get("id")) in wanted]


def test_result_tells_the_plan_between_the_way_up_and_the_receipt(client, revision):
    page = client.get(url(revision))

    assert ids(page) == ["up", "plan", "exposure", "others", "announced", "money", "closed", "what-if", "receipt"]


def test_contents_lead_to_the_sections_that_are_there(client, revision):
    page = client.get(url(revision))

    contents = elements(page, class_="toc")[0]
    links = [attributes(each)["href"] for each in elements(contents) if each.name == "a"]
    there = {attributes(each).get("id") for each in elements(page)}
    assert [link for link in links if link[1:] not in there] == []
    assert [f"#{name}" for name in ids(page)] == [link for link in links if link[1:] in ids(page)]


def test_every_programme_stands_in_exactly_one_place(client, revision):
    page = client.get(url(revision))

    told = [name for place in PLACES for name in headings(page, place)]
    assert sorted(told) == sorted(each.name for each in CATALOGUE.programs)


def test_plan_names_its_steps_in_sequence(client, revision):
    page = client.get(url(revision))

    slugs = Recommendation.objects.get().programs
    assert headings(page, "plan") == [CATALOGUE.by_slug[slug].name for slug in slugs]


def test_foundations_are_told_before_the_steps(client, revision):
    told = says(client.get(url(revision)), "plan")

    first = told.index("First things first.")
    assert first < told.index("Step 1")
    assert "Do not let AI answer customers on its own yet." in told
    assert "so do it yourselves. It is about this question: “For your first goal, how much history" in told


def test_exposure_is_told_now_and_after_with_warnings_and_habits(client, revision):
    told = says(client.get(url(revision)), "exposure")

    assert "Today" in told
    assert "After the plan" in told
    assert "You have a contract of more than 12 months" in told
    assert "Have one main AI model, and a second one that you have really tried." in told


def test_not_open_programmes_say_why_and_what_would_change_it(client, revision):
    told = says(client.get(url(revision)), "closed")

    assert "For union members. You do not meet this. It would if staff who take part were union members." in told


def test_announced_programmes_say_whom_to_ask(client, revision):
    told = says(client.get(url(revision)), "announced")

    assert "ask whether it is open now (Alibaba Cloud, IMDA)." in told


def test_result_without_a_plan_says_why_and_points_to_the_way_up(client, catalogue):
    told = says(client.get(url(a_revision(responses=answers(5)))), "plan")

    assert "No plan can be made for you now. Nothing is left to raise" in told


def test_receipt_is_the_one_of_the_plan(client, revision):
    page = client.get(url(revision))

    it = Recommendation.objects.get()
    (shown,) = elements(page, class_="receipt")
    links = [attributes(each).get("href") for each in elements(elements(page, id="receipt")[0]) if each.name == "a"]
    assert says(shown) == body_digest(it.receipt)
    assert links[0] == url(revision, "plan_receipt", it.pk)


def test_result_without_a_recommendation_offers_to_make_one(client, version):
    revision = a_revision()
    before = client.get(url(revision))
    publish_changed(newer, 1)

    page = client.get(url(revision))

    assert "plan" not in ids(before)
    assert "so it has no plan yet" in says(page, "plan")
    (form,) = [each for each in elements(page, method="post") if attributes(each)["action"].endswith("/plan")]
    assert attributes(form)["action"] == url(revision, "plan_now")
    assert says(elements(page, class_="receipt")[0]) == body_digest(revision.receipt)


def test_result_says_when_the_catalogue_has_changed(client, revision):
    note = "The catalogue has changed since. See what that means for you"
    before = says(client.get(url(revision)), "main")
    publish_changed(newer, 2)

    after = client.get(url(revision))

    assert (note in before, note in says(after, "main")) == (False, True)
    assert url(revision, "plan_now") in [attributes(each).get("href") for each in elements(after)]


def test_result_says_when_one_can_no_longer_join_a_step(client, version, on_day):
    def soon_over(content):
        for each in content["programs"]:
            if each["slug"] == "aisg-ai4e":
                each["cohorts"] = [{"status": "open", "ends_on": "2026-12-31"}]
            elif each["kind"] != "funding" and each["slug"] != "google-genai-leader":
                each["cohorts"] = [{"status": "ended"}]

    publish_changed(soon_over, 1)
    on_day("2026-12-30")
    revision = a_revision(responses=answers(1))
    before = says(client.get(url(revision)), "main")
    on_day("2027-01-01")

    after = says(client.get(url(revision)), "main")

    note = "One can no longer join AI for Everyone. See what that means for you"
    assert (note in before, note in after) == (False, True)
    assert "The catalogue has changed" not in after


def test_earlier_plans_stay_in_a_list(client, revision):
    first = Recommendation.objects.get()
    publish_changed(newer, 2)
    recommend(revision=revision, by=None)

    page = client.get(url(revision))

    assert url(revision, "plan", first.pk) in [attributes(each).get("href") for each in elements(page)]
    assert "1 earlier plan" in says(page, "plan")
    assert "The catalogue has changed" not in says(page, "main")


def test_earlier_result_shows_its_plan_without_anything_to_change(client, revision):
    save_answers(submission=revision.submission, shown={}, given={"STR1": 5}, by=None)
    submit(submission=revision.submission, by=None)
    publish_changed(newer, 2)

    page = client.get(url(revision, "result_number", 1))

    assert headings(page, "plan") != []
    assert "what-if" not in ids(page)
    assert "The catalogue has changed" not in says(page, "main")


@pytest.mark.parametrize(("more", "queries"), [(0, 8), (2, 8)])
def test_result_with_a_plan_costs_few_queries(client, revision, django_assert_num_queries, more, queries):
    for number in range(more):
        publish_changed(lambda content, number=number: content["programs"].pop(number), number + 2)
        recommend(revision=revision, by=None)
    client.get(url(revision))

    with django_assert_num_queries(queries):
        client.get(url(revision))


def test_programmes_of_a_plan_lead_to_what_its_own_catalogue_said(client, revision):
    slugs = Recommendation.objects.get().programs
    publish_changed(lambda content: content["programs"].clear(), 2)

    page = client.get(url(revision))
    addresses = [f"{reverse('program', args=[slug])}?version=1" for slug in slugs]

    assert [len(elements(page, href=address)) > 0 for address in addresses] == [True] * len(slugs)
    assert [client.get(address).status_code for address in addresses] == [200] * len(slugs)
