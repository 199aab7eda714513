"""Showing a review's page, or a part of it, with what somebody typed if it was not taken."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from readiness.core.errors import ReviewRefused, Stale
from readiness.forms.reviewing import AskForm, CallForm, CommentForm, NoteForm, ReasonForm, VerdictForm
from readiness.models import Review
from readiness.permissions import check_can_open, check_can_work
from readiness.queries.reviewing.page import ReviewPage, find_review, review_page
from readiness.queries.reviewing.rows import Row

from .access import StaffRequest

Check = Callable[[Any, Review], None]


@dataclass(frozen=True)
class Typed:
    """What is open on the page, and what somebody typed that was not taken.

    open: the question whose working form is open. step: the other form that is open, by name. What is closed costs
    nothing to draw. forms: by name, bound ones in place of fresh ones.
    refusal: why it was not taken. stored: the verdict, or the note, that was saved meanwhile.
    """

    open: str = ""
    step: str = ""
    forms: dict[str, Any] = field(default_factory=dict)
    refusal: str = ""
    stored: Any = None
    is_stale: bool = False

    def refused(self, error: Exception) -> "Typed":
        is_stale = isinstance(error, Stale)
        return replace(self, refusal=str(error), is_stale=is_stale, stored=getattr(error, "stored", None))


def opened(request: StaffRequest, pk: int) -> Review:
    """Return a review that this person may open. Raises Http404 or PermissionDenied."""
    review = find_review(pk)
    if review is None:
        raise Http404
    check_can_open(request.user, review)
    return review


def row_of(review: Review, request: StaffRequest, code: str) -> Row:
    """Return one question of a review, or raise Http404 if it asks no such question."""
    rows = review_page(review, request.user).rows
    if code not in rows:
        raise Http404
    return rows[code]


def write(
    request: StaffRequest,
    review: Review,
    typed: Typed,
    service: Callable[[], object],
    *,
    partial: str = "",
    stays_open: bool = False,
    check: Check = check_can_work,
) -> HttpResponse:
    """Call a service for who may, and show what came of it; what was refused is shown with what was typed.

    stays_open: the question is still worked on afterwards.
    """
    try:
        check(request.user, review)
        service()
    except PermissionDenied as error:
        return show(request, review.pk, typed.refused(error), partial=partial, status=403)
    except ReviewRefused as error:
        return show(request, review.pk, typed.refused(error), partial=partial, status=409)
    code = typed.open
    if request.htmx and partial:
        return show(request, review.pk, Typed(code if stays_open else ""), partial=partial, row=code)
    opened_at = f"?open={code}" if stays_open else ""
    return redirect(reverse("review", args=[review.pk]) + opened_at + (f"#{code.lower()}" if code else ""))


def show(
    request: StaffRequest, pk: int, typed: Typed, *, partial: str = "", row: str = "", status: int = 200
) -> HttpResponse:
    """Render the page as it is stored now. partial: for HTMX only that. row: which row a partial is about."""
    review = opened(request, pk)
    page = review_page(review, request.user)
    found = page.rows.get(row or typed.open)
    only = partial if request.htmx else ""
    context = {
        "page": page,
        "review": review,
        "here": reverse("review", args=[pk]),  # once, for the addresses of 35 rows
        "typed": typed,
        "row": found,
        "opened": _forms(page, typed),
        "oob": bool(only),
    }
    response = render(request, "workbench/review.html" + only, context, status=status)
    if only and status != 200:  # the script swaps a refusal only if it is told to
        response["HX-Reswap"] = "outerHTML"
    return response


def _forms(page: ReviewPage, typed: Typed) -> dict[str, Any]:
    """Every form that the page shows, by name: fresh ones, but for what was typed."""
    review, rights, row = page.review, page.rights, page.rows.get(typed.open)
    fresh: dict[str, Any] = {
        "note": NoteForm(initial={"version": review.note_version, "text": review.note}),
        "call": CallForm(),
        "say": CommentForm("", may_share=rights.work),
        **{step: ReasonForm(step) for step in ("take_over", "release", "take_back", "reopen", "settle")},
    }
    if row:
        fresh |= {
            "verdict": VerdictForm(row, review.revision_id),
            "ask": AskForm(row),
            "comment": CommentForm(row.slug, may_share=rights.work),
        }
    shown = fresh | typed.forms
    if typed.is_stale and row and "verdict" in typed.forms:
        shown["verdict"] = typed.forms["verdict"].having_version(row.version, review.revision_id)
    if typed.is_stale and "note" in typed.forms:
        shown["note"] = typed.forms["note"].having_version(review.note_version)
    return shown
