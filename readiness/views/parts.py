"""The seven parts: one page each, saved as a whole or answer by answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from readiness.core.errors import UnderReview
from readiness.forms.part import PartForm
from readiness.models import Submission
from readiness.queries.editions import words_of
from readiness.queries.news import News, news_after
from readiness.queries.progress import Part, Progress, progress_of
from readiness.queries.reviews import open_questions, review_in_hand, review_now
from readiness.queries.submissions import edition_for, missing_facts
from readiness.services.submissions import save_answers

from .access import with_link
from .http import Request
from .part_page import PartPage, part_page
from .shown import shown_by


@require_safe
@with_link
def resume(request: Request, submission: Submission) -> HttpResponse:
    """Go where the respondent left off."""
    if missing_facts(edition_for(submission).questionnaire, submission):
        return redirect("firm", submission.token)
    if open_questions(review_in_hand(submission)):
        return redirect("questions", submission.token)
    if submission.revisions.exists():
        return redirect("result", submission.token)
    unfinished = [part for part in progress_of(submission).parts if not part.is_done]
    return (
        redirect("part", submission.token, unfinished[0].slug) if unfinished else redirect("answers", submission.token)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def part(request: Request, submission: Submission, slug: str) -> HttpResponse:
    progress = progress_of(submission)
    if slug not in progress.by_slug:
        raise Http404
    if request.method != "POST":
        return _page(request, part_page(submission, progress, slug))
    return _save(request, submission, progress, slug)


def _save(request: Request, submission: Submission, progress: Progress, slug: str) -> HttpResponse:
    """Save what was typed. progress: as it was before, which knows the parts and their questions."""
    edition, part = edition_for(submission), progress.by_slug[slug]
    form = PartForm(edition.questionnaire, words_of(edition), part.asked, request.POST)
    is_valid, before, shown = form.is_valid(), submission.responses, shown_by(request)
    try:
        merged = save_answers(submission=submission, shown=shown.values, given=form.given(), by=None, page=shown.page)
    except UnderReview:
        return _closed(request, part_page(submission, progress, slug).showing(form))
    news = news_after(submission, part, before, shown.values, merged)
    if request.htmx or not is_valid:
        page = part_page(submission, progress_of(submission), slug).having(news=news, name=shown.page)
        return _page(request, page, "#saved") if request.htmx else _page(request, page.showing(form), status=422)
    return _onward(request, submission, part, progress.after(part), news)


def _onward(request: Request, submission: Submission, part: Part, following: Part | None, news: News) -> HttpResponse:
    """Go to the following part, or stay where something new has to be seen."""
    for sentence in news.sentences:
        messages.info(request, sentence)
    if news.touched.intersection(part.asked):
        return redirect("part", submission.token, part.slug)
    return redirect("part", submission.token, following.slug) if following else redirect("answers", submission.token)


def _closed(request: Request, page: PartPage) -> HttpResponse:
    """Say why nothing was saved; what was typed stays on the page."""
    review = review_now(page.submission)
    return _page(request, page, "#refused" if request.htmx else "", status=409, review=review, is_refused=True)


def _page(request: Request, page: PartPage, partial: str = "", status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "page": page,
        "part": page.part,
        "progress": page.progress,
        "submission": page.submission,
        "review": review_in_hand(page.submission),
    }
    context |= more
    return render(request, "readiness/part.html" + partial, context, status=status)
