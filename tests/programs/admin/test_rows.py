"""Sources, vendors, tools, sentences, factors and numbers: adding, changing, and what is refused."""

import pytest
from django.urls import reverse
from draft_pages import address, errors, opened, told

from programs.models import Draft, Factor, Number, Sentence, Source, Tool, Vendor
from readiness.models import AuditEntry

pytestmark = pytest.mark.django_db
SOUND = 'The draft is sound. It can be previewed and published in the <a href="/workbench/catalogue/">workbench</a>.'


def save(client, row, **changed):
    """Open the page of a row, change some of it and save."""
    posted = opened(client, address(row, "change" if row.pk else "add"))
    return client.post(address(row, "change" if row.pk else "add"), posted | {k: [v] for k, v in changed.items()})


def test_vendor_can_be_added(client, editor):
    response = save(client, Vendor(), name="Acme", code="acme", jurisdiction="2")

    vendor = Vendor.objects.get(code="acme")
    assert (vendor.name, vendor.jurisdiction, vendor.revision, vendor.edited_by) == ("Acme", 2, 1, editor)
    assert told(response)[1:] == [SOUND]
    entry = AuditEntry.objects.first()
    assert (entry.verb, entry.by) == ("add vendor", editor)
    assert Draft.objects.get().changed_by == editor


def test_vendor_shows_what_its_values_mean(client):
    html = client.get(address(Vendor.objects.get(code="aws"))).content.decode()

    assert "2 · One foreign supplier, no active measure reported." in html


def test_code_stays_as_it_was_given(client):
    vendor = Vendor.objects.get(code="aws")
    response = save(client, vendor, code="amazon", name="Amazon")

    vendor.refresh_from_db()
    assert (response.status_code, vendor.code, vendor.name) == (302, "aws", "Amazon")


def test_vendor_with_a_code_that_is_taken_is_refused(client):
    response = save(client, Vendor(), name="Again", code="aws")

    assert errors(response) == {"code": ["Vendor with this Code already exists."]}


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("javascript:alert(1)", "Enter a valid URL."),
        ("ftp://a.example/x", "This takes an address that begins with https:// or http://."),
    ],
)
def test_source_with_another_address_than_of_a_page_is_refused(client, url, message):
    response = save(client, Source.objects.get(code="S01"), url=url)

    assert message in errors(response)["url"]


def test_address_without_a_scheme_is_taken_for_https(client):
    source = Source.objects.get(code="S01")
    save(client, source, url="example.test/page")

    source.refresh_from_db()
    assert source.url == "https://example.test/page"


def test_tool_offers_what_the_questionnaire_names_and_has_no_maker_yet(client):
    response = client.get(address(Tool(), "add"))

    offered = [code for code, _name in response.context["adminform"].form.fields["code"].choices]
    assert offered == ["built_in", "other", "none", "unknown"]  # in the order of the questionnaire


@pytest.mark.parametrize("value", ["0.7", "7/0", "-1", "a", "1 / 2", "7/10\n"])
def test_number_takes_whole_numbers_and_fractions_only(client, value):
    number = Number.objects.get(code="plan_coverage")
    response = save(client, number, value=value)

    number.refresh_from_db()
    if response.status_code == 302:
        assert number.value == value.strip()
    else:
        assert errors(response) == {"value": ["This takes a whole number, or a fraction such as 7/10."]}


@pytest.mark.parametrize("value", ["35", "1/2", "0"])
def test_number_can_be_changed(client, value):
    number = Number.objects.get(code="plan_coverage")
    save(client, number, value=value)

    number.refresh_from_db()
    assert number.value == value


def test_factor_has_five_steps(client):
    factor = Factor.objects.get(code="F1")
    response = save(client, factor, steps="One\nTwo\n\nThree\nFour")

    assert errors(response) == {"steps": ["Write 5 lines; there are 4."]}
    save(client, factor, steps="0\r\n1\r\n 2 \r\n3\r\n4\r\n")
    factor.refresh_from_db()
    assert factor.steps == ["0", "1", "2", "3", "4"]


def test_text_keeps_its_lines_and_loses_carriage_returns(client):
    sentence = Sentence.objects.get(code="W1")
    save(client, sentence, text="One.\r\nTwo.")

    sentence.refresh_from_db()
    assert sentence.text == "One.\nTwo."


@pytest.mark.parametrize("text", ["a\x0bb", "x" * 5001])
def test_text_that_no_file_could_hold_is_refused(client, text):
    response = save(client, Sentence.objects.get(code="W1"), text=text)

    assert list(errors(response)) == ["text"]


@pytest.mark.parametrize("model", [Sentence, Factor, Number])
def test_rows_that_the_method_needs_are_neither_added_nor_deleted(client, model):
    row = model.objects.first()
    add = reverse(f"admin:programs_{model._meta.model_name}_add")

    assert [client.get(url).status_code for url in (add, address(row, "delete"))] == [403, 403]
    assert client.post(address(row, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    ("find", "reasons"),
    [
        (lambda: Vendor.objects.get(code="openai"), ["It makes the model of chatgpt."]),
        (
            lambda: Vendor.objects.get(code="aws"),
            ["AWS Skill Builder is a programme of it.", "AWS Certified AI Practitioner is a programme of it."],
        ),
        (lambda: Source.objects.get(code="C02"), ["The fact “%s” of Cyber Essentials mark rests on it."]),
    ],
)
def test_row_that_something_refers_to_cannot_be_deleted_and_the_page_says_why(client, find, reasons):
    row = find()

    page = client.get(address(row, "delete"))
    client.post(address(row, "delete"), {"post": "yes"})

    told = {reason.replace(f"“{_fact(reason)}”", "“%s”") for reason in page.context["protected"]}
    assert told == set(reasons)
    assert find() == row


def _fact(reason: str) -> str:
    return reason.split("“")[1].split("”")[0] if "“" in reason else ""


def test_row_that_nothing_refers_to_can_be_deleted(client, editor):
    source = Source.objects.create(code="X1", url="https://x.example", dated="today", confidence="press")

    response = client.post(address(source, "delete"), {"post": "yes"})

    entry = AuditEntry.objects.first()
    assert (response.status_code, Source.objects.filter(code="X1").exists()) == (302, False)
    assert (entry.verb, entry.by, list(entry.changes)) == ("delete source", editor, ["sources · X1"])
    assert told(response)[1:] == [SOUND]
