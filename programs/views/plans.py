"""A firm's plans: as they were told, as they would be today, and as they would be if something were different."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from programs.forms.what_if import WhatIfForm
from programs.models import CatalogueVersion
from programs.queries.catalogues import catalogue_edition, current_catalogue
from programs.queries.plan_changes import if_planned_today, what_if
from programs.queries.plans import newest_plan, newest_recommendation, page_of, recommendation_of
from programs.services.recommendations import recommend
from readiness.core.canonical import canonical_json
from readiness.models import Submission
from readiness.queries.editions import edition, words_of
from readiness.queries.results import revision_of
from readiness.views.access import with_link
from readiness.views.http import Request
from readiness.views.limits import is_asked, limited


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def plan_now(request: Request, submission: Submission) -> HttpResponse:
    """Show what a plan made today would change; a POST makes it."""
    revision, catalogue = revision_of(submission, None), _current()
    if revision is None:
        return redirect("answers", submission.token)
    if request.method == "POST":
        recommend(revision=revision, by=None)
        return redirect(reverse("result", args=[submission.token]) + "#plan")
    newest = newest_recommendation(revision)
    today = timezone.localdate()
    context = {
        "submission": submission,
        "recommendation": newest,
        "today": today,
        "difference": if_planned_today(revision, newest, catalogue, today) if newest else None,
    }
    return render(request, "programs/plan_now.html", context)


@require_safe
@with_link
def plan(request: Request, submission: Submission, number: int) -> HttpResponse:
    """Show a plan as it was told."""
    found = recommendation_of(submission, number)
    if found is None:
        raise Http404
    newest = newest_plan(submission)
    context = {
        "submission": submission,
        "plan": page_of(found, found.revision),
        "newest": None if newest.number == found.pk else newest,
    }
    return render(request, "programs/plan.html", context)


@require_safe
@with_link
def receipt(request: Request, submission: Submission, number: int) -> HttpResponse:
    found = recommendation_of(submission, number)
    if found is None:
        raise Http404
    return HttpResponse(
        canonical_json(found.receipt) + "\n",
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="receipt-plan-{found.as_of}-{number}.json"'},
    )


@require_safe
@limited("what_if", if_=is_asked)
@with_link
def try_what_if(request: Request, submission: Submission) -> HttpResponse:
    """Show what other facts, or fewer vendors, would change; nothing is kept."""
    revision, version = revision_of(submission, None), _current()
    if revision is None:
        return redirect("answers", submission.token)
    words, catalogue = words_of(edition(revision.questionnaire_id)), catalogue_edition(version).catalogue
    form = WhatIfForm(catalogue, words, revision.profile, request.GET or None)
    context = {"submission": submission, "form": form}
    if form.is_valid():
        context["difference"] = what_if(revision, version, timezone.localdate(), form.facts, form.avoided)
    template = "programs/what_if.html#answer" if request.htmx else "programs/what_if.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _current() -> int:
    """Return the id of the current catalogue. Raises Http404 while nothing is published."""
    try:
        return current_catalogue()
    except CatalogueVersion.DoesNotExist as error:
        raise Http404 from error
