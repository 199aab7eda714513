"""Check your answers, agree, and hand in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from readiness.core.sme import meets_sme_test
from readiness.core.wording import Wording
from readiness.models import Submission
from readiness.queries.editions import words_of
from readiness.queries.news import statement
from readiness.queries.progress import Part, progress_of
from readiness.queries.submissions import edition_for, missing_facts
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
        "sme_hint": SME_HINTS[meets_sme_test(submission.profile)],
        "missing_facts": missing_facts(edition.questionnaire, submission),
        "facts": [
            (words.profile[fact].short, _fact_in_words(words, submission, fact))
            for fact, key in edition.questionnaire.profile_keys.items()
            if key.required or fact in submission.profile
        ],
        "parts": [(part, _lines(words, submission, part)) for part in progress.parts],
        "open": [(code, words.questions[code].text) for code in progress.open],
    }
    return render(request, "readiness/answers.html", context)


def _fact_in_words(words: Wording, submission: Submission, fact: str) -> str:
    given = submission.profile.get(fact, [])
    values = [given] if isinstance(given, str) else given
    return "; ".join(words.profile[fact].values[value] for value in values)


def _lines(words: Wording, submission: Submission, part: Part) -> list[dict[str, object]]:
    return [
        {
            "code": code,
            "slug": code.lower(),
            "question": words.questions[code].text,
            "closed_because": "" if code in part.applicable else words.not_applicable[code],
            "is_open": code in part.open,
            "is_unknown": code in part.unknown,
            "answer": statement(words, code, submission.responses.get(code)),
        }
        for code in part.asked
    ]


@require_POST
@with_link
def hand_in(request: Request, submission: Submission) -> HttpResponse:
    if missing_facts(edition_for(submission).questionnaire, submission):
        messages.warning(
            request, _("A few facts about the firm are still missing. Fill them in, then get your result.")
        )
        return redirect("firm", submission.token)
    submit(submission=submission, by=None)
    return redirect("result", submission.token)


@require_POST
@with_link
def go_full(request: Request, submission: Submission) -> HttpResponse:
    """Continue a quick check with the questions that it left out."""
    continue_in_full(submission=submission, by=None)
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
