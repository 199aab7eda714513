import pytest
from django.urls import reverse
from factories import a_submission
from pages import attributes, elements, says

from readiness.models import AuditEntry, Organisation, Submission

pytestmark = pytest.mark.django_db


def test_landing_offers_both_checks_and_both_ways_back(client, version):
    response = client.get(reverse("landing"))

    assert response.status_code == 200
    assert [attributes(button)["value"] for button in elements(response, name="mode")] == ["quick", "full"]
    forms = [attributes(form)["action"] for form in elements(response, method="post")]
    assert forms == [
        reverse("start"),
        reverse("resume_by_code") + "#resume",
        reverse("resume_by_email") + "#resume",
        reverse("theme"),
    ]


def test_landing_shows_an_example_from_the_questionnaire(client, version):
    response = client.get(reverse("landing"))

    (example,) = elements(response, class_="ladder")
    assert says(example) == "1 Not started 2 Exploring 3 Practising 4 Managed 5 Leading"


def test_landing_says_nothing_about_any_firm(client, stranger):
    response = client.get(reverse("landing"))

    assert "Stranger" not in response.content.decode()


@pytest.mark.parametrize("checks", [1, 3])
def test_landing_costs_the_same_for_one_check_and_many(client, version, django_assert_num_queries, checks):
    for _place in range(checks):
        a_submission()
    client.get(reverse("landing"))

    with django_assert_num_queries(1):
        client.get(reverse("landing"))


@pytest.mark.parametrize("mode", ["quick", "full"])
def test_start_makes_a_submission_and_asks_about_the_firm(client, version, mode):
    response = client.post(reverse("start"), {"mode": mode})

    submission = Submission.objects.get()
    assert (response.status_code, response["Location"]) == (302, reverse("firm", args=[submission.link]))
    assert (submission.mode, submission.profile, submission.responses) == (mode, {}, {})


def test_start_twice_makes_two_checks_with_links_of_their_own(client, version):
    first, second = (client.post(reverse("start"), {"mode": "full"})["Location"] for _click in range(2))

    assert first != second
    assert Submission.objects.count() == 2


@pytest.mark.parametrize("data", [{"mode": "huge"}, {"mode": ""}, {}, {"mode": "FULL"}])
def test_start_with_a_tampered_mode_changes_nothing(client, version, data):
    response = client.post(reverse("start"), data)

    assert (response.status_code, says(response, "main").split(" ")[0]) == (400, "400")
    assert (Submission.objects.count(), Organisation.objects.count()) == (0, 0)
    assert AuditEntry.objects.filter(verb="start").count() == 0
