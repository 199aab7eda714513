"""The firm asks for a review, takes it back, or sees its outcome differently."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from readiness.core.errors import ReviewRefused
from readiness.forms.review import AskForm, DisputeForm
from readiness.models import Submission
from readiness.models.review import Status
from readiness.queries.results import revision_of
from readiness.queries.reviews import review_of, standing_of
from readiness.queries.submissions import has_changed_since
from readiness.services.reviews.asking import WORKING_DAYS, ask_for_review, dispute, withdraw_review

from .access import with_link
from .http import Request


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def ask(request: Request, submission: Submission) -> HttpResponse:
    revision = revision_of(submission, None)
    if revision is None:
        return _to_result(request, submission, _("There is no result to review yet. Get your result first, then ask."))
    form = AskForm(request.POST if request.method == "POST" else None, initial={"email": submission.contact_email})
    refusal = ""
    if request.method == "POST" and form.is_valid():
        email, message = form.cleaned_data["email"], form.cleaned_data["message"]
        try:
            review = ask_for_review(submission=submission, email=email, message=message, by=None)
        except ReviewRefused as error:
            refusal = str(error)
        else:
            told = _("You have asked for a review. Expect it by %(day)s.")
            messages.success(request, told % {"day": date_format(localtime(review.due_at), "j F Y")})
            return redirect("result", submission.token)
    context = {
        "submission": submission,
        "form": form,
        "refusal": refusal,
        "standing": standing_of(submission, revision),
        "days": WORKING_DAYS,
        "has_changed": has_changed_since(submission, revision),
    }
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "readiness/ask_review.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def withdraw(request: Request, submission: Submission) -> HttpResponse:
    """Say what withdrawing does, then do it."""
    review = review_of(submission)
    if request.method != "POST" and review:
        return render(request, "readiness/withdraw_review.html", {"submission": submission, "review": review})
    try:
        withdraw_review(submission=submission, by=None)
    except ReviewRefused as error:
        return _to_result(request, submission, str(error))
    messages.success(request, _("Your request is withdrawn. Advisors no longer see anything of this check."))
    return redirect("result", submission.token)


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def differ(request: Request, submission: Submission) -> HttpResponse:
    """Take what the firm sees differently. What cannot be taken any more stays on the page, for it may be long."""
    review = review_of(submission)
    is_done = review is not None and review.status == Status.DONE
    refusal = "" if is_done else _("There is no finished review here that you could see differently.")
    if refusal and request.method != "POST":
        return _to_result(request, submission, refusal)
    form = DisputeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            dispute(submission=submission, reason=form.cleaned_data["reason"], by=None)
        except ReviewRefused as error:
            refusal = str(error)
        else:
            messages.success(request, _("Thank you. A lead advisor reads what you wrote and answers you here."))
            return redirect("result", submission.token)
    context = {"submission": submission, "form": form, "refusal": refusal}
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "readiness/dispute_review.html", context, status=status)


def _to_result(request: Request, submission: Submission, told: str) -> HttpResponse:
    messages.info(request, told)
    return redirect("result", submission.token)
