"""Check your answers, agree, and hand in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from readiness.core.errors import UnderReview
from readiness.core.sme import meets_sme_test
from readiness.models import Submission
from readiness.queries.answers import answer_lines
from readiness.queries.editions import words_of
from readiness.queries.progress import progress_of
from readiness.queries.reviews import review_in_hand
from readiness.queries.submissions import edition_for, missing_facts, stated_facts
from readiness.services.submissions import continue_in_full, start_submission, submit

from .access import with_link
from .http import Request

SME_HINTS = {
    True: _("From these facts you would usually count as an SME for support schemes. Each scheme decides for itself."),
    False: _(
        "From these facts you would usually not count as an SME for support schemes. It does not change your level."
    ),
    None: _(
        "Local shareholding and sales decide whether you count as an SME for support schemes. You left that open."
    ),
}
"""A hint, never a gate. Source: singapore facts, section 1."""


@require_safe
@with_link
def answers(request: Request, submission: Submission) -> HttpResponse:
    edition, progress = edition_for(submission), progress_of(submission)
    words = words_of(edition)
    context = {
        "submission": submission,
        "progress": progress,
        "review": review_in_hand(submission),
        "sme_hint": SME_HINTS[meets_sme_test(submission.profile)],
        "missing_facts": missing_facts(edition.questionnaire, submission),
        "facts": stated_facts(words, submission),
        "parts": [(part, answer_lines(submission, part)) for part in progress.parts],
        "open": [(code, words.questions[code].text) for code in progress.open],
    }
    return render(request, "readiness/answers.html", context)


@require_POST
@with_link
def hand_in(request: Request, submission: Submission) -> HttpResponse:
    if missing_facts(edition_for(submission).questionnaire, submission):
        messages.warning(
            request, _("A few facts about the firm are still missing. Fill them in, then get your result.")
        )
        return redirect("firm", submission.token)
    try:
        submit(submission=submission, by=None)
    except UnderReview as refusal:
        messages.warning(request, str(refusal))
    return redirect("result", submission.token)


@require_POST
@with_link
def go_full(request: Request, submission: Submission) -> HttpResponse:
    """Continue a quick check with the questions that it left out."""
    try:
        continue_in_full(submission=submission, by=None)
    except UnderReview as refusal:
        messages.warning(request, str(refusal))
        return redirect("result", submission.token)
    unfinished = [part for part in progress_of(submission).parts if not part.is_done]
    return (
        redirect("part", submission.token, unfinished[0].slug) if unfinished else redirect("answers", submission.token)
    )


@require_POST
@with_link
def again(request: Request, submission: Submission) -> HttpResponse:
    """Begin a later check of the same firm, to be laid beside this one."""
    later = start_submission(mode=submission.mode, by=None, previous=submission)
    return redirect("resume", later.link)
