"""The public list of programmes and its filters."""

import pytest
from catalogues import publish_changed
from django.urls import reverse
from factories import a_revision
from pages import attributes, element, elements, says

pytestmark = pytest.mark.django_db


def names(response) -> list[str]:
    return [each.program.name for each in response.context["entries"]]


def options(response, name: str) -> list[str]:
    return [says(each) for each in element(response, f"id_{name}").children]


def test_list_shows_every_programme_with_its_summary(client, catalogue):
    response = client.get(reverse("programs"))

    text = says(response, "main")
    assert says(response, "list-h") == "19 programmes"
    programs = catalogue.content["programs"]
    assert [each["slug"] for each in programs if f"{each['name']} {each['summary']}" not in text] == []


def test_list_says_tie_intake_confidence_and_age(client, catalogue):
    response = client.get(reverse("programs"), {"vendor": "alibaba", "intake": "reported"})

    (row,) = elements(response, class_="row-2")
    assert says(row).startswith(
        "Vendor: Alibaba Cloud Announced, not confirmed Details unconfirmed Qwen upskilling initiative"
    )
    assert "Checked 20 Nov 2026" in says(row)
    assert says(row).endswith("High 59 to 69 of 100 Low Moderate High Very high Compare Qwen upskilling initiative")


def test_list_says_by_which_rule_it_is_ordered(client, catalogue):
    text = says(client.get(reverse("programs")), "main")

    assert "First what can be joined for certain on" in text
    assert "Names and vendors are never read for it." in text


def test_filters_combine_and_are_counted(client, catalogue):
    response = client.get(reverse("programs"), {"vendor": "aws", "kind": "certificate", "utm_source": "mail"})

    assert names(response) == ["AWS Certified AI Practitioner"]
    assert says(response, "list-h") == "1 of 19 programmes"
    assert options(response, "kind") == [
        *("Any", "Training (1)", "Certificate (1)", "Help with adoption (0)", "Funding (0)"),
    ]


def test_no_result_says_which_filter_to_give_up(client, catalogue):
    response = client.get(reverse("programs"), {"language": "zh", "kind": "certificate"})

    (link,) = elements(response, href="/programmes?kind=certificate")
    assert names(response) == []
    assert says(link) == "Without “Language: 中文”: 2 programmes"


def test_no_result_for_more_than_one_reason_offers_to_start_again(client, catalogue):
    response = client.get(reverse("programs"), {"language": "zh", "kind": "certificate", "vendor": "alibaba"})

    assert "Leaving out a single one is not enough." in says(response, "main")


@pytest.mark.parametrize("bad", ["nobody", "neutral\x00", "<script>", "x" * 5000])
def test_unknown_choice_is_named_and_filters_nothing(client, catalogue, bad):
    response = client.get(reverse("programs"), {"vendor": bad, "kind": "certificate"})

    assert response.status_code == 200
    assert names(response) == ["Cyber Essentials mark", "AWS Certified AI Practitioner"]
    assert says(response, "id_vendor_error") == "This choice is not known, so it was left out."
    assert bad not in response.content.decode()


def test_filter_names_its_error(client, catalogue):
    response = client.get(reverse("programs"), {"level": "9"})

    assert attributes(element(response, "id_level"))["aria-describedby"] == "id_level_error"
    assert attributes(element(response, "id_level"))["aria-invalid"] == "true"


def test_of_a_filter_given_twice_the_last_counts(client, catalogue):
    assert names(client.get("/programmes?kind=funding&kind=certificate&vendor=aws")) == [
        "AWS Certified AI Practitioner"
    ]


def test_boxes_to_compare_lead_to_the_comparison(client, catalogue):
    response = client.get(reverse("programs"), {"vendor": "aws"})

    (form,) = elements(response, action=reverse("compare_programs"))
    boxes = [attributes(each)["value"] for each in elements(form, name="p")]
    assert (attributes(form)["method"], boxes) == ("get", ["aws-ai-practitioner", "aws-skill-builder"])


@pytest.mark.parametrize("kept", [1, 3])
def test_list_costs_two_queries(client, catalogue, django_assert_num_queries, kept):
    publish_changed(lambda content: content.update(programs=content["programs"][:kept]), number=2)
    client.get(reverse("programs"))

    with django_assert_num_queries(2):
        response = client.get(reverse("programs"))

    assert len(response.context["entries"]) == kept


def test_list_is_of_the_current_catalogue(client, catalogue):
    publish_changed(lambda content: content["programs"][0].update(name="A new name"), number=2)

    assert "A new name" in names(client.get(reverse("programs")))


@pytest.mark.parametrize("name", ["programs", "compare_programs", "ranking"])
def test_pages_can_only_be_read(client, catalogue, name):
    assert client.post(reverse(name)).status_code == 405


@pytest.mark.parametrize("name", ["programs", "compare_programs", "ranking"])
def test_pages_are_open_to_everybody_and_tell_nothing_about_firms(client, catalogue, name):
    revision = a_revision(firm={"name": "Angsana Bakery (sample)"})

    response = client.get(reverse(name))

    assert response.status_code == 200
    assert revision.submission.organisation.name not in response.content.decode()
    assert revision.submission.link not in response.content.decode()
