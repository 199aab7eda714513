"""Taking the next review, and taking or giving those that were picked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from readiness.core.errors import ReviewRefused
from readiness.forms.queue import AssignForm, PickForm
from readiness.models import Review
from readiness.permissions import check_can_assign, check_can_open, check_can_review
from readiness.queries.queue.advisors import open_loads
from readiness.services.reviews.claiming import assign, claim, claim_next

from .access import StaffRequest, only_if


def back_to_queue(query: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("queue") + (f"?{query}" if query else ""))


@require_POST
@only_if(check_can_review)
def next_one(request: StaffRequest) -> HttpResponse:
    if review := claim_next(by=request.user):
        return redirect("review", review.pk)
    messages.info(request, _("Nothing waits for you: every review is in somebody’s hands."))
    return redirect("queue")


@require_POST
@only_if(check_can_review)
def take_picked(request: StaffRequest) -> HttpResponse:
    """Take those that wait; tell of the others why not."""
    form = PickForm(request.POST)
    if not form.is_valid():
        return _nothing_picked(request, form)
    taken = 0
    for review in _picked(request, form):
        try:
            check_can_open(request.user, review)
            claim(review=review, by=request.user)
            taken += 1
        except (ReviewRefused, PermissionDenied) as error:
            messages.warning(request, _("No. %(number)s: %(why)s") % {"number": review.pk, "why": error})
    _tell(request, taken, ngettext("%(number)s review is yours.", "%(number)s reviews are yours.", taken))
    return back_to_queue(form.cleaned_data["back"])


@require_POST
@only_if(check_can_assign)
def assign_picked(request: StaffRequest) -> HttpResponse:
    """First ask to whom, then give them."""
    form = PickForm(request.POST)
    if not form.is_valid():
        return _nothing_picked(request, form)
    reviews = _picked(request, form)
    if not reviews:
        return back_to_queue(form.cleaned_data["back"])
    to_whom = AssignForm(open_loads(), request.POST if "to" in request.POST else None)
    status = 422 if to_whom.is_bound else 200
    if to_whom.is_valid():
        try:
            given, refused = assign(reviews=reviews, by=request.user, **to_whom.cleaned_data)
        except ReviewRefused as error:
            to_whom.add_error("to", str(error))
            status = 409
        else:
            for sentence in refused:
                messages.warning(request, sentence)
            told = ngettext(
                "%(number)s review given to %(name)s.", "%(number)s reviews given to %(name)s.", len(given)
            )
            _tell(request, len(given), told, name=to_whom.cleaned_data["to"])
            return back_to_queue(form.cleaned_data["back"])
    context = {"reviews": reviews, "form": to_whom, "picked": form}
    return render(request, "workbench/queue_assign.html", context, status=status)


def _picked(request: StaffRequest, form: PickForm) -> list[Review]:
    """Return what was picked and is still there, and tell how many are not."""
    numbers = set(form.cleaned_data["pick"])
    reviews = list(Review.objects.visible().filter(pk__in=numbers).order_by("pk"))
    if gone := len(numbers) - len(reviews):
        told = ngettext(
            "%(number)s review that you picked is no longer in the queue: its firm has withdrawn the request.",
            "%(number)s reviews that you picked are no longer in the queue: their firms have withdrawn the requests.",
            gone,
        )
        messages.warning(request, told % {"number": gone})
    return reviews


def _nothing_picked(request: StaffRequest, form: PickForm) -> HttpResponse:
    for errors in form.errors.values():
        messages.warning(request, str(errors[0]))
    return back_to_queue(str(form.data.get("back", "")))


def _tell(request: StaffRequest, number: int, told: str, **words: object) -> None:
    if number:
        messages.success(request, told % {"number": number, **words})


urlpatterns = [
    path("queue/next", next_one, name="queue_next"),
    path("queue/take", take_picked, name="queue_take"),
    path("queue/assign", assign_picked, name="queue_assign"),
]
