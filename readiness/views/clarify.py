"""An advisor's questions to the firm: only these are open, and they go back together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from readiness.core.errors import ReviewRefused
from readiness.core.notes import is_note, joined, question_of
from readiness.core.questionnaire import Mode
from readiness.core.wording import Wording
from readiness.forms.review import ClarifyForm
from readiness.models import Clarification, Review, Submission
from readiness.queries.editions import edition, words_of
from readiness.queries.news import others_sentences, statement
from readiness.queries.reviews import open_questions, review_now, review_of
from readiness.services.reviews.answering import answer_clarifications, keep_clarifications

from .access import with_link
from .http import Request
from .shown import shown_by, written

NOT_SENT = gettext_lazy(
    "Nothing was sent yet: somebody else wrote here meanwhile. Look at it, then press “Send the replies” again."
)


@dataclass(frozen=True)
class Place:
    """A question of the advisor with the answer that it is about."""

    code: str
    text: str
    present: str
    asked: Clarification
    is_changed: bool


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def questions(request: Request, submission: Submission) -> HttpResponse:
    review = review_of(submission)
    asked = open_questions(review)
    if review is None or not asked:
        return _nothing_open(request, submission)
    form = _form(request, review, asked)
    if request.method != "POST":
        return _page(request, submission, review, asked, form, shown=written(form.initial))
    try:
        return _save(request, submission, review, asked, form)
    except ReviewRefused as refusal:
        return _nothing_open(request, submission, str(refusal))


def _save(
    request: Request, submission: Submission, review: Review, asked: Sequence[Clarification], form: ClarifyForm
) -> HttpResponse:
    """Keep what was written; send it if that was wanted, all is there and nobody else wrote meanwhile."""
    is_valid, is_sending, given, shown = form.is_valid(), "send" in request.POST, form.given(), shown_by(request)
    merged = keep_clarifications(submission=submission, shown=shown.values, given=given, by=None, page=shown.page)
    news = others_sentences(words_of(edition(review.revision.questionnaire_id)), merged, merged.values)
    if is_sending and news:
        news = [str(NOT_SENT), *news]
    if request.htmx:  # the page keeps its fields as they are, so what it shows is what it showed and was given
        return _page(request, submission, review, asked, form, "#autosaved", shown=shown.and_given(given), news=news)
    if not is_valid:
        return _page(request, submission, review, asked, form, shown=shown.and_given(given), news=news, status=422)
    if is_sending and not news:
        answer_clarifications(submission=submission, answers=form.answers(merged.values), by=None)
        messages.success(request, _("Your replies are with the advisor. You hear from us when the review is done."))
        return redirect("result", submission.token)
    if not is_sending:
        messages.success(request, _("Saved. The advisor sees your replies when you send them."))
    kept = _form(request, review, open_questions(review), is_bound=False)
    return _page(request, submission, review, asked, kept, shown=written(kept.initial), news=news)


def _form(request: Request, review: Review, asked: Sequence[Clarification], *, is_bound: bool = True) -> ClarifyForm:
    """Return the form of the questions that are open, with what was kept of it."""
    found, revision = edition(review.revision.questionnaire_id), review.revision
    closed = revision.result["rating"]["not_applicable"]
    codes = [each.question for each in asked]
    counted = found.questionnaire.asked(cast(Mode, revision.mode)).difference(closed)
    kept = {each.question: each.response for each in asked if each.response is not None}
    return ClarifyForm(
        found.questionnaire,
        words_of(found),
        codes,
        [code for code in codes if code in counted],
        request.POST if request.method == "POST" and is_bound else None,
        initial=joined(kept, {each.question: each.answer for each in asked if each.answer}),
        is_sending="send" in request.POST,
    )


def _page(
    request: Request,
    submission: Submission,
    review: Review,
    asked: Sequence[Clarification],
    form: ClarifyForm,
    partial: str = "",
    *,
    shown: str,
    news: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    words = words_of(edition(review.revision.questionnaire_id))
    context = {
        "submission": submission,
        "review": review,
        "form": form,
        "places": [_place(words, review, form, each) for each in asked],
        "shown": shown,
        "sentences": news,
    }
    return render(request, "readiness/questions.html" + partial, context, status=status)


def _place(words: Wording, review: Review, form: ClarifyForm, asked: Clarification) -> Place:
    code = asked.question
    present = statement(words, code, review.revision.responses.get(code))
    chosen = form[code].value() if code in form.fields else None
    return Place(code, words.questions[code].text, present, asked, is_changed=bool(chosen))


def _nothing_open(request: Request, submission: Submission, refusal: str = "") -> HttpResponse:
    """Say that nothing is asked now; what was typed stays on the page. An autosave gets only why it was not taken."""
    posted = ((name, str(text)) for name, text in request.POST.items() if is_note(name))
    typed = {name: text for name, text in posted if text.strip()}
    review = review_now(submission)
    words = words_of(edition(submission.questionnaire_id)).questions
    context = {
        "submission": submission,
        "review": review,
        "refusal": refusal,
        "typed": [(words[question_of(name)].text, text) for name, text in typed.items() if question_of(name) in words],
    }
    partial = "#refused" if request.htmx else ""
    status = 409 if request.method == "POST" else 200
    return render(request, "readiness/no_questions.html" + partial, context, status=status)
