"""Views of the queue under a name: saved, renamed, shared, deleted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from readiness.core.errors import ReviewRefused
from readiness.forms.queue import ViewForm
from readiness.models import SavedView
from readiness.permissions import check_can_review
from readiness.services.views_of_queue import change_view, delete_view, save_view

from .access import StaffRequest, only_if
from .queue_actions import back_to_queue


@require_POST
@only_if(check_can_review)
def save_this(request: StaffRequest) -> HttpResponse:
    form = ViewForm(request.POST)
    if form.is_valid():
        try:
            view = save_view(**form.cleaned_data, by=request.user)
        except ReviewRefused as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("Saved. You find it above the list."))
            return back_to_queue(view.query)
    return render(request, "workbench/queue_view.html", {"form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(check_can_review)
def saved_view(request: StaffRequest, pk: int) -> HttpResponse:
    """Rename it or share it; only its owner can."""
    view = get_object_or_404(SavedView, pk=pk, owner=request.user)
    form = ViewForm(request.POST or None, instance=view, initial={"query": view.query})
    if form.is_bound and form.is_valid():
        name, is_shared = form.cleaned_data["name"], form.cleaned_data["is_shared"]
        try:
            changed = change_view(view=view, name=name, is_shared=is_shared, by=request.user)
        except ReviewRefused as error:
            form.add_error("name", str(error))
        else:
            return back_to_queue(changed.query)
    view.refresh_from_db()  # the form has put its own values there
    return render(
        request, "workbench/queue_view.html", {"form": form, "view": view}, status=422 if form.errors else 200
    )


@require_POST
@only_if(check_can_review)
def delete_saved(request: StaffRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView, pk=pk, owner=request.user)
    delete_view(view=view, by=request.user)
    messages.success(request, _("The view “%(name)s” is deleted. No review was changed.") % {"name": view.name})
    return redirect("queue")


urlpatterns = [
    path("queue/views", save_this, name="queue_view_save"),
    path("queue/views/<int:pk>", saved_view, name="queue_view"),
    path("queue/views/<int:pk>/delete", delete_saved, name="queue_view_delete"),
]
