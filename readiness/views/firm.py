"""Facts about the firm, asked first."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from readiness.core.errors import UnderReview
from readiness.forms.profile import ProfileForm
from readiness.models import Submission
from readiness.queries.editions import words_of
from readiness.queries.news import facts_changed_by_others
from readiness.queries.progress import progress_of
from readiness.queries.reviews import review_in_hand, review_now
from readiness.queries.submissions import edition_for, stated_facts
from readiness.services.submissions import FIRM_FIELDS, save_profile

from .access import with_link
from .http import Request
from .shown import shown_by, written


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def firm(request: Request, submission: Submission) -> HttpResponse:
    edition = edition_for(submission)
    data = request.POST if request.method == "POST" else None
    form = ProfileForm(edition.questionnaire, words_of(edition), data, initial=_initial(submission))
    if data is None:
        return _page(request, submission, form, shown=written(_initial(submission)))
    is_valid = form.is_valid()
    shown, given = shown_by(request), form.usable_facts()
    own = {name: form.cleaned_data[name] for name in FIRM_FIELDS if name in form.cleaned_data}
    now_shown = shown.and_given({**given, **own})
    try:
        merged = save_profile(
            submission=submission, shown=shown.values, given=given, firm=own, by=None, page=shown.page
        )
    except UnderReview:
        partial = "#refused" if request.htmx else ""
        review = review_now(submission)
        return _page(
            request, submission, form, partial, shown=shown.and_given({}), status=409, review=review, is_refused=True
        )
    if request.htmx:  # the page keeps its fields as they are, so what it shows is what it showed and was given
        news = facts_changed_by_others(words_of(edition), merged)
        return _page(request, submission, form, "#autosaved", shown=now_shown, news=news)
    if not is_valid:
        return _page(request, submission, form, shown=now_shown, status=422)
    return _onward(request, submission, form, facts_changed_by_others(words_of(edition), merged))


def _onward(request: Request, submission: Submission, form: ProfileForm, news: Sequence[str]) -> HttpResponse:
    """Go to the first part; what is worth knowing is said there."""
    for sentence in news:
        messages.info(request, sentence)
    if form.uen_warning:
        messages.warning(request, str(form.uen_warning))
    return redirect("part", submission.token, progress_of(submission).parts[0].slug)


def _page(
    request: Request,
    submission: Submission,
    form: ProfileForm,
    partial: str = "",
    *,
    shown: str,
    news: Sequence[str] = (),
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "submission": submission,
        "form": form,
        "shown": shown,
        "sentences": news,
        "review": review_in_hand(submission),
        "facts": stated_facts(words_of(edition_for(submission)), submission),
    }
    context |= more
    return render(request, "readiness/firm.html" + partial, context, status=status)


def _initial(submission: Submission) -> dict[str, Any]:
    organisation = submission.organisation
    profile: dict[str, Any] = submission.profile
    return profile | {name: getattr(organisation, name) for name in FIRM_FIELDS}
