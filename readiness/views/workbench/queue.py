"""The queue: filters, search, saved views, taking and giving work."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from readiness.forms.queue import ViewForm
from readiness.permissions import can_assign, can_review, check_can_read
from readiness.queries.queue.asked import asked_for
from readiness.queries.queue.page import queue_page
from readiness.queries.queue.paging import BadPlace, read_place
from readiness.queries.queue.vocabulary import vocabulary
from readiness.queries.queue.walking import Place
from readiness.views.limits import is_asked, limited

from . import queue_actions, queue_views
from .access import StaffRequest, only_if


@require_safe
@only_if(check_can_read)
@limited("search", if_=is_asked)
def queue(request: StaffRequest) -> HttpResponse:
    """The address is the view: filters, text, order and place."""
    words = vocabulary()
    asked = asked_for(request.GET, words)
    if asked.left_out:
        messages.info(request, _("The address asks for something that the queue does not know. It was left out."))
    context = {
        "it": queue_page(asked, _place(request, asked.sort), request.user, words),
        "may_review": can_review(request.user),
        "may_assign": can_assign(request.user),
        "view_form": ViewForm(initial={"query": asked.query}),
    }
    return render(request, "workbench/queue.html", context)


def _place(request: StaffRequest, sort: str) -> Place | None:
    try:
        return read_place(sort, before=request.GET.get("before", ""), after=request.GET.get("after", ""))
    except BadPlace:
        messages.info(request, _("This page of the list cannot be found. Here is the first one."))
        return None


urlpatterns = [path("queue", queue, name="queue"), *queue_actions.urlpatterns, *queue_views.urlpatterns]
