"""The filtered queue as a file: asked for by a person, written by a worker, and not kept for long."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from tempfile import TemporaryFile
from typing import Any

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.core.errors import CoreError
from readiness.exchange.lists import write_csv, write_xlsx
from readiness.models import ExportedReport, Job, QueueExport, Review, Submission, User
from readiness.models.review import Status
from readiness.models.work import State
from readiness.queries.exporting import Value, head, rows, without_text
from readiness.queries.queue.vocabulary import vocabulary
from readiness.queries.queue.wanted import reviews_for

from .audit import record
from .jobs import WATCHED_ATTEMPTS, ask_for, job_kind
from .report_exports import write_reports
from .work import fail, move

MOST_ROWS = 200_000
A_BATCH = 2_000
KEPT = timedelta(days=7)
AT_ONCE = timedelta(seconds=5)
"""A firm that went so shortly before may still have been read."""
WRITERS = {QueueExport.Format.CSV: write_csv, QueueExport.Format.XLSX: write_xlsx}


class ExportGone(CoreError):
    """A file is not there to be downloaded. The text says why, and what can be done instead."""


class _Cancelled(Exception):
    """Nobody wants the file any more."""


@transaction.atomic
def start_export(*, query: str, format: str, by: User) -> QueueExport:
    """Ask for the reviews of a query string of the queue as a file."""
    work: QueueExport = QueueExport.objects.create(query=query, format=format, by=by)
    work.job = ask_for("write queue export", work=work.pk)
    work.save(update_fields=["job"])
    changes = {"number": (None, work.pk), "format": (None, format), "filters": (None, without_text(query))}
    record("ask for export", by=by, changes=changes)
    return work


def _give_up(arguments: Mapping[str, Any], error: str) -> None:
    fail(QueueExport.objects.get(pk=arguments["work"]), error)


@job_kind("write queue export", if_given_up=_give_up, most_attempts=WATCHED_ATTEMPTS)
def _write(arguments: Mapping[str, Any]) -> None:
    work = QueueExport.objects.select_related("by").filter(pk=arguments["work"]).first()
    if work and move(work, State.RUNNING):
        write = write_reports if work.format == QueueExport.Format.REPORTS else write_export
        write(work=work)


def write_export(*, work: QueueExport) -> None:
    """Write the file, in the queue's order, and end the work. A second time it is written anew."""
    found = reviews_for(work.query, work.by).values_list("pk", flat=True)
    numbers = list(found[: MOST_ROWS + 1])
    if len(numbers) > MOST_ROWS:
        move(work, State.FAILED, error=_too_many())
        return
    with TemporaryFile() as file:
        try:
            WRITERS[QueueExport.Format(work.format)](file, head(), _rows(work, numbers))
        except _Cancelled:
            return
        file.seek(0)
        move(work, State.DONE, done=len(numbers), total=len(numbers), data=file.read())


def _too_many() -> str:
    told = _("These are more than %(most)s reviews, too many for one file. Choose a filter that leaves fewer.")
    return told % {"most": f"{MOST_ROWS:,}"}


def _rows(work: QueueExport, numbers: Sequence[int]) -> Iterator[list[Value]]:
    """Yield the rows batch by batch, and tell how far it is. Raises _Cancelled once the work has ended."""
    words = vocabulary()
    for start in range(0, len(numbers), A_BATCH):
        yield from rows(numbers[start : start + A_BATCH], words)
        Job.objects.filter(pk__in=[work.job_id]).update(touched_at=timezone.now())  # this worker is alive
        if not move(work, State.RUNNING, done=min(start + A_BATCH, len(numbers)), total=len(numbers)):
            raise _Cancelled


@transaction.atomic
def take_export(*, work: QueueExport, by: User) -> bytes:
    """Return the file to who asked for it; of reports nothing, for they are given out one by one.

    Raises ExportGone if it is no longer kept, or is not to be.
    """
    stored = QueueExport.objects.get(pk=work.pk)
    if stored.state != State.DONE or not (stored.data or stored.reports.exists()):
        raise ExportGone(_("This file is not kept any more. Ask for it again, and it has what is in the queue now."))
    if QueueExport.objects.filter(_is_spoilt(), pk=work.pk).exists():
        told = _(
            "A firm in it may have withdrawn its request, or its time was over, since this file was made. Ask again."
        )
        raise ExportGone(told)
    record("download export", by=by, changes={"number": (None, work.pk), "rows": (None, stored.total)})
    return bytes(stored.data)


@transaction.atomic
def empty_old_exports() -> int:
    """Remove files that are older than KEPT, or than a firm's withdrawal or end of its time; return how many."""
    kept = QueueExport.objects.filter(~Q(data=b"") | Exists(ExportedReport.objects.filter(export=OuterRef("pk"))))
    if not kept.exists():
        return 0
    spoilt = Q(ended_at__lt=timezone.now() - KEPT) | Q(state__in=[State.CANCELLED, State.FAILED]) | _is_spoilt()
    gone = list(kept.filter(spoilt).values_list("pk", flat=True))
    for number in gone:
        record("empty export", by=None, changes={"number": (None, number)})
    ExportedReport.objects.filter(export__in=gone).delete()
    return QueueExport.objects.filter(pk__in=gone).update(data=b"")


def _is_spoilt() -> Q:
    """Files that may name a firm which is gone since: which firms are in a file is not kept."""
    withdrawn = Review.objects.filter(status=Status.WITHDRAWN).aggregate(last=Max("changed_at"))["last"]
    lately = Submission.objects.filter(anonymised_at__gte=timezone.now() - KEPT, review__isnull=False)
    times = [at for at in (withdrawn, lately.aggregate(last=Max("anonymised_at"))["last"]) if at]
    return Q(created_at__lt=max(times) + AT_ONCE) if times else Q(pk=None)
