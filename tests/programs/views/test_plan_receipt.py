import json

import pytest
from django.urls import reverse
from factories import a_revision, answers
from pages import elements, says

from programs.models import Recommendation
from programs.queries.receipts import recompute
from readiness.core.receipt import body_digest, check_receipt
from readiness.services.keys import signing_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def it(catalogue) -> Recommendation:
    a_revision(responses=answers(2), firm={"name": "Named (sample)", "uen": "00192200M"})
    return Recommendation.objects.get()


def url(it, name: str = "plan_receipt") -> str:
    return reverse(name, args=[it.revision.submission.link, it.pk])


def test_receipt_of_a_plan_is_a_file_that_holds(client, it):
    response = client.get(url(it))

    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert response["Content-Disposition"] == f'attachment; filename="receipt-plan-{it.as_of}-{it.pk}.json"'
    check_receipt(json.loads(response.content), signing_key().public_key(), recompute)


def test_receipt_of_a_plan_holds_the_rating_too(client, it):
    result = json.loads(client.get(url(it)).content)["result"]

    assert sorted(result) == ["matches", "pathway", "plan", "rating", "warnings"]
    assert result["rating"] == it.revision.result["rating"]


@pytest.mark.parametrize("name", ["plan", "result"])
def test_digest_that_is_shown_is_that_of_the_file(client, it, name):
    file = json.loads(client.get(url(it)).content)
    link = it.revision.submission.link
    page = client.get(url(it, "plan") if name == "plan" else reverse("result", args=[link]))

    assert says(elements(page, class_="receipt")[0]) == body_digest(file)


def test_receipt_of_a_plan_is_canonical_and_names_nobody(client, it):
    text = client.get(url(it)).content.decode()

    again = json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    secrets = ("Named", "00192200M", it.revision.submission.link)
    assert text == again + "\n"
    assert [secret for secret in secrets if secret in text] == []


def test_receipt_of_a_plan_costs_two_queries(client, it, django_assert_num_queries):
    client.get(url(it))

    with django_assert_num_queries(2):
        client.get(url(it))
