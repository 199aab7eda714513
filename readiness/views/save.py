"""Save and leave: the link to come back with, as text, picture, code or mail."""

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from readiness.forms.landing import EmailForm
from readiness.links import return_code
from readiness.models import Submission
from readiness.queries.retention import kept_until
from readiness.services.links import absolute_link, mail_link
from readiness.throttle import is_too_often

from .access import with_link
from .errors import refused
from .http import Request


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def save(request: Request, submission: Submission) -> HttpResponse:
    form = EmailForm(request.POST if request.method == "POST" else None, initial={"email": submission.contact_email})
    if request.method != "POST":
        return _page(request, submission, form)
    if is_too_often(request, "mail"):
        return refused(request, 429)
    if not form.is_valid():
        return _page(request, submission, form, status=422)
    mail_link(submission=submission, email=form.cleaned_data["email"], by=None)
    messages.success(request, _("Your link is on its way to %(email)s.") % form.cleaned_data)
    return redirect("save", submission.token)


def _page(request: Request, submission: Submission, form: EmailForm, status: int = 200) -> HttpResponse:
    link = absolute_link(submission)
    picture = segno.make(link, micro=False).svg_inline(scale=5, border=4, light="#fff", dark="#000", omitsize=True)
    context = {
        "submission": submission,
        "link": link,
        "kept_until": kept_until(submission),
        "code": return_code(submission.link_salt),
        "picture": mark_safe(picture),  # noqa: S308  # drawn by segno from our own address
        "form": form,
        "mails_are_files": settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"),
        "mail_folder": getattr(settings, "EMAIL_FILE_PATH", ""),
    }
    return render(request, "readiness/save.html", context, status=status)
