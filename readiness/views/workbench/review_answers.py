"""What an advisor does with one answer: judge it, ask the firm about it, say something about it."""

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from readiness.forms.reviewing import AskForm, CommentForm, VerdictForm
from readiness.models import Comment
from readiness.models.reviewing import Verdict
from readiness.permissions import can_work, check_can_review
from readiness.services.reviews.asking_back import draft_question, drop_question
from readiness.services.reviews.talking import comment
from readiness.services.reviews.verdicts import save_verdict

from .access import StaffRequest, only_if
from .review_page import Typed, opened, row_of, show, write

SWAP = "#row-saved"


@require_POST
@only_if(check_can_review)
def answer(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    review = opened(request, pk)
    form = VerdictForm(row_of(review, request, code), review.revision_id, request.POST)
    typed = Typed(code, forms={"verdict": form})
    if not form.is_valid():
        return show(request, pk, typed, partial=SWAP, status=422)
    return write(
        request,
        review,
        typed,
        lambda: save_verdict(review=review, question=code, by=request.user, **form.cleaned_data),
        partial=SWAP,
    )


@require_POST
@only_if(check_can_review)
def agree(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    """Take an answer as the firm gave it, without opening it."""
    review = opened(request, pk)
    row = row_of(review, request, code)
    shown = request.POST.get("revision", "")
    return write(
        request,
        review,
        Typed(row.code),
        lambda: save_verdict(
            review=review,
            question=code,
            version=0,
            evidence=Verdict.Evidence.DECLARED,
            response=None,
            reason="",
            by=request.user,
            revision=int(shown) if shown.isdecimal() else None,
        ),
        partial=SWAP,
    )


@require_POST
@only_if(check_can_review)
def ask(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    review = opened(request, pk)
    form = AskForm(row_of(review, request, code), request.POST)
    typed = Typed(code, forms={"ask": form})
    if not form.is_valid():
        return show(request, pk, typed, partial="#row-ask", status=422)
    text = form.cleaned_data["text"]
    return write(
        request,
        review,
        typed,
        lambda: draft_question(review=review, question=code, text=text, by=request.user),
        partial="#row-ask",
        stays_open=True,
    )


@require_POST
@only_if(check_can_review)
def drop(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    review = opened(request, pk)
    row = row_of(review, request, code)
    return write(
        request,
        review,
        Typed(row.code),
        lambda: drop_question(review=review, question=code, by=request.user),
        partial="#row-ask",
        stays_open=True,
    )


@require_POST
@only_if(check_can_review)
def say(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    """Say something about an answer; to other advisors also without having the review in hand."""
    review = opened(request, pk)
    row = row_of(review, request, code)
    form = CommentForm(row.slug, request.POST, may_share=can_work(request.user, review))
    typed = Typed(code, forms={"comment": form})
    if not form.is_valid():
        return show(request, pk, typed, partial="#row-talk", status=422)
    kind, text = Comment.Kind(form.cleaned_data["kind"]), form.cleaned_data["text"]
    return write(
        request,
        review,
        typed,
        lambda: comment(review=review, question=code, kind=kind, text=text, by=request.user),
        partial="#row-talk",
        stays_open=True,
        check=lambda user, _review: check_can_review(user),
    )


urlpatterns = [
    path("reviews/<int:pk>/answers/<slug:code>", answer, name="review_answer"),
    path("reviews/<int:pk>/answers/<slug:code>/agree", agree, name="review_agree"),
    path("reviews/<int:pk>/answers/<slug:code>/ask", ask, name="review_ask"),
    path("reviews/<int:pk>/answers/<slug:code>/drop", drop, name="review_drop"),
    path("reviews/<int:pk>/answers/<slug:code>/comment", say, name="review_comment"),
]
