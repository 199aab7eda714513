"""Reports of the queue as one file: everything asked for, nothing taken back or hidden, and never begun anew."""

from datetime import timedelta

import pytest
from django.utils import timezone
from factories import answers
from factories.reviewing import all_gates_judged, in_hand
from factories.reviews import make_review, make_staff
from papers import says

from readiness.models import ExportedReport, Job, QueueExport, SecondReview
from readiness.services import jobs, report_exports
from readiness.services.exports import ExportGone, empty_old_exports, start_export, take_export
from readiness.services.report_exports import reports_of
from readiness.services.reviews.finishing import finish
from readiness.services.reviews.moving import move
from readiness.services.work import cancel

pytestmark = pytest.mark.django_db
FIXED, EACH = 12, 10
"""Queries of an export of reports, and of each report, without making it."""


@pytest.fixture
def advisor(version):
    return make_staff("advisor")


@pytest.fixture
def write(monkeypatch):
    """Reports that are made at once, and what there is to do instead at one of them."""
    made: list[int] = []
    instead: dict[int, object] = {}

    def report(revision):
        made.append(revision.submission_id)
        if len(made) in instead:
            instead[len(made)]()
        return f"{revision.submission.organisation}".encode()

    monkeypatch.setattr(report_exports, "_WRITERS", [report])
    report.made, report.instead = made, instead
    return report


@pytest.fixture
def made(advisor, django_capture_on_commit_callbacks):
    def make(query="sort=firm") -> QueueExport:
        with django_capture_on_commit_callbacks(execute=True):
            work = start_export(query=query, format="zip", by=advisor)
        work.refresh_from_db()
        return work

    return make


def files(work):
    return {name: data.decode() for name, data in reports_of(work)}


def test_export_has_a_report_of_each_review_of_the_filter_named_by_its_number(made, write):
    cedar, angsana = (make_review(firm={"name": name}) for name in ("Cedar", "Angsana"))
    make_review(firm={"name": "Other"}, status="done", by=make_staff("advisor"))

    work = made("sort=firm&status=waiting")

    assert files(work) == {f"report-{angsana.pk}.pdf": "Angsana", f"report-{cedar.pk}.pdf": "Cedar"}
    assert (work.state, work.done, work.total) == ("done", 2, 2)


def test_export_has_the_two_pages_of_each_firm(made):
    make_review(firm={"name": "Angsana"})

    ((_name, pdf),) = reports_of(made())

    assert "Angsana" in says(pdf, 0)
    assert "Page 2 of 2" in says(pdf, 1)


def test_export_of_too_many_fails_with_words(made, write, monkeypatch):
    monkeypatch.setattr(report_exports, "MOST_REPORTS", 1)
    make_review()
    make_review()

    work = made()

    assert (work.state, files(work), write.made) == ("failed", {}, [])
    assert work.error == "These are more than 1 reports, too many for one file. Choose a filter that leaves fewer."


def test_export_that_lost_its_worker_goes_on_where_it_stopped(advisor, write, make_overdue):
    reviews = [make_review(firm={"name": name}) for name in ("A1", "A2", "A3")]
    write.instead[3] = lambda: 1 / 0
    work = start_export(query="sort=firm", format="zip", by=advisor)
    with pytest.raises(ZeroDivisionError):
        jobs.run(work.job_id)
    work.refresh_from_db()
    assert (work.state, work.done, work.total) == ("running", 2, 3)
    make_overdue()

    jobs.run(work.job_id)

    work.refresh_from_db()
    assert (work.state, work.done) == ("done", 3)
    assert list(files(work).values()) == ["A1", "A2", "A3"]
    assert write.made == [reviews[0].pk, reviews[1].pk, reviews[2].pk, reviews[2].pk]


def test_export_that_goes_on_has_nothing_of_a_firm_that_withdrew_meanwhile(advisor, write, make_overdue):
    reviews = [make_review(firm={"name": name}) for name in ("A1", "A2")]
    write.instead[2] = lambda: 1 / 0
    work = start_export(query="sort=firm", format="zip", by=advisor)
    with pytest.raises(ZeroDivisionError):
        jobs.run(work.job_id)
    move(reviews[0], "withdrawn", verb="withdraw review", by=None)
    make_overdue()

    jobs.run(work.job_id)

    assert list(files(work).values()) == ["A2"]


def test_export_leaves_out_what_is_withdrawn_while_it_is_written(made, write):
    reviews = [make_review(firm={"name": name}) for name in ("A1", "A2")]
    write.instead[1] = lambda: move(reviews[1], "withdrawn", verb="withdraw review", by=None)

    assert list(files(made()).values()) == ["A1"]


def finished(firm):
    advisor = make_staff("advisor")
    review = in_hand(by=advisor, responses=answers(3), firm={"name": firm})
    all_gates_judged(review)
    conclusion = finish(review=review, by=advisor)
    SecondReview.objects.all().delete()
    return conclusion


def test_export_has_nothing_of_a_firm_whose_blind_look_waits_for_who_asked(made, write, advisor):
    conclusion = finished("Twice")
    assert list(files(made("status=done")).values()) == ["Twice"]

    SecondReview.objects.create(conclusion=conclusion, by=advisor)

    assert files(made("status=done")) == {}


def test_export_leaves_out_a_firm_whose_blind_look_was_taken_while_it_is_written(made, write, advisor):
    _first, conclusion = finished("A1"), finished("Twice")
    write.instead[1] = lambda: SecondReview.objects.create(conclusion=conclusion, by=advisor)

    assert list(files(made("sort=firm&status=done")).values()) == ["A1"]


def test_export_that_is_cancelled_while_it_is_written_keeps_nothing(made, write, advisor):
    for name in ("A1", "A2"):
        make_review(firm={"name": name})
    write.instead[2] = lambda: cancel(QueueExport.objects.get(), by=advisor)

    work = made()
    empty_old_exports()

    assert (work.state, ExportedReport.objects.count()) == ("cancelled", 0)
    with pytest.raises(ExportGone):
        take_export(work=work, by=advisor)


def test_export_tells_that_its_worker_is_alive(made, write):
    make_review()
    before = timezone.now() - timedelta(hours=1)
    write.instead[1] = lambda: Job.objects.update(touched_at=before)

    made()

    assert Job.objects.get().touched_at > before


def test_reports_are_removed_once_they_are_old(made, write):
    make_review()
    work = made()
    assert empty_old_exports() == 0
    QueueExport.objects.update(ended_at=timezone.now() - timedelta(days=8))

    assert empty_old_exports() == 1
    assert files(work) == {}


def test_reports_from_before_a_withdrawal_are_not_given_out(made, write, advisor):
    reviews = [make_review() for _place in range(2)]
    work = made()
    move(reviews[0], "withdrawn", verb="withdraw review", by=None)

    with pytest.raises(ExportGone, match="withdrawn"):
        take_export(work=work, by=advisor)


@pytest.mark.parametrize("count", [1, 3])
def test_each_report_of_an_export_costs_the_same_queries(advisor, write, count, django_assert_num_queries):
    for _place in range(count):
        make_review()
    report_exports.write_reports(start_export(query="", format="zip", by=advisor))
    work = start_export(query="", format="zip", by=advisor)

    with django_assert_num_queries(FIXED + EACH * count):
        report_exports.write_reports(work)
