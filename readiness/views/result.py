"""The result of a submission, and its receipt."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from readiness.core.canonical import canonical_json
from readiness.core.receipt import body_digest
from readiness.models import Revision, Submission
from readiness.queries.comparison import compare, earlier_revision
from readiness.queries.mails import failed_mail
from readiness.queries.peers import peers_of
from readiness.queries.results import result_of, revision_of
from readiness.queries.reviews import standing_of
from readiness.queries.submissions import has_changed_since

from .access import with_link
from .http import Request


@require_safe
@with_link
def result(request: Request, submission: Submission, number: int | None = None) -> HttpResponse:
    revision = revision_of(submission, number)
    if revision is None and number is None:
        return redirect("answers", submission.token)
    if revision is None:
        raise Http404
    earlier, standing = earlier_revision(submission, revision), standing_of(submission, revision)
    context = {
        "submission": submission,
        "revision": revision,
        "result": result_of(revision),
        "comparison": compare(earlier, revision) if earlier else None,
        "peers": peers_of(revision),
        "standing": standing,
        "failed_mail": failed_mail(submission) if standing.review else None,
        "is_reviewed": revision.kind == Revision.Kind.REVIEWED,
        "digest": body_digest(revision.receipt),
        "is_latest": number is None,
        "has_changed": number is None and has_changed_since(submission, revision),
    }
    return render(request, "readiness/result.html", context)


@require_safe
@with_link
def receipt(request: Request, submission: Submission, number: int) -> HttpResponse:
    revision = revision_of(submission, number)
    if revision is None:
        raise Http404
    return HttpResponse(
        canonical_json(revision.receipt) + "\n",
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="receipt-{revision.as_of}-{number}.json"'},
    )
