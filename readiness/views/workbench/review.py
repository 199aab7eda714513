"""One review: answers, verdicts, questions to the firm, the plan, and finishing."""

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from readiness.permissions import check_can_read

from . import review_answers, review_steps, review_talk
from .access import StaffRequest, only_if
from .review_page import Typed, show

PARTIALS = {"call": "#calls", "say": "#talk"}
"""The part of the page that a form is in, by the form's name."""


@require_safe
@only_if(check_can_read)
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a review. open: the question whose working form is open; row: for HTMX, the one to show closed again.

    step: another form to show open.
    """
    typed = Typed(request.GET.get("open", ""), request.GET.get("step", ""))
    row = request.GET.get("row", "") or typed.open
    return show(request, pk, typed, partial="#question-row" if row else PARTIALS.get(typed.step, ""), row=row)


urlpatterns = [
    path("reviews/<int:pk>", review, name="review"),
    *review_answers.urlpatterns,
    *review_talk.urlpatterns,
    *review_steps.urlpatterns,
]
