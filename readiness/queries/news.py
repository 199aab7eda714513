"""What a respondent should hear about after saving: others' answers, and questions that opened or closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from readiness.core.merging import Merge
from readiness.core.notes import is_note, joined, question_of
from readiness.core.questionnaire import UNKNOWN, Questionnaire
from readiness.core.responses import Response
from readiness.core.wording import Wording
from readiness.models import Submission

from .editions import words_of
from .progress import Part, closing_rules
from .submissions import edition_for


@dataclass(frozen=True)
class News:
    """sentences: for people. touched: questions whose place on the page looks different now."""

    sentences: tuple[str, ...] = ()
    touched: frozenset[str] = frozenset()


def news_after(
    submission: Submission, part: Part, before: Mapping[str, Response], shown: Mapping[str, Any], merged: Merge
) -> News:
    """Return what changed on a saved page beyond what this person did there.

    part: as it was before. before: the responses then. shown: what the person's page showed.
    """
    edition = edition_for(submission)
    words = words_of(edition)
    opened, closed = _opened_and_closed(edition.questionnaire, submission, part, before, shown)
    part_of = edition.questionnaire.dimension_of
    theirs = [name for name in merged.theirs if question_of(name) in words.questions]
    sentences = [
        *others_sentences(words, merged, joined(submission.responses, submission.notes)),
        *(
            _("A question has opened in “%(part)s”: %(question)s")
            % {"part": words.dimensions[part_of[code].code].name, "question": words.questions[code].text}
            for code in opened
        ),
        *(
            _("A question no longer applies: %(question)s %(why)s")
            % {"question": words.questions[code].text, "why": words.not_applicable[code]}
            for code in closed
        ),
    ]
    touched = {*map(question_of, theirs), *map(question_of, merged.replaced), *opened, *closed}
    if not set(part.asked).isdisjoint([*opened, *closed]):  # the others are counted anew
        touched.update(part.asked)
    return News(tuple(sentences), frozenset(touched))


def _opened_and_closed(
    questionnaire: Questionnaire,
    submission: Submission,
    part: Part,
    before: Mapping[str, Response],
    shown: Mapping[str, Any],
) -> tuple[list[str], list[str]]:
    """Questions that apply now and did not, and the other way round: on this page as it was shown, else as before."""
    asked = questionnaire.asked("quick" if submission.is_quick else "full")
    profile, answers = submission.profile, (before, submission.responses)
    was, now = (set(closing_rules(questionnaire, profile, each)) & asked for each in answers)
    closable = {rule.question for rule in questionnaire.not_applicable}
    # a whole page says what was closed on it
    if shown and all(code in shown for code in part.asked if code not in closable):
        was = (was - set(part.asked)) | {code for code in part.asked if code not in shown}
    return sorted(was - now), sorted(now - was)


def facts_changed_by_others(words: Wording, merged: Merge) -> list[str]:
    """Return a sentence if somebody else changed facts about the firm that this person's page still shows."""
    names = [words.profile[code].short for code in merged.theirs if code in words.profile]
    if not names:
        return []
    told = _("Meanwhile somebody else changed: %(facts)s. Reload the page to see it; their change is kept.")
    return [told % {"facts": ", ".join(names)}]


def others_sentences(words: Wording, merged: Merge, stored: Mapping[str, Any]) -> list[str]:
    """Return what others saved meanwhile, answers and notes: what is kept, and what a later one has replaced."""
    theirs = [name for name in merged.theirs if question_of(name) in words.questions]
    kept = [(_kept_note if is_note(name) else _kept)(words, name, stored.get(name)) for name in theirs]
    replaced = merged.replaced.items()
    return kept + [(_replaced_note if is_note(name) else _replaced)(words, name, other) for name, other in replaced]


def _kept_note(words: Wording, name: str, other: Any) -> str:
    told = _("Meanwhile somebody else wrote on “%(question)s”: “%(text)s” Their text is kept.")
    return told % {"question": words.questions[question_of(name)].text, "text": other or ""}


def _replaced_note(words: Wording, name: str, other: Any) -> str:
    told = _("Meanwhile somebody else wrote on “%(question)s”: “%(text)s” Your later text stands.")
    return told % {"question": words.questions[question_of(name)].text, "text": other or ""}


def _kept(words: Wording, code: str, other: Any) -> str:
    return _("Meanwhile somebody else answered “%(question)s”: %(answer)s Their answer is kept.") % {
        "question": words.questions[code].text,
        "answer": statement(words, code, other),
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
