"""Files of the queue: only for who asked, and only while they may read reviews."""

import csv
import io
import re
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from factories.reviews import make_review, make_staff
from openpyxl import load_workbook
from pages import attributes, elements, says
from papers import says as printed

from readiness.models import AuditEntry, ExportedReport, QueueExport
from readiness.services.exports import start_export
from readiness.services.report_exports import MOST_REPORTS
from readiness.services.reviews.moving import move
from readiness.services.work import move as move_work

pytestmark = pytest.mark.django_db
FIRM = "Merbau Foods (sample)"


@pytest.fixture
def advisor(version):
    return make_staff("advisor")


@pytest.fixture
def as_advisor(client, advisor):
    client.force_login(advisor)
    return client


@pytest.fixture
def done(advisor, django_capture_on_commit_callbacks):
    """A file of one firm, in some format."""

    def make(format="csv", by=advisor):
        make_review(firm={"name": FIRM})
        with django_capture_on_commit_callbacks(execute=True):
            return start_export(query="", format=format, by=by)

    return make


def url(name, work=None):
    return reverse(name, args=[work.pk] if work else [])


def test_stranger_is_asked_to_sign_in_and_starts_nothing(client, done):
    work = done()
    asked = [
        client.get(url("exports")),
        client.post(url("exports"), {"format": "csv"}),
        client.get(url("export", work)),
        client.get(url("export_file", work)),
        client.post(url("export_cancel", work)),
    ]

    assert {(each.status_code, each["Location"].partition("?")[0]) for each in asked} == {
        (302, reverse("account_login"))
    }
    assert QueueExport.objects.count() == 1


@pytest.mark.parametrize("role", ["catalogue editor", "administrator"])
def test_staff_who_may_not_read_reviews_is_refused(client, done, role):
    work = done()
    client.force_login(make_staff(role))
    asked = [
        client.get(url("exports")),
        client.post(url("exports"), {"format": "csv"}),
        client.get(url("export", work)),
        client.get(url("export_file", work)),
        client.post(url("export_cancel", work)),
    ]

    assert {each.status_code for each in asked} == {403}
    assert QueueExport.objects.count() == 1


@pytest.mark.parametrize("role", ["advisor", "lead advisor", "auditor"])
def test_other_readers_find_nothing_of_somebody_elses_file(client, done, role):
    work = done()
    client.force_login(make_staff(role))

    assert client.get(url("export", work)).status_code == 404
    assert client.get(url("export_file", work)).status_code == 404
    assert client.post(url("export_cancel", work)).status_code == 404
    assert says(client.get(url("exports")), "main").endswith("None yet. Ask for one below the queue.")


def test_who_may_no_longer_read_reviews_cannot_download(as_advisor, done, advisor):
    work = done()
    advisor.groups.clear()

    assert as_advisor.get(url("export_file", work)).status_code == 403


def test_asking_starts_the_file_and_shows_how_far_it_is(as_advisor, advisor):
    response = as_advisor.post(url("exports"), {"query": "level=3&sort=firm", "format": "xlsx"})

    work = QueueExport.objects.get()
    assert (response.status_code, response["Location"]) == (302, url("export", work))
    assert (work.query, work.format, work.by) == ("level=3&sort=firm", "xlsx", advisor)
    page = as_advisor.get(response["Location"])
    (watched,) = elements(page, id="progress")
    assert attributes(watched)["hx-get"] == url("export", work)
    assert "Waiting" in says(page, "progress")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"format": "pdf"}, "Go back to the queue and ask for the file there."),
        ({}, "Go back to the queue and ask for the file there."),
        ({"format": "csv", "query": "q=" + "x" * 500}, "These filters are too long for a file."),
    ],
)
def test_asking_for_what_cannot_be_says_so(as_advisor, asked, told):
    response = as_advisor.post(url("exports"), asked)

    assert (response.status_code, told in says(response)) == (422, True)
    assert QueueExport.objects.count() == 0


