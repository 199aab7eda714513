"""The advisor's part in a plan: deciding about its programmes, and saying what became of its steps."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs.forms.advising import DecisionForm
from programs.queries.advised_plans import ReviewPlan, review_plan
from programs.services.advising import decide, undecide
from readiness.core.errors import ReviewRefused
from readiness.models import Review
from readiness.permissions import check_can_review, check_can_work
from readiness.views.workbench.access import StaffRequest, only_if
from readiness.views.workbench.review_page import opened

from .uptake import marking


def _back(review: Review) -> str:
    return reverse("review", args=[review.pk]) + "#plan"


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(check_can_review)
def step(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    """Show one programme of the catalogue as it stands for the firm, and decide about it."""
    review = opened(request, pk)
    if request.method != "POST":
        check_can_work(request.user, review)
    plan = review_plan(review)
    entry = plan.entry(slug) if plan else None
    if plan is None or entry is None:
        raise Http404
    form = _form(request, plan, slug)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = _decide(request, review, slug, form)
        if status == HTTPStatus.OK:
            messages.success(request, _("The plan was worked out anew."))
            return redirect(_back(review))
    context = {"review": review, "plan": plan, "entry": entry, "form": form, "decided": plan.decided.get(slug)}
    return render(request, "programs/review_step.html", context, status=status)


def _decide(request: StaffRequest, review: Review, slug: str, form: DecisionForm) -> HTTPStatus:
    """Keep a decision. What is refused stays in the form, which then says why: the review may be another's by now."""
    try:
        check_can_work(request.user, review)
        if not form.is_valid():
            return HTTPStatus.UNPROCESSABLE_ENTITY
        decide(review=review, program=slug, **form.cleaned_data, by=request.user)
    except PermissionDenied as error:
        form.add_error(None, str(error))
        return HTTPStatus.FORBIDDEN
    except ReviewRefused as error:
        form.add_error(None, str(error))
        return HTTPStatus.CONFLICT
    return HTTPStatus.OK


def _form(request: StaffRequest, plan: ReviewPlan, slug: str) -> DecisionForm:
    """Return the form as it was sent, or with what is decided already."""
    made = next((each for each in plan.decisions if each.slug == slug), None)
    decided = {"kind": made.kind, "instead": made.instead_slug, "reason": made.reason} if made else {}
    is_planned = slug in plan.plan["programs"] or bool(made)
    others = [(each.slug, each.name) for each in plan.plannable if each.slug != slug]
    return DecisionForm(request.POST or None, initial=decided, is_planned=is_planned, others=others)


@require_POST
@only_if(check_can_review)
def undo(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    """Take a decision back."""
    review = opened(request, pk)
    check_can_work(request.user, review)
    try:
        undecide(review=review, program=slug, by=request.user)
    except ReviewRefused as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("The decision was taken back, and the plan was worked out anew."))
    return redirect(_back(review))


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(check_can_review)
def uptake(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    """Say what became of a step. Any advisor may, whether the review goes on or has ended."""
    review = opened(request, pk)
    return marking(
        request,
        review.submission,
        slug,
        by=request.user,
        back=_back(review),
        template="programs/review_uptake.html",
        review=review,
    )


urlpatterns = [
    path("<slug:slug>", step, name="review_plan_step"),
    path("<slug:slug>/undo", undo, name="review_plan_undo"),
    path("<slug:slug>/uptake", uptake, name="review_plan_uptake"),
]
