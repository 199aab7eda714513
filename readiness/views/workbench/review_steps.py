"""The steps of a review: taking it, giving it back, asking the firm, finishing, opening it again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from readiness.forms.reviewing import ReasonForm
from readiness.models import Review, User
from readiness.permissions import (
    Person,
    can_assign,
    check_can_assign,
    check_can_reopen,
    check_can_review,
    check_can_work,
)
from readiness.services.reviews.asking_back import send_questions, take_back_questions
from readiness.services.reviews.claiming import claim, release, take_over
from readiness.services.reviews.finishing import finish, reopen, settle
from readiness.services.reviews.replies import note_reply

from .access import Page, StaffRequest, only_if
from .review_page import Check, Typed, opened, show, write


def _anybody(user: Person, review: Review) -> None:
    """The decorator has looked at who it is, and the service looks at the rest."""


def _lead(user: Person, review: Review) -> None:
    check_can_assign(user)


def _whose(user: Person, review: Review) -> None:
    """Who has it, or a lead."""
    if not can_assign(user):
        check_can_work(user, review)


def _step(service: Callable[..., object], told: str | Promise, *, check: Check = check_can_work) -> Page[[int]]:
    """Return the view of a step that needs nothing but a button. told: what to say once it is done."""

    @require_POST
    @only_if(check_can_review)
    def step(request: StaffRequest, pk: int) -> HttpResponse:
        review = opened(request, pk)
        return write(
            request, review, Typed(), _telling(request, lambda by: service(review=review, by=by), told), check=check
        )

    return step


def _reasoned(
    name: str, service: Callable[..., object], told: str | Promise, *, check: Check = check_can_work
) -> Page[[int]]:
    """Return the view of a step that needs a reason. name: of its form on the page."""

    @require_POST
    @only_if(check_can_review)
    def step(request: StaffRequest, pk: int) -> HttpResponse:
        review = opened(request, pk)
        form = ReasonForm(name, request.POST)
        typed = Typed(forms={name: form})
        if not form.is_valid():
            return show(request, pk, typed, status=422)
        reason = form.cleaned_data["reason"]
        call = _telling(request, lambda by: service(review=review, by=by, reason=reason), told)
        return write(request, review, typed, call, check=check)

    return step


def _telling(request: StaffRequest, service: Callable[[User], object], told: str | Promise) -> Callable[[], None]:
    def call() -> None:
        service(request.user)
        messages.success(request, str(told))

    return call


STEPS = {
    "take": _step(claim, _("It is yours now. The firm’s answers are closed while you have it."), check=_anybody),
    "seen": _step(note_reply, _("Noted that you have read what the firm answered.")),
    "send": _step(send_questions, _("Sent. The firm gets a mail with its link; you hear when it has answered.")),
    "finish": _step(finish, _("Finished. The firm gets a mail and sees the reviewed result beside its own.")),
    "take-over": _reasoned("take_over", take_over, _("It is yours now."), check=_anybody),
    "release": _reasoned(
        "release", release, _("It is back in the queue. What was found stays with it."), check=_whose
    ),
    "take-back": _reasoned("take_back", take_back_questions, _("Taken back. The firm’s questions are closed again.")),
    "reopen": _reasoned("reopen", reopen, _("Open again, and yours."), check=check_can_reopen),
    "settle": _reasoned("settle", settle, _("Answered. The firm reads what you wrote."), check=_lead),
}
"""By the end of the address."""

urlpatterns = [
    path(f"reviews/<int:pk>/{name}", view, name=f"review_{name.replace('-', '_')}") for name, view in STEPS.items()
]
