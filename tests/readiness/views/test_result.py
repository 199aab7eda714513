import pytest
from django.urls import reverse
from factories import PROFILE, a_changed, a_revision, a_submission, answers
from pages import attributes, elements, says

from readiness.core.receipt import body_digest
from readiness.services.questionnaires import publish_questionnaire

pytestmark = pytest.mark.django_db


def url(revision) -> str:
    return reverse("result", args=[revision.submission.link])


def show(client, responses=None, **given):
    return client.get(url(a_revision(responses=responses or answers(), **given)))


def sections(response) -> list[str]:
    wanted = ("level", "why", "parts", "holds", "up", "before", "receipt")
    return [name for each in elements(response) if (name := attributes(each).get("id")) in wanted]


def test_result_states_level_and_name(client, version):
    response = show(client)

    assert says(response, "level-h") == "Level 3 of 5: Practising"
    assert sections(response) == ["level", "why", "parts", "holds", "up", "receipt"]


def test_result_with_a_range_says_what_could_be_and_what_decides(client, version):
    response = show(client, answers(3, TEC4="unknown"))

    level = says(response, "level")
    assert "could be level 3" in level
    assert "The answer that decides it Which safety basics are in place" in level
    assert "You said “I don’t know”. Who could tell you? Often the person or firm that set up your computers." in level


def test_result_with_a_fact_that_decides_leads_to_the_facts(client, version):
    revision = a_revision(responses=answers(4, GOV3=1), profile=PROFILE | {"ai_affects_people": "unknown"})

    links = [attributes(each).get("href") for each in elements(client.get(url(revision)))]

    assert reverse("firm", args=[revision.submission.link]) + "#id_ai_affects_people" in links


def test_result_says_which_limit_is_the_lowest(client, version):
    response = show(client, answers(3, TEC4=1))

    (lowest,) = elements(response, class_="is-lowest")
    assert says(lowest) == "Safety basics A gate: one answer that limits the whole up to 2, lowest"


def test_result_has_one_row_for_each_part_in_their_order(client, version):
    response = show(client)

    (listed,) = elements(response, class_="dims")
    assert [says(each).split(" who ")[0].split(" aimed ")[0] for each in listed.children[:2]] == [
        "Direction and leadership",
        "Uses and value",
    ]
    assert [says(each).endswith("Level 3 · target 3 On target") for each in listed.children] == [True] * 7


def test_result_of_a_quick_check_offers_the_full_one(client, version):
    revision = a_revision(mode="quick")

    response = client.get(url(revision))

    forms = [attributes(each)["action"] for each in elements(response, method="post")]
    assert reverse("go_full", args=[revision.submission.link]) in forms
    assert "quick check, 21 questions" in says(response, "main")


def test_result_without_a_level_says_so_and_shows_no_limits(client, edition):
    publish_questionnaire(
        a_changed(edition, lambda content: content["structure"]["minimum"].update(dimensions=7)), by=None
    )
    response = show(client, mode="quick", profile=PROFILE | {"ai_tools": ["none"], "suppliers": ["none"]})

    assert says(response, "level-h") == "No level can be stated yet"
    assert sections(response) == ["level", "parts", "holds", "receipt"]


def test_result_before_handing_in_leads_to_the_answers(client, version):
    submission = a_submission(responses=answers())

    response = client.get(reverse("result", args=[submission.link]))

    assert (response.status_code, response["Location"]) == (302, reverse("answers", args=[submission.link]))


def test_result_shows_the_digest_of_its_receipt(client, version):
    revision = a_revision()

    response = client.get(url(revision))

    assert says(elements(response, class_="receipt")[0]) == body_digest(revision.receipt)
