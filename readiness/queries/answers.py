"""A draft's answers in words."""

from typing import Any

from readiness.models import Submission

from .editions import words_of
from .news import statement
from .progress import Part
from .submissions import edition_for


def answer_lines(submission: Submission, part: Part) -> list[dict[str, Any]]:
    """Return the questions of a part with their answers and notes, or why they do not apply."""
    words = words_of(edition_for(submission))
    return [
        {
            "code": code,
            "slug": code.lower(),
            "question": words.questions[code].text,
            "closed_because": "" if code in part.applicable else words.not_applicable[code],
            "is_open": code in part.open,
            "is_unknown": code in part.unknown,
            "answer": statement(words, code, submission.responses.get(code)),
            "note": submission.notes.get(code, ""),
        }
        for code in part.asked
    ]
