"""Marking a step of a plan as booked, done or dropped."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.forms.uptake import UptakeForm
from programs.queries.uptake import planned_for, uptake_of
from programs.services.uptake import mark
from readiness.core.errors import InvalidInput
from readiness.models import Submission, User
from readiness.views.access import with_link
from readiness.views.http import Request


def marking(
    request: Request,
    submission: Submission,
    slug: str,
    *,
    by: User | None,
    back: str,
    template: str,
    **context: object,
) -> HttpResponse:
    """Show the form for a step of a submission, or keep what was sent and go back. Raises Http404 for other steps."""
    planned = planned_for(submission.pk)
    if slug not in planned:
        raise Http404
    name, _vendor = planned[slug]
    before = uptake_of(submission.pk).get(slug)
    given = {"state": before.state, "on": before.on} if before else {"on": timezone.localdate()}
    form = UptakeForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            mark(submission=submission, program=slug, **form.cleaned_data, by=by)
        except InvalidInput as error:
            form.add_error(error.where, error.message)
        else:
            messages.success(request, _("Kept: %(name)s.") % {"name": name})
            return redirect(back)
    context |= {"submission": submission, "name": name, "before": before, "form": form, "back": back}
    return render(request, template, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def own_step(request: Request, submission: Submission, slug: str) -> HttpResponse:
    """The firm's own word on what became of a step."""
    back = reverse("result", args=[submission.token]) + "#plan"
    return marking(request, submission, slug, by=None, back=back, template="programs/uptake.html")
