"""The reports of a filtered queue, written one by one: a worker that is lost has lost none of them."""

from collections.abc import Callable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.models import ExportedReport, Job, QueueExport, Review, Revision
from readiness.models.work import State
from readiness.queries.queue.wanted import hidden_from, reviews_for

from .work import move

MOST_REPORTS = 300
Report = Callable[[Revision], bytes]
_WRITERS: list[Report] = []


def register_report(report: Report) -> None:
    """Say how a revision, read with its submission and organisation, becomes a file. The last one counts."""
    _WRITERS.append(report)


def write_reports(work: QueueExport) -> None:
    """Write a report of each review that an export asks for, and end it. A second time it goes on where it stopped."""
    numbers = list(reviews_for(work.query, work.by).values_list("pk", flat=True)[: MOST_REPORTS + 1])
    if len(numbers) > MOST_REPORTS:
        told = _("These are more than %(most)s reports, too many for one file. Choose a filter that leaves fewer.")
        move(work, State.FAILED, error=told % {"most": MOST_REPORTS})
        return
    work.reports.exclude(review__in=numbers).delete()  # taken back, or no longer what was asked for
    if _all_written(work, numbers):
        count = work.reports.count()
        move(work, State.DONE, done=count, total=count)


def _all_written(work: QueueExport, numbers: Sequence[int]) -> bool:
    """Write what is not there yet; False if nobody wants it any more."""
    there = set(work.reports.values_list("review_id", flat=True))
    for place, number in enumerate(numbers, start=1):
        data = _report(work, number) if number not in there else b""
        with transaction.atomic():
            if not move(work, State.RUNNING, done=place, total=len(numbers)):
                return False
            if data:
                ExportedReport.objects.create(export=work, review_id=number, data=data)
        Job.objects.filter(pk__in=[work.job_id]).update(touched_at=timezone.now())  # this worker is alive
    return True


def _report(work: QueueExport, number: int) -> bytes:
    """Return one report; nothing of a firm that took its request back, or that waits for this person's blind look."""
    readable = Review.objects.visible().exclude(pk__in=hidden_from(work.by))
    review = readable.select_related("revision__submission__organisation").filter(pk=number).first()
    return _WRITERS[-1](review.revision) if review else b""


def reports_of(work: QueueExport) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each report, one at a time in memory. A name tells the number of a review, no firm."""
    for number in list(work.reports.values_list("pk", flat=True)):
        found = work.reports.filter(pk=number).first()
        if found:  # else removed meanwhile
            yield f"report-{found.review_id}.pdf", bytes(found.data)
