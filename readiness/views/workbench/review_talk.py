"""What is said on a review as a whole: comments, calls, and the note to the firm."""

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from readiness.forms.reviewing import CallForm, CommentForm, NoteForm
from readiness.models import Comment
from readiness.permissions import can_work, check_can_review
from readiness.services.reviews.talking import comment, save_note

from .access import StaffRequest, only_if
from .review_page import Typed, opened, show, write


@require_POST
@only_if(check_can_review)
def say(request: StaffRequest, pk: int) -> HttpResponse:
    review = opened(request, pk)
    form = CommentForm("", request.POST, may_share=can_work(request.user, review))
    typed = Typed(forms={"say": form})
    if not form.is_valid():
        return show(request, pk, typed, partial="#talk", status=422)
    kind, text = Comment.Kind(form.cleaned_data["kind"]), form.cleaned_data["text"]
    return write(
        request,
        review,
        typed,
        lambda: comment(review=review, question="", kind=kind, text=text, by=request.user),
        partial="#talk",
        check=lambda user, _review: check_can_review(user),
    )


@require_POST
@only_if(check_can_review)
def call(request: StaffRequest, pk: int) -> HttpResponse:
    review = opened(request, pk)
    form = CallForm(request.POST)
    typed = Typed(forms={"call": form})
    if not form.is_valid():
        return show(request, pk, typed, partial="#calls", status=422)
    return write(
        request,
        review,
        typed,
        lambda: comment(review=review, question="", kind=Comment.Kind.CALL, by=request.user, **form.cleaned_data),
        partial="#calls",
    )


@require_POST
@only_if(check_can_review)
def note(request: StaffRequest, pk: int) -> HttpResponse:
    review = opened(request, pk)
    form = NoteForm(request.POST)
    typed = Typed(forms={"note": form})
    if not form.is_valid():
        return show(request, pk, typed, partial="#note", status=422)
    return write(
        request,
        review,
        typed,
        lambda: save_note(review=review, by=request.user, **form.cleaned_data),
        partial="#note",
    )


urlpatterns = [
    path("reviews/<int:pk>/comment", say, name="review_say"),
    path("reviews/<int:pk>/call", call, name="review_call"),
    path("reviews/<int:pk>/note", note, name="review_note"),
]
