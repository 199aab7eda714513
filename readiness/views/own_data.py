"""What is held about a check, as its owner sees it: purposes, dates, a copy, corrections, and an end."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from readiness.forms.landing import EmailForm
from readiness.models import Consent, Submission
from readiness.models.notices import NOTICES
from readiness.queries.consents import agreed_to, can_withdraw, holds
from readiness.queries.held import as_file
from readiness.queries.mails import failed_mail
from readiness.queries.retention import kept_until
from readiness.queries.reviews import review_of
from readiness.services.anonymising import anonymise
from readiness.services.consents import agree_to_statistics, correct_contact, withdraw_mail, withdraw_statistics
from readiness.services.held import export_check

from .access import with_link
from .http import Request

ATTACHED = 'attachment; filename="ai-readiness-{name}.json"'


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def own_data(request: Request, submission: Submission) -> HttpResponse:
    """Show what is held and for what; a post corrects the address."""
    form = EmailForm(request.POST if request.method == "POST" else None, initial={"email": submission.contact_email})
    if request.method == "POST" and form.is_valid():
        correct_contact(submission=submission, email=form.cleaned_data["email"], by=None)
        messages.success(request, _("Your e-mail address is corrected."))
        return redirect("own_data", submission.token)
    context = {
        "submission": submission,
        "form": form,
        "agreed": agreed_to(submission),
        "kept_until": kept_until(submission),
        "review": review_of(submission),
        "failed_mail": failed_mail(submission),
    }
    return render(request, "readiness/own_data.html", context, status=422 if form.errors else 200)


@require_safe
@with_link
def own_data_file(request: Request, submission: Submission) -> HttpResponse:
    return as_json(as_file(export_check(submission=submission, by=None)), "check")


def as_json(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": ATTACHED.format(name=name)}
    return HttpResponse(text, content_type="application/json", headers=headers)


@require_POST
@with_link
def agree(request: Request, submission: Submission) -> HttpResponse:
    """Only comparisons are agreed to here; the other purposes are where they are asked for."""
    if not request.POST.get("agreed"):
        messages.info(request, _("Tick the box if you agree. Without it this firm does not count."))
    else:
        agree_to_statistics(submission=submission, by=None)
        messages.success(request, _("Thank you. This firm counts from the next comparison on. You can withdraw here."))
    return redirect("own_data", submission.token)


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def withdraw_purpose(request: Request, submission: Submission, purpose: str) -> HttpResponse:
    """Say what withdrawing does, then do it and say that it is done."""
    if purpose not in (Consent.Purpose.RATING, Consent.Purpose.MAIL, Consent.Purpose.STATISTICS):
        raise Http404
    if request.method != "POST":
        context = {
            "submission": submission,
            "notice": NOTICES[purpose],
            "is_given": can_withdraw(submission, purpose),
            "is_agreed": holds(submission, purpose),
            "is_final": purpose == Consent.Purpose.RATING,
        }
        return render(request, "readiness/withdraw_purpose.html", context)
    _withdraw(purpose, submission)
    messages.success(request, str(NOTICES[purpose].done))
    return redirect("landing") if purpose == Consent.Purpose.RATING else redirect("own_data", submission.token)


def _withdraw(purpose: str, submission: Submission) -> None:
    if purpose == Consent.Purpose.RATING:
        anonymise(submission=submission, by=None, is_asked=True)
    elif purpose == Consent.Purpose.MAIL:
        withdraw_mail(submission=submission, by=None)
    else:
        withdraw_statistics(submission=submission, by=None)
