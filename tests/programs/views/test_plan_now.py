"""What a plan of today would change, and making it."""

import pytest
from catalogues import publish_changed
from django.urls import reverse
from factories import a_revision, a_submission, answers
from pages import attributes, elements, says

from programs.models import CatalogueVersion, Recommendation
from readiness.models import AuditEntry
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(catalogue):
    return a_revision(responses=answers(2))


def url(revision, name: str = "plan_now", *args) -> str:
    return reverse(name, args=[revision.submission.link, *args])


def without_the_first_step() -> CatalogueVersion:
    gone = Recommendation.objects.latest("pk").programs[0]

    def drop(content):
        content["programs"] = [each for each in content["programs"] if each["slug"] != gone]

    return publish_changed(drop, 2)


def test_plan_now_says_when_nothing_would_change(client, revision):
    told = says(client.get(url(revision)), "main")

    assert "Nothing would change. Your plan would stay:" in told


def test_plan_now_tells_what_a_newer_catalogue_would_change(client, revision):
    without_the_first_step()

    page = client.get(url(revision))

    told = says(page, "main")
    assert "Would leave" in told
    assert "It is no longer in the catalogue." in told
    assert "Nothing would change" not in told


def test_looking_at_the_plan_of_today_changes_nothing(client, revision):
    without_the_first_step()
    before = Recommendation.objects.count(), AuditEntry.objects.count()

    client.get(url(revision))

    assert (Recommendation.objects.count(), AuditEntry.objects.count()) == before


def test_using_the_plan_of_today_makes_a_new_one_and_keeps_the_old(client, revision):
    first = Recommendation.objects.get()
    newer = without_the_first_step()

    response = client.post(url(revision))

    assert (response.status_code, response["Location"]) == (302, url(revision, "result") + "#plan")
    assert list(Recommendation.objects.values_list("pk", "catalogue")) == [
        (first.pk, first.catalogue_id),
        (first.pk + 1, newer.pk),
    ]
    assert "The catalogue has changed" not in says(client.get(url(revision, "result")), "main")


def test_using_the_plan_of_today_twice_makes_it_once(client, revision):
    without_the_first_step()

    for _time in range(2):
        client.post(url(revision))

    assert Recommendation.objects.count() == 2


def test_plan_now_is_of_the_latest_result(client, revision):
    save_answers(submission=revision.submission, shown={}, given={"STR1": 5}, by=None)
    latest = submit(submission=revision.submission, by=None)
    without_the_first_step()

    client.post(url(revision))

    assert Recommendation.objects.latest("pk").revision == latest


def test_plan_now_of_a_result_without_a_plan_makes_the_first(client, version):
    revision = a_revision()
    publish_changed(lambda content: None, 1)
    page = client.get(url(revision))

    response = client.post(url(revision))

    assert "Your result has no plan yet." in says(page, "main")
    assert [says(each) for each in elements(page) if each.name == "button"][-2:-1] == ["Make a plan"]
    assert response.status_code == 302
    assert Recommendation.objects.get().revision == revision


def test_plan_now_before_handing_in_leads_to_the_answers(client, catalogue):
    submission = a_submission(responses=answers())

    for method in (client.get, client.post):
        response = method(reverse("plan_now", args=[submission.link]))
        assert (response.status_code, response["Location"]) == (302, reverse("answers", args=[submission.link]))
    assert Recommendation.objects.count() == 0


def test_plan_now_without_a_catalogue_is_404(client, version):
    revision = a_revision()

    assert [client.get(url(revision)).status_code, client.post(url(revision)).status_code] == [404, 404]


def test_plan_now_costs_few_queries(client, revision, django_assert_num_queries):
    without_the_first_step()
    client.get(url(revision))

    with django_assert_num_queries(5):
        client.get(url(revision))


def test_earlier_plan_is_shown_as_it_was_and_says_so(client, revision):
    first = Recommendation.objects.get()
    shown = [says(each) for each in elements(client.get(url(revision, "result")), id="plan")]
    without_the_first_step()
    client.post(url(revision))
    second = Recommendation.objects.latest("pk")

    page = client.get(url(revision, "plan", first.pk))

    assert [says(each) for each in elements(page, id="plan")] == shown
    assert "This is an earlier plan, shown as it was." in says(page, "main")
    assert url(revision, "plan", second.pk) in [attributes(each).get("href") for each in elements(page)]


def test_newest_plan_is_not_called_an_earlier_one(client, revision):
    page = client.get(url(revision, "plan", Recommendation.objects.get().pk))

    assert "This is an earlier plan" not in says(page, "main")


def test_plan_of_an_earlier_result_says_that_there_is_a_newer_result(client, revision):
    first = Recommendation.objects.get()
    save_answers(submission=revision.submission, shown={}, given={"STR1": 5}, by=None)
    submit(submission=revision.submission, by=None)
    newest = Recommendation.objects.latest("pk")

    page = client.get(url(revision, "plan", first.pk))

    assert "This is an earlier plan, shown as it was." in says(page, "main")
    assert url(revision, "plan", newest.pk) in [attributes(each).get("href") for each in elements(page)]


@pytest.mark.parametrize("number", [0, 99, 10**30])
def test_plan_that_there_is_not_is_404(client, revision, number):
    assert client.get(url(revision, "plan", number)).status_code == 404
    assert client.get(url(revision, "plan_receipt", number)).status_code == 404


def test_plan_costs_few_queries(client, revision, django_assert_num_queries):
    it = url(revision, "plan", Recommendation.objects.get().pk)
    client.get(it)

    with django_assert_num_queries(5):
        client.get(it)
