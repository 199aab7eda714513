"""Facts about the firm, asked first."""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from readiness.core.questionnaire import LEVELS
from readiness.forms.profile import ProfileForm
from readiness.models import Submission
from readiness.queries.editions import words_of
from readiness.queries.progress import progress_of
from readiness.queries.submissions import edition_for
from readiness.services.submissions import FIRM_FIELDS, save_profile

from .access import with_link
from .http import Request
from .parts import shown_values


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def firm(request: Request, submission: Submission) -> HttpResponse:
    edition = edition_for(submission)
    form = ProfileForm(edition.questionnaire, words_of(edition), request.POST or None, initial=_initial(submission))
    if request.method != "POST":
        return _page(request, submission, form)
    is_valid = form.is_valid()
    save_profile(
        submission=submission,
        shown=shown_values(request),
        given=form.usable_facts(),
        firm={name: form.cleaned_data[name] for name in FIRM_FIELDS if name in form.cleaned_data},
        by=None,
    )
    if request.htmx:
        return _page(request, submission, form, "#autosaved")
    if not is_valid:
        return _page(request, submission, form, status=422)
    first = progress_of(submission).parts[0]
    return redirect("part", submission.token, first.slug)


def _page(
    request: Request, submission: Submission, form: ProfileForm, partial: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "submission": submission,
        "form": form,
        "progress": progress_of(submission),
        "shown": json.dumps(_initial(submission), ensure_ascii=False),
        "levels": LEVELS,
    }
    return render(request, "readiness/firm.html" + partial, context, status=status)


def _initial(submission: Submission) -> dict[str, Any]:
    organisation = submission.organisation
    profile: dict[str, Any] = submission.profile
    return profile | {name: getattr(organisation, name) for name in FIRM_FIELDS}
