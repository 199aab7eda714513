"""A result as a file to print and hand on."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from programs.reports.report import Form, report
from readiness.models import Submission
from readiness.queries.results import revision_of
from readiness.throttle import is_too_often
from readiness.views.access import with_link
from readiness.views.errors import refused
from readiness.views.http import Request


@require_safe
@with_link
def report_file(request: Request, submission: Submission, number: int) -> HttpResponse:
    """Return the report of one revision, its short form unless asked for the full one."""
    revision, form = revision_of(submission, number), request.GET.get("form", Form.SHORT)
    if revision is None or form not in list(Form):
        raise Http404
    if is_too_often(request, "report"):
        return refused(request, 429)
    name = f"report-{revision.as_of}-{number}.pdf"
    return HttpResponse(
        report(revision, Form(form)),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
