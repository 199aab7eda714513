"""What a respondent should hear about after saving: others' answers, and questions that opened or closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from readiness.core.merging import Merge
from readiness.core.questionnaire import UNKNOWN
from readiness.core.responses import Response
from readiness.core.wording import Wording
from readiness.models import Submission

from .editions import words_of
from .progress import closing_rules
from .submissions import edition_for


@dataclass(frozen=True)
class News:
    """sentences: for people. touched: questions whose place on the page looks different now."""

    sentences: tuple[str, ...]
    touched: frozenset[str]


QUIET = News((), frozenset())


def news_after(submission: Submission, before: Mapping[str, Response], merged: Merge) -> News:
    """Return what changed between the responses before and now, beyond what this person did."""
    edition = edition_for(submission)
    words = words_of(edition)
    asked = edition.questionnaire.asked("quick" if submission.is_quick else "full")
    earlier = Submission(profile=submission.profile, responses=dict(before))
    was, now = (set(closing_rules(edition.questionnaire, each)) & asked for each in (earlier, submission))
    part = {code: words.dimensions[edition.questionnaire.dimension_of[code].code].name for code in was ^ now}
    sentences = [
        *(_kept(words, submission.responses, code) for code in merged.theirs),
        *(_replaced(words, code, other) for code, other in merged.replaced.items()),
        *(
            _("A question has opened in “%(part)s”: %(question)s")
            % {"part": part[code], "question": words.questions[code].text}
            for code in sorted(was - now)
        ),
        *(
            _("A question no longer applies: %(question)s %(why)s")
            % {"question": words.questions[code].text, "why": words.not_applicable[code]}
            for code in sorted(now - was)
        ),
    ]
    return News(tuple(sentences), frozenset({*merged.theirs, *merged.replaced, *(was ^ now)}))


def _kept(words: Wording, responses: Mapping[str, Response], code: str) -> str:
    return _("Meanwhile somebody else answered “%(question)s”: %(answer)s Their answer is kept.") % {
        "question": words.questions[code].text,
        "answer": statement(words, code, responses.get(code)),
    }


def _replaced(words: Wording, code: str, other: Any) -> str:
    return _("Meanwhile somebody else answered “%(question)s”: %(answer)s Your later answer stands.") % {
        "question": words.questions[code].text,
        "answer": statement(words, code, other),
    }


def statement(words: Wording, code: str, response: Response | None) -> str:
    """Return an answer in words."""
    if response is None:
        return _("No answer.")
    return _("I don’t know.") if response == UNKNOWN else words.questions[code].options[int(response) - 1]
