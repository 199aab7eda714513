"""Fields are drawn once for all firms that gave the same answer; nobody sees another's."""

import pytest
from django.urls import reverse
from factories import PROFILE, a_submission, answers
from pages import attributes, elements

from readiness.forms import remembered

pytestmark = pytest.mark.django_db
FIRM = {"name": "Kopi Trading", "activity": "", "uen": ""}


@pytest.fixture(autouse=True)
def nothing_drawn(monkeypatch):
    monkeypatch.setattr(remembered, "_drawn", {})


def chosen(client, submission, name: str, view: str, *arguments: str) -> list[str]:
    """The values that are ticked in a page's field."""
    page = client.get(reverse(view, args=[submission.link, *arguments]))
    return [attributes(each)["value"] for each in elements(page, name=name) if "checked" in attributes(each)]


def test_each_firm_sees_its_own_answers_whoever_looked_before(client, version):
    firms = {level: a_submission(responses=answers(level)) for level in (2, 3, 5)}

    for _look in range(2):
        for level, submission in firms.items():
            assert chosen(client, submission, "TEC1", "part", "tec") == [str(level)]


def test_each_firm_sees_its_own_facts_whoever_looked_before(client, version):
    firms = {size: a_submission(profile=PROFILE | {"headcount": size}) for size in ("25-49", "50-99")}
    chosen(client, firms["25-49"], "headcount", "firm")

    assert chosen(client, firms["50-99"], "headcount", "firm") == ["50-99"]


def test_what_only_one_firm_typed_is_not_remembered(client, version):
    client.get(reverse("firm", args=[a_submission(firm=FIRM).link]))
    noted = a_submission(responses=answers(2))
    noted.notes = {"TEC1": "Ask Mei about the stock list."}
    noted.save()
    client.get(reverse("part", args=[noted.link, "tec"]))

    drawn = "".join(remembered._drawn.values())

    assert remembered._drawn
    assert ("Kopi Trading" in drawn, "Mei" in drawn) == (False, False)


def test_page_with_an_error_is_drawn_anew(client, version):
    submission = a_submission(responses=answers(2))
    address = reverse("part", args=[submission.link, "tec"])
    client.get(address)

    page = client.post(address, {"shown": "{}", "TEC1": "17"})

    assert "Choose one of the sentences below." in page.content.decode()
    assert "Choose one of the sentences below." not in client.get(address).content.decode()


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 3)

    for number in range(10):
        assert remembered.remembered(number, lambda number=number: f"<p>{number}") == f"<p>{number}"

    assert len(remembered._drawn) <= 3


@pytest.mark.parametrize(
    ("view", "arguments", "wrong"),
    [("part", ["tec"], {"TEC1": "17"}), ("firm", [], {"sector": "none such", "headcount": ["a", "b"]})],
)
def test_refused_page_leaves_nothing_on_the_fields_that_all_forms_share(client, version, view, arguments, wrong):
    refused, next_one = (reverse(view, args=[a_submission().link, *arguments]) for _firm in range(2))
    before = [attributes(each) for name in wrong for each in elements(client.get(next_one), name=name)]

    assert client.post(refused, {"shown": "{}", **wrong}).status_code == 422
    remembered._drawn.clear()
    page = client.get(next_one)

    assert [attributes(each) for name in wrong for each in elements(page, name=name)] == before
    assert "field--error" not in page.content.decode()
