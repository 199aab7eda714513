import json

import pytest
from django.urls import reverse
from factories import a_revision, answers

from programs.queries.receipts import recompute
from readiness.core.receipt import check_receipt
from readiness.services.keys import signing_key
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


def url(revision, number: int = 1) -> str:
    return reverse("receipt", args=[revision.submission.link, number])


def test_receipt_is_a_file_that_holds(client, version):
    revision = a_revision(responses=answers(3, TEC4="unknown"))

    response = client.get(url(revision))

    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert response["Content-Disposition"] == f'attachment; filename="receipt-{revision.as_of}-1.json"'
    check_receipt(json.loads(response.content), signing_key().public_key(), recompute)


def test_receipt_is_canonical_json_and_the_same_bytes_every_time(client, version):
    revision = a_revision()

    first, second = client.get(url(revision)).content, client.get(url(revision)).content

    assert first == second
    again = json.dumps(json.loads(first), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert first.decode() == again + "\n"


def test_receipt_of_each_number_is_its_own(client, version):
    revision = a_revision()
    save_answers(submission=revision.submission, shown={}, given={"TEC4": 1}, by=None)
    submit(submission=revision.submission, by=None)

    levels = [json.loads(client.get(url(revision, number)).content)["result"]["rating"]["level"] for number in (1, 2)]

    assert levels == [3, 2]


def test_receipt_names_neither_the_firm_nor_its_link(client, stranger):
    content = client.get(url(stranger)).content.decode()

    secrets = ("Stranger", "00192200M", "Keeps secrets", "stranger@example.com", stranger.submission.link)
    assert [secret for secret in secrets if secret in content] == []


@pytest.mark.parametrize("number", [0, 2, 99])
def test_receipt_number_that_there_is_not_is_404(client, version, stranger, number):
    response = client.get(url(a_revision(), number))

    assert response.status_code == 404
    assert "signature" not in response.content.decode()


def test_receipt_costs_two_queries(client, version, django_assert_num_queries):
    revision = a_revision()
    client.get(url(revision))

    with django_assert_num_queries(2):
        client.get(url(revision))
