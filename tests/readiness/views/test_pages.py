import pytest
from django.urls import reverse
from factories import renumbered
from pages import attributes, elements, says

from readiness.services.questionnaires import publish_questionnaire

pytestmark = pytest.mark.django_db


def test_method_has_every_question_gate_and_source(client, version, edition):
    text = says(client.get(reverse("method")), "main")

    words = edition.words()
    questions = [code for code, each in words.questions.items() if f"{code} {each.text}" not in text]
    options = [option for each in words.questions.values() for option in each.options if option not in text]
    gates = [code for code, each in words.gates.items() if f"{code} {each.name} {each.why}" not in text]
    sources = [code for code in edition.sources if code not in text]
    assert (questions, options, gates, sources) == ([], [], [], [])


def test_method_says_what_caps_what(client, version):
    response = client.get(reverse("method"))

    rows = [says(each) for each in elements(response) if each.name == "tr"]
    assert len(rows) == 1 + 10
    assert rows[5].endswith(
        "if you hold identity, health, money or children’s data or you work in a licensed or regulated trade 2 PDPC"
    )


def test_method_names_the_version_and_the_rules_for_missing_answers(client, version):
    text = says(client.get(reverse("method")), "main")

    assert "Version 1.0, 20 November 2026." in text
    assert "With fewer than 3 usable answers (2 in the quick check) a part has no level." in text
    assert "At least 5 parts need a level, among them: Rules, risk and personal data" in text


def test_method_says_how_each_part_limits_the_firm(client, version):
    response = client.get(reverse("method"))

    parts = [says(each) for each in elements(response, class_="panel") if each.name == "details"]
    limits = [part.partition("The firm is rated at most ")[2].split(" ")[0] for part in parts]
    assert limits == ["2", "2", "1", "1", "2", "1", ""]
    assert "This part never limits the firm." in parts[-1]


def test_method_is_of_the_current_questionnaire(client, version, edition):
    publish_questionnaire(renumbered(edition), by=None)

    assert "Version 9.9" in says(client.get(reverse("method")), "main")


@pytest.mark.parametrize("name", ["privacy", "accessibility"])
def test_page_names_the_contact(client, db, settings, name):
    settings.PRIVACY_CONTACT = "dpo@example.com"

    response = client.get(reverse(name))

    assert response.status_code == 200
    assert "dpo@example.com" in says(response, "main")
    in_page_and_footer = elements(response, href="mailto:dpo@example.com")
    assert [says(each) for each in in_page_and_footer] == [
        "dpo@example.com",
        "Data protection officer: dpo@example.com",
    ]


@pytest.mark.parametrize(("name", "queries"), [("method", 1), ("privacy", 0), ("accessibility", 0)])
def test_pages_cost_few_queries(client, version, django_assert_num_queries, name, queries):
    client.get(reverse(name))

    with django_assert_num_queries(queries):
        client.get(reverse(name))


@pytest.mark.parametrize("name", ["landing", "method", "privacy", "accessibility", "check_receipt"])
def test_pages_have_one_title_one_heading_and_a_language(client, version, name):
    response = client.get(reverse(name), headers={"accept-language": "ta, zh;q=0.9, ms;q=0.8"})

    headings = [says(each) for each in elements(response) if each.name == "h1"]
    (html,) = [each for each in elements(response) if each.name == "html"]
    assert len(headings) == 1
    assert (attributes(html)["lang"], response["Content-Language"]) == ("en", "en")
    assert b"<title>" in response.content
