"""The first page, and the ways back into a saved check."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from readiness.forms.landing import EmailForm, ReturnCodeForm
from readiness.models import Submission
from readiness.queries.editions import current_version, edition
from readiness.queries.results import example_rungs
from readiness.queries.submissions import by_code
from readiness.services.links import mail_lost_links
from readiness.services.submissions import start_submission
from readiness.throttle import is_too_often

from .errors import refused


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    return _landing(request, ReturnCodeForm(), EmailForm())


def _landing(request: HttpRequest, code: ReturnCodeForm, email: EmailForm, status: int = 200) -> HttpResponse:
    context = {"code_form": code, "email_form": email, "specimen": example_rungs(edition(current_version()))}
    return render(request, "readiness/landing.html", context, status=status)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    mode = request.POST.get("mode", "")
    if mode not in Submission.Mode.values:
        return refused(request, 400)
    submission = start_submission(mode=mode, by=None)
    return redirect("firm", submission.link)


@require_POST
def resume_by_code(request: HttpRequest) -> HttpResponse:
    if is_too_often(request, "return_code"):
        return refused(request, 429)
    form = ReturnCodeForm(request.POST)
    submission = by_code(form.cleaned_data["code"]) if form.is_valid() else None
    if submission:
        return redirect("resume", submission.link)
    if form.is_valid():
        unknown = _("We do not know this code. Check each letter and number; 0, O, 1, I and L are never used.")
        form.add_error("code", unknown)
    return _landing(request, form, EmailForm(), status=422)


@require_POST
def resume_by_email(request: HttpRequest) -> HttpResponse:
    if is_too_often(request, "mail"):
        return refused(request, 429)
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _landing(request, ReturnCodeForm(), form, status=422)
    mail_lost_links(email=form.cleaned_data["email"])
    messages.success(request, _("If a check was saved with this address, its link is on the way to it."))
    return redirect("landing")
