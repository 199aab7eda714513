"""The report of a result over the web: for whoever has the link, not kept by anybody on the way, not too often."""

from datetime import timedelta

import pytest
from django.urls import reverse
from factories import a_revision, answers
from pages import attributes, elements
from papers import opened, says

from readiness.core.receipt import body_digest
from readiness.models import Revision
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(catalogue) -> Revision:
    return a_revision(responses=answers(2), firm={"name": "Merbau Foods", "uen": "00192200M"})


def url(revision, number: int | None = None) -> str:
    return reverse("report", args=[revision.submission.link, number or revision.number])


def test_report_is_a_pdf_whose_name_tells_nobody(client, mine):
    response = client.get(url(mine))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == f'inline; filename="report-{mine.as_of}-1.pdf"'
    assert len(opened(response.content).pages) == 2


def test_report_is_kept_by_nobody_on_the_way(client, mine):
    kept = {each.strip() for each in client.get(url(mine))["Cache-Control"].split(",")}

    assert {"private", "no-store"} <= kept


def test_full_report_has_more(client, mine):
    response = client.get(url(mine), {"form": "full"})

    assert len(opened(response.content).pages) > 2


@pytest.mark.parametrize("form", ["", "huge", "SHORT"])
def test_report_in_another_form_is_404(client, mine, form):
    assert client.get(url(mine), {"form": form}).status_code == 404


def test_report_of_a_result_that_is_not_there_is_404(client, mine):
    assert client.get(url(mine, 2)).status_code == 404


def test_report_has_nothing_that_opens_the_answers(client, mine):
    for form in ("short", "full"):
        pdf = client.get(url(mine), {"form": form}).content

        assert mine.submission.link not in says(pdf)
        assert "00192200M" not in says(pdf)
        assert [each for each in links(pdf) if mine.submission.link in each] == []


def links(pdf):
    notes = [note.get_object() for page in opened(pdf).pages for note in page.get("/Annots", [])]
    return [str(note["/A"]["/URI"]) for note in notes if "/A" in note]


def test_report_with_another_firms_link_is_of_that_firm(client, mine):
    theirs = a_revision(firm={"name": "Kallang Parts"})

    text = says(client.get(url(theirs)).content)

    assert ("Kallang Parts" in text, "Merbau" in text) == (True, False)


def test_report_of_an_earlier_result_stays_what_it_was(client, mine):
    submission = mine.submission
    save_answers(submission=submission, shown={}, given=answers(4), by=None)
    submit(submission=submission, by=None)

    texts = [says(client.get(url(mine, number)).content) for number in (1, 2)]

    assert ["Level 2 of 5" in texts[0], "Level 4 of 5" in texts[1]] == [True, True]


def test_report_is_not_made_too_often_for_one_client(client, mine, settings):
    settings.LIMITS = {"report": (2, timedelta(minutes=10))}

    assert [client.get(url(mine)).status_code for _time in range(3)] == [200, 200, 429]


def test_result_leads_to_its_reports(client, mine):
    page = client.get(reverse("result", args=[mine.submission.link]))

    addresses = [attributes(each).get("href") for each in elements(page) if each.name == "a"]
    assert [each for each in addresses if each and "report.pdf" in each] == [url(mine), f"{url(mine)}?form=full"]


def test_code_on_the_paper_leads_to_a_page_that_tells_whether_the_file_belongs_to_it(client, mine, tmp_path):
    receipt = mine.recommendations.get().receipt
    file = client.get(reverse("plan_receipt", args=[mine.submission.link, mine.recommendations.get().pk]))
    path = tmp_path / "receipt.json"
    path.write_bytes(file.content)
    checks = {}

    for digest in (body_digest(receipt), "0" * 64, ""):
        with path.open("rb") as opened_file:
            page = client.post(f"{reverse('check_receipt')}?digest={digest}", {"receipt": opened_file})
        checks[digest] = page.content.decode()

    belongs, other = "It is the one that your paper", "It is not the one that your paper"
    assert [(belongs in text, other in text) for text in checks.values()] == [
        (True, False),
        (False, True),
        (False, False),
    ]