def test_csv_is_downloaded_as_a_file_and_recorded(as_advisor, done, advisor):
    work = done("csv")

    response = as_advisor.get(url("export_file", work))

    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert [row["Firm"] for row in csv.DictReader(io.StringIO(text, newline=""))] == [FIRM]
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="queue-{timezone.localdate()}.csv"'
    assert "no-store" in response["Cache-Control"]
    assert [each.by for each in AuditEntry.objects.filter(verb="download export")] == [advisor]


def test_xlsx_is_downloaded_as_a_workbook(as_advisor, done):
    response = as_advisor.get(url("export_file", done("xlsx")))

    head, row = load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)
    assert dict(zip(head, row, strict=True))["Firm"] == FIRM
    assert response["Content-Disposition"].endswith('.xlsx"')


def test_head_of_a_file_is_not_a_download(as_advisor, done):
    work = done()

    assert as_advisor.head(url("export_file", work)).status_code == 405
    assert not AuditEntry.objects.filter(verb="download export").exists()


def test_file_from_before_a_withdrawal_is_not_given_out(as_advisor, done):
    work = done()
    for review in work.by.reviews.model.objects.all():
        move(review, "withdrawn", verb="withdraw review", by=None)

    page = as_advisor.get(url("export_file", work), follow=True)

    assert page.redirect_chain == [(url("export", work), 302)]
    assert "A firm in it may have withdrawn its request" in says(page)
    assert FIRM not in page.content.decode()


def test_page_of_a_file_that_was_removed_says_so(as_advisor, done):
    work = done()
    QueueExport.objects.update(data=b"")

    page = as_advisor.get(url("export", work))

    assert "The file has been removed." in says(page)
    assert elements(page, href=url("export_file", work)) == []
    assert "removed" in says(as_advisor.get(url("exports")))


def test_watching_gets_the_fragment_until_it_has_ended(as_advisor, advisor):
    work = start_export(query="", format="csv", by=advisor)
    move_work(work, "running", done=2, total=5)

    going = as_advisor.get(url("export", work), headers={"hx-request": "true"})
    move_work(work, "done")
    ended = as_advisor.get(url("export", work), headers={"hx-request": "true"})

    assert going.content.decode().strip().startswith('<div id="progress"')
    assert "2 of 5" in says(going)
    assert ended["HX-Refresh"] == "true"


def test_cancelling_ends_the_work(as_advisor, advisor):
    work = start_export(query="", format="csv", by=advisor)

    response = as_advisor.post(url("export_cancel", work))

    work.refresh_from_db()
    assert (response["Location"], work.state) == (url("exports"), "cancelled")


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_queries_for_one_and_many(as_advisor, advisor, django_assert_num_queries, count):
    for place in range(count):
        work = start_export(query="", format="csv", by=advisor)
        QueueExport.objects.filter(pk=work.pk).update(created_at=timezone.now() + timedelta(seconds=place))
    as_advisor.get(url("exports"))

    with django_assert_num_queries(5):
        page = as_advisor.get(url("exports"))

    assert says(page).count("CSV") == count


def test_reports_are_downloaded_as_one_file(as_advisor, done):
    response = as_advisor.get(url("export_file", done("zip")))

    content = b"".join(response.streaming_content)
    assert (response.status_code, response["Content-Type"]) == (200, "application/zip")
    assert re.fullmatch(r'attachment; filename="queue-\d{4}-\d\d-\d\d\.zip"', response["Content-Disposition"])
    with ZipFile(io.BytesIO(content)) as archive:
        (name,) = archive.namelist()
        assert re.fullmatch(r"report-\d+\.pdf", name)
        assert FIRM in printed(archive.read(name))


def test_page_of_reports_that_are_written_offers_no_file_yet(as_advisor, advisor):
    review = make_review()
    work = QueueExport.objects.create(format="zip", by=advisor, state="running", done=1, total=2)
    ExportedReport.objects.create(export=work, review=review, data=b"%PDF")

    page = as_advisor.get(url("export", work))

    assert url("export_file", work) not in page.content.decode()
    assert as_advisor.get(url("export_file", work)).status_code == 302


def test_queue_offers_as_many_reports_as_there_may_be(as_advisor):
    page = as_advisor.get(reverse("queue"))

    assert f"Reports (PDF), at most {MOST_REPORTS}" in page.content.decode()
