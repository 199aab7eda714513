"""A new link for a check whose link somebody else got hold of."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from readiness.models import Submission
from readiness.services.links import renew_link

from .access import with_link
from .http import Request


@require_POST
@with_link
def renew(request: Request, submission: Submission) -> HttpResponse:
    renew_link(submission=submission, by=None)
    messages.success(request, _("This is your new link, with a new return code. The old ones open nothing any more."))
    return redirect("save", submission.link)
