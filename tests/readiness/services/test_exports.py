"""The queue as a file: everything asked for, nothing taken back, not for long."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from factories.reviews import make_review, make_staff
from factories.seconds import make_second

from readiness.exchange.lists import unpacked
from readiness.models import AuditEntry, Job, QueueExport, SecondReview
from readiness.services import exports, jobs
from readiness.services.anonymising import anonymise
from readiness.services.exports import ExportGone, empty_old_exports, start_export, take_export
from readiness.services.jobs import WATCHED_ATTEMPTS
from readiness.services.reviews.moving import move
from readiness.services.work import cancel

pytestmark = pytest.mark.django_db


@pytest.fixture
def advisor(version):
    return make_staff("advisor")


@pytest.fixture
def made(advisor, django_capture_on_commit_callbacks):
    """Ask for a file and let its job run."""

    def make(query="", format="csv") -> QueueExport:
        with django_capture_on_commit_callbacks(execute=True):
            work = start_export(query=query, format=format, by=advisor)
        work.refresh_from_db()
        return work

    return make


def firms(work):
    text = b"".join(unpacked(bytes(work.data))).decode("utf-8-sig")
    return [row["Firm"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def row_of(work):
    (row,) = csv.DictReader(io.StringIO(b"".join(unpacked(bytes(work.data))).decode("utf-8-sig"), newline=""))
    return row


def told(verb):
    return [(each.by, each.changes) for each in AuditEntry.objects.filter(verb=verb)]


def test_export_has_the_firms_of_the_filter_in_the_queues_order(made):
    for name in ("Cedar", "Angsana", "Balau"):
        make_review(firm={"name": name})
    make_review(firm={"name": "Other"}, status="done", by=make_staff("advisor"))

    work = made("sort=firm&status=waiting")

    assert firms(work) == ["Angsana", "Balau", "Cedar"]
    assert (work.state, work.done, work.total, work.error) == ("done", 3, 3, "")


def test_export_of_nothing_is_a_file_with_a_head_only(made):
    work = made("q=nobody")

    assert (work.state, work.total, firms(work)) == ("done", 0, [])


def test_export_leaves_out_a_firm_at_which_who_asks_gives_a_blind_look(made, advisor):
    second = make_second(by=advisor, firm={"name": "Looked at twice"})
    make_review(firm={"name": "Merbau"})

    before = firms(made("status=any&sort=firm"))
    SecondReview.objects.filter(pk=second.pk).update(handed_in_at=timezone.now())

    assert (before, firms(made("status=any&sort=firm"))) == (["Merbau"], ["Looked at twice", "Merbau"])


def test_export_tells_of_a_review_what_the_queue_knows_in_words(made, advisor):
    review = make_review(status="in_review", by=advisor, firm={"name": "Merbau", "uen": "53000001X"})

    row = row_of(made())

    assert (row["Number"], row["Firm"], row["UEN"]) == (str(review.pk), "Merbau", "53000001X")
    assert (row["Status"], row["Assigned to"]) == ("In review", str(advisor))
    assert (row["Level"], row["Could be"]) == ("3", "3")
    assert row["Asked on"] == timezone.localdate(review.asked_at).isoformat()
    assert (row["Finished on"], row["People"]) == ("", "25 to 49")


def test_export_has_nothing_that_the_firm_wrote_but_its_name(made):
    review = make_review(firm={"name": "Merbau", "activity": "Cooks for schools"})
    review.submission.contact_email = "owner@example.test"
    review.submission.notes = {"STR1": "our secret plan"}
    review.submission.save()
    review.message = "please hurry"
    review.save()

    data = b"".join(unpacked(bytes(made().data))).decode()

    assert [word in data for word in ("Merbau", "schools", "owner@", "secret", "hurry")] == [True, *[False] * 4]


def test_export_disarms_a_firm_that_is_a_formula(made):
    make_review(firm={"name": "=HYPERLINK(1)"})

    assert firms(made()) == ["'=HYPERLINK(1)"]


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_export_is_the_same_in_batches_of_any_size(made, monkeypatch, size):
    monkeypatch.setattr(exports, "A_BATCH", size)
    for name in ("A1", "A2", "A3"):
        make_review(firm={"name": name})

    work = made("sort=firm")

    assert (firms(work), work.done) == (["A1", "A2", "A3"], 3)


@pytest.mark.parametrize("count", [1, 3])
def test_export_costs_the_same_queries_for_one_and_many(advisor, django_assert_num_queries, count):
    for _place in range(count):
        make_review()
    work = start_export(query="", format="csv", by=advisor)
    exports.write_export(work=start_export(query="", format="csv", by=advisor))

    with django_assert_num_queries(18):
        exports.write_export(work=work)


def test_export_leaves_out_what_is_withdrawn_while_it_is_written(made, monkeypatch):
    monkeypatch.setattr(exports, "A_BATCH", 1)
    reviews = [make_review(firm={"name": name}) for name in ("A1", "A2")]
    write = exports.rows

    def withdrawn_meanwhile(numbers, words):
        if numbers == [reviews[1].pk]:
            move(reviews[1], "withdrawn", verb="withdraw review", by=None)
        return write(numbers, words)

    monkeypatch.setattr(exports, "rows", withdrawn_meanwhile)

    assert firms(made("sort=firm")) == ["A1"]


def test_export_of_too_many_fails_with_words(made, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 1)
    make_review()
    make_review()

    work = made()

    assert (work.state, bytes(work.data)) == ("failed", b"")
    assert work.error == "These are more than 1 reviews, too many for one file. Choose a filter that leaves fewer."


def test_export_that_is_cancelled_while_it_is_written_has_no_file(made, monkeypatch, advisor):
    monkeypatch.setattr(exports, "A_BATCH", 1)
    make_review()
    make_review()
    write = exports.rows

    def cancelled_meanwhile(numbers, words):
        cancel(QueueExport.objects.get(), by=advisor)
        return write(numbers, words)

    monkeypatch.setattr(exports, "rows", cancelled_meanwhile)

    work = made()

    assert (work.state, bytes(work.data), work.done) == ("cancelled", b"", 0)
    assert told("cancel queue export") == [(advisor, {"number": [None, work.pk]})]


def test_export_that_is_written_twice_is_the_same(made):
    make_review(firm={"name": "Merbau"})
    work = made()
    Job.objects.update(finished_at=None, attempts=1, error="lost")

    jobs.run(work.job_id)

    again = QueueExport.objects.get()
    assert (again.state, firms(again), again.ended_at) == ("done", ["Merbau"], work.ended_at)


def test_export_tells_that_its_worker_is_alive(made, monkeypatch):
    make_review()
    before = timezone.now() - timedelta(hours=1)
    write = exports.rows

    def long_ago(numbers, words):
        Job.objects.update(touched_at=before)
        return write(numbers, words)

    monkeypatch.setattr(exports, "rows", long_ago)

    made()

    assert Job.objects.get().touched_at > before


def test_export_that_failed_too_often_says_so(made, monkeypatch, advisor, make_overdue):
    monkeypatch.setattr(exports, "reviews_for", lambda *given: 1 / 0)
    work = start_export(query="", format="csv", by=advisor)
    for _try in range(WATCHED_ATTEMPTS):
        make_overdue()
        with pytest.raises(ZeroDivisionError):
            jobs.run(work.job_id)

    work.refresh_from_db()
    assert (work.state, "ZeroDivisionError" in work.error) == ("failed", True)


def test_asking_is_audited_without_the_text_looked_for(made, advisor):
    work = made("q=Merbau+Foods&level=2", "xlsx")

    changes = {"number": [None, work.pk], "format": [None, "xlsx"], "filters": [None, "q=...&level=2"]}
    assert told("ask for export") == [(advisor, changes)]


def test_taking_returns_the_file_and_is_audited(made, advisor):
    make_review(firm={"name": "Merbau"})
    work = made()

    data = take_export(work=work, by=advisor)

    assert data == bytes(work.data)
    assert told("download export") == [(advisor, {"number": [None, work.pk], "rows": [None, 1]})]


@pytest.mark.parametrize("later", [0, 1])
def test_file_is_not_given_out_once_a_firm_has_withdrawn(made, advisor, later):
    review = make_review()
    work = made()
    if later:
        move(review, "withdrawn", verb="withdraw review", by=None)
    else:
        QueueExport.objects.update(data=b"")

    with pytest.raises(ExportGone, match="withdrawn its request, or" if later else "not kept any more"):
        take_export(work=work, by=advisor)

    assert told("download export") == []


def test_file_that_is_newer_than_a_withdrawal_is_given_out(made, advisor, monkeypatch):
    move(make_review(), "withdrawn", verb="withdraw review", by=None)
    monkeypatch.setattr(exports, "AT_ONCE", -timedelta(seconds=5))

    assert take_export(work=made(), by=advisor)


@pytest.mark.parametrize(("days", "count"), [(6, 0), (8, 1)])
def test_sweep_empties_files_after_a_week(made, days, count):
    work = made()
    QueueExport.objects.update(ended_at=timezone.now() - timedelta(days=days))

    assert empty_old_exports() == count

    work.refresh_from_db()
    assert (bytes(work.data) == b"", work.state) == (bool(count), "done")
    assert told("empty export") == [(None, {"number": [None, work.pk]})] * count


def end_its_time(review):
    anonymise(submission=review.submission, by=None, is_asked=False)


def withdraw(review):
    move(review, "withdrawn", verb="withdraw review", by=None)


@pytest.mark.parametrize(("status", "go"), [("waiting", withdraw), ("done", end_its_time)])
def test_sweep_empties_files_from_before_a_firm_went_once(made, status, go):
    review = make_review(status=status, by=make_staff("advisor"))
    made(f"status={status}")
    go(review)

    assert (empty_old_exports(), empty_old_exports()) == (1, 0)


def test_sweep_without_files_asks_once_whether_there_are_any(version, django_assert_num_queries):
    with django_assert_num_queries(3):  # with its savepoint
        assert empty_old_exports() == 0
