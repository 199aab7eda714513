"""A language is offered where the site has it and its questionnaire is complete."""

import pytest
from django.urls import reverse
from factories import a_changed
from pages import attributes, elements, says

from readiness.services.questionnaires import publish_questionnaire

pytestmark = pytest.mark.django_db
CHOICE = reverse("set_language")


@pytest.fixture
def two_languages(settings, edition):
    """A site with a second language, whose questionnaire is complete in both."""

    def translate(content):
        words = content["wording"]["en"]
        levels = words["levels"] | {"3": words["levels"]["3"] | {"name": "实践"}}
        content["wording"]["zh-hans"] = words | {"language": "zh-hans", "levels": levels}

    settings.LANGUAGES = [("en", "English"), ("zh-hans", "中文")]
    publish_questionnaire(a_changed(edition, translate), by=None)


def language(response) -> str:
    (html,) = [each for each in elements(response) if each.name == "html"]
    return attributes(html)["lang"]


def test_page_of_a_site_with_one_language_offers_no_choice(client, version):
    response = client.get(reverse("landing"))

    assert elements(response, action=CHOICE) == []


def test_page_of_a_site_with_two_languages_offers_both_and_marks_the_current(client, two_languages):
    response = client.get(reverse("landing"))

    buttons = [attributes(each) for each in elements(response, name="language")]
    assert [(each["value"], each["lang"], each.get("aria-current")) for each in buttons] == [
        ("en", "en", "true"),
        ("zh-hans", "zh-hans", None),
    ]


def test_chosen_language_is_that_of_the_next_page(client, two_languages):
    client.post(CHOICE, {"language": "zh-hans"})

    response = client.get(reverse("landing"))

    assert (language(response), response["Content-Language"]) == ("zh-hans", "zh-hans")
    assert "3 实践" in says(elements(response, class_="ladder")[0])


def test_language_whose_questionnaire_is_not_complete_is_not_offered(client, settings, version):
    settings.LANGUAGES = [("en", "English"), ("zh-hans", "中文")]

    response = client.get(reverse("landing"))

    assert elements(response, action=CHOICE) == []


def test_language_that_is_not_offered_is_not_taken(client, version):
    client.post(CHOICE, {"language": "ta"})

    assert language(client.get(reverse("landing"))) == "en"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_choosing_a_language_never_leads_to_another_site(client, version, target):
    response = client.post(CHOICE, {"language": "en", "next": target}, headers={"referer": target})

    assert (response.status_code, response["Location"]) == (302, "/")


def test_page_with_a_choice_of_languages_costs_few_queries(client, two_languages, django_assert_num_queries):
    client.get(reverse("landing"))

    with django_assert_num_queries(3):
        client.get(reverse("landing"))
