"""How programmes are ranked: every number, factor and source of the catalogue."""

import pytest
from catalogues import publish_changed
from django.urls import reverse
from pages import elements, says

pytestmark = pytest.mark.django_db


def test_every_number_stands_with_unit_meaning_and_source(client, catalogue):
    rows = [says(each) for each in elements(client.get(reverse("ranking"))) if each.name == "tr"]

    told = [f"{n['meaning']} {n['value']} {n['unit']} {n['source']}" for n in catalogue.content["numbers"]]
    assert sorted(row for row in rows if not row.startswith("What it means")) == sorted(told)


def test_every_factor_stands_with_its_steps_weight_and_basis(client, catalogue):
    response = client.get(reverse("ranking"))

    text = says(response, "main")
    for factor in catalogue.content["factors"]:
        told = f"{factor['code']} {factor['name']} weight {factor['weight']} {factor['meaning']}"
        assert [each for each in (told, *factor["steps"], factor["basis"], factor["advice"]) if each not in text] == []


def test_every_source_stands_with_address_date_and_confidence(client, catalogue):
    response = client.get(reverse("ranking"))

    names = {"official": "Official", "press": "Press", "secondary": "Second-hand", "unconfirmed": "Unconfirmed"}
    for source in catalogue.content["sources"]:
        told = f"{source['code']} {names[source['confidence']]} {source['url']} {source['dated']}"
        assert says(response, source["code"]) == told


def test_neutrality_and_judgement_are_promised_in_words(client, catalogue):
    text = says(client.get(reverse("ranking")), "main")

    assert "The vendor’s name plays no part." in text
    assert f"{len(catalogue.content['numbers']) - 6} of the {len(catalogue.content['numbers'])} numbers below" in text


def test_page_follows_the_numbers_of_the_current_catalogue(client, catalogue):
    def change(content) -> None:
        next(each for each in content["numbers"] if each["code"] == "weight_gap_coverage")["value"] = "34"

    publish_changed(change, number=2)

    assert "Up to 34 points for what it lifts" in says(client.get(reverse("ranking")), "main")


def test_page_costs_one_query(client, catalogue, django_assert_num_queries):
    client.get(reverse("ranking"))

    with django_assert_num_queries(1):
        client.get(reverse("ranking"))


@pytest.mark.parametrize("name", ["programs", "ranking"])
@pytest.mark.parametrize("start", ["landing", "privacy"])
def test_page_can_be_found(client, catalogue, name, start):
    links = elements(client.get(reverse(start)), href=reverse(name))

    assert links != []
