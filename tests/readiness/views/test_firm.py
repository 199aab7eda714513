import json

import pytest
from django.urls import reverse
from factories import PROFILE, a_submission, as_posted
from pages import attribute, attributes, elements, says

from readiness.models import Organisation, Submission

pytestmark = pytest.mark.django_db
FIRM = {"name": "Angsana Bakery (sample)", "activity": "Bakes bread", "uen": "00192200M"}


@pytest.fixture
def new(version) -> Submission:
    """A check of a firm that said nothing yet."""
    return a_submission(profile={})


def url(submission) -> str:
    return reverse("firm", args=[submission.link])


def shown_on(response) -> dict:
    """Return what a page says that it shows, without its name."""
    return {
        name: value for name, value in json.loads(attribute(response, "shown", "value")).items() if name != "*page"
    }


def test_firm_asks_for_every_fact_with_nothing_chosen(client, new, edition):
    response = client.get(url(new))

    inputs = {attributes(each)["name"] for each in elements(response) if "name" in attributes(each)}
    goals = {"goals_0", "goals_1", "goals_2"}
    assert set(edition.questionnaire.profile_keys) - {"goals"} | goals <= inputs
    assert [each for each in elements(response) if "checked" in attributes(each)] == []
    assert shown_on(response) == {"name": "", "activity": "", "uen": ""}


def test_firm_shows_what_is_stored(client, version):
    submission = a_submission(firm=FIRM)

    response = client.get(url(submission))

    chosen = {
        (attributes(each)["name"], attributes(each)["value"])
        for each in elements(response)
        if "checked" in attributes(each)
    }
    assert chosen == {
        ("headcount", "25-49"),
        ("has_employees", "yes"),
        ("suppliers", "microsoft"),
        ("ai_tools", "chatgpt"),
        ("data", "staff"),
        ("regulated", "no"),
        ("ai_affects_people", "no"),
    }
    selected = [attributes(each)["value"] for each in elements(response) if "selected" in attributes(each)]
    assert [value for value in selected if value] == ["wholesale", "demand_forecasting"]
    assert attribute(response, "id_name", "value") == "Angsana Bakery (sample)"
    assert shown_on(response) == PROFILE | FIRM


def test_firm_posted_plainly_is_saved_and_goes_to_part_one(client, new):
    response = client.post(url(new), as_posted(**FIRM))

    stored = Submission.objects.get()
    assert (response.status_code, response["Location"]) == (302, reverse("part", args=[new.link, "str"]))
    assert stored.profile == PROFILE
    assert Organisation.objects.values("name", "activity", "uen").get() == FIRM


def test_firm_posted_with_facts_emptied_takes_them_back(client, version):
    submission = a_submission(profile=PROFILE | {"union": "yes", "learners": ["owner"]})
    shown = attribute(client.get(url(submission)), "shown", "value")

    client.post(url(submission), as_posted() | {"shown": shown})

    assert Submission.objects.get().profile == PROFILE


def test_firm_with_mistakes_keeps_what_is_right_and_says_what_is_not(client, new):
    posted = as_posted(name="Angsana Bakery (sample)", uen="12345") | {"suppliers": ["aws", "none"], "goals_0": ""}

    response = client.post(url(new), posted)

    assert response.status_code == 422
    assert says(response, "errors").startswith("There are 3 things to fix")
    assert says(response, "id_uen_error") == (
        "This is not the shape of a UEN. It has 9 or 10 letters and numbers, such as 00192200M."
    )
    assert says(response, "id_suppliers_error") == "“None” and “I don’t know” go alone."
    assert says(response, "id_goals_error") == "Choose what fits best."
    assert attribute(response, "id_uen", "value") == "12345"
    kept = {key: value for key, value in PROFILE.items() if key not in ("suppliers", "goals")}
    assert Submission.objects.get().profile == kept
    assert Organisation.objects.values("name", "uen").get() == {"name": "Angsana Bakery (sample)", "uen": ""}


def test_firm_with_mistakes_links_each_to_its_field(client, new):
    response = client.post(url(new), {"name": "x"})

    summary = elements(response, id="errors")[0]
    targets = [attributes(each)["href"].removeprefix("#") for each in elements(summary) if "href" in attributes(each)]
    ids = {attributes(each)["id"] for each in elements(response) if "id" in attributes(each)}
    assert len(targets) == 9
    assert set(targets) <= ids


def test_firm_posted_without_anything_is_refused_and_changes_nothing(client, version):
    submission = a_submission(firm=FIRM)

    response = client.post(url(submission))

    assert response.status_code == 422
    assert Submission.objects.get().profile == PROFILE


def test_firm_with_a_doubtful_uen_is_saved_and_warned_about(client, new):
    response = client.post(url(new), as_posted(uen="00192200A"), follow=True)

    assert Organisation.objects.get().uen == "00192200A"
    assert "The last letter does not fit this UEN. Please check it; you can go on." in says(response)


def test_firm_posted_twice_is_audited_once(client, new):
    for _click in range(2):
        client.post(url(new), as_posted(**FIRM))

    assert new.audit.filter(verb="describe firm").count() == 1


def test_firm_escapes_what_somebody_typed(client, version):
    submission = a_submission(firm={"name": '"><script>alert(1)</script>'})

    response = client.get(url(submission))

    assert "<script>alert" not in response.content.decode()
    assert attribute(response, "id_name", "value") == '"><script>alert(1)</script>'


def test_firm_costs_two_queries(client, submission, django_assert_num_queries):
    client.get(url(submission))

    with django_assert_num_queries(2):  # the check and its firm
        client.get(url(submission))
