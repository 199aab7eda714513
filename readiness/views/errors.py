"""Pages for what went wrong: what it was, that nothing was changed, and where to go."""

import math
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

SENTENCES = {
    400: (
        _("We could not read that"),
        _("What was sent is too large or damaged. Nothing was changed. Go back and try again."),
    ),
    403: (_("This is not open to you"), _("Nothing was changed. Ask an administrator if you need it.")),
    404: (
        _("There is nothing here"),
        _("The link may be incomplete or no longer in use. Check it, or continue with your return code."),
    ),
    405: (
        _("This address cannot be opened like that"),
        _("Nothing was changed. Start from the first page, or use your link."),
    ),
    429: (_("Too many tries"), _("Please wait a while before you try again. Nothing was changed.")),
    503: (
        _("We cannot reach our records at the moment"),
        _("What was saved before is safe. Reload this page in a minute; it is on our side, and it is being seen to."),
    ),
    500: (_("Something broke on our side"), _("Your saved answers are safe. Please try again in a minute.")),
}
NOT_SAVED_YET = _(
    "What you just sent is not saved yet. Keep this page open and reload it in a minute: your browser then sends the "
    "same again. What was saved before is safe."
)
SOON = "30"
"""Seconds after which a client may ask again; databases restart within."""
OPEN_TOO_LONG = (
    _("This page was open too long"),
    _("Your answers so far are saved. Go back, reload the page and send it again."),
)


def refused(request: HttpRequest, status: int, *, text: str = "") -> HttpResponse:
    """Return the page for a status, without touching the database. text: what to say instead of the usual."""
    title, usual = SENTENCES[status]
    wait = getattr(request, "seconds_to_wait", 0) if status == 429 else 0
    page = _page(request, status, title, text or (_try_again(wait) if wait else usual))
    if wait:
        page["Retry-After"] = str(wait)
    return page


def _try_again(seconds: int) -> str:
    told = ngettext(
        "This was asked for very often from your connection. Please try again in %(minutes)s minute. "
        "Nothing was changed.",
        "This was asked for very often from your connection. Please try again in %(minutes)s minutes. "
        "Nothing was changed.",
        minutes := math.ceil(seconds / 60),
    )
    return told % {"minutes": minutes}


def _page(request: HttpRequest, status: int, title: str | Promise, text: str | Promise) -> HttpResponse:
    return render(request, "error.html", {"status": status, "title": title, "text": text}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refused(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of a refusal, with the sentence of whoever refused."""
    return refused(request, 403, text=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refused(request, 404)


def too_many(request: HttpRequest) -> HttpResponse:
    return refused(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page for what nobody expected; a database that is away, or full, is told apart."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = refused(request, 503, text="" if request.method in ("GET", "HEAD") else str(NOT_SAVED_YET))
        page["Retry-After"] = SOON
        return page
    return refused(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, *OPEN_TOO_LONG)
