"""What the firm said, in a report: facts about itself, and every answer with its note."""

from typing import Any, cast

from readiness.core.questionnaire import Mode
from readiness.queries.news import statement
from readiness.queries.revisions import notes_beside

from .subject import Subject

Data = dict[str, Any]


def facts(of: Subject) -> list[Data]:
    """Return the facts about the firm in words."""
    profile, words = of.declared.profile, of.result.words.profile
    several = {code: [given] if isinstance(given, str) else given for code, given in profile.items()}
    return [
        {"name": words[code].short, "says": "; ".join(words[code].values[each] for each in several[code])}
        for code in words
        if code in several
    ]


def answers(of: Subject) -> list[Data]:
    """Return the answers part by part, as the firm gave them; with why a question did not apply."""
    it, words = of.result, of.result.words
    asked = it.edition.questionnaire.asked(cast(Mode, of.revision.mode))
    notes = notes_beside(of.declared, of.revision.submission)
    return [
        {
            "part": words.dimensions[part.code].name,
            "rows": [_row(of, each.code, notes.get(each.code, "")) for each in part.questions if each.code in asked],
        }
        for part in it.edition.questionnaire.dimensions
    ]


def _row(of: Subject, code: str, note: str) -> Data:
    words, given = of.result.words, of.declared.responses.get(code)
    return {
        "question": words.questions[code].text,
        "answer": statement(words, code, given) if given is not None else words.not_applicable.get(code, ""),
        "level": given if isinstance(given, int) else None,
        "is_asked": given is not None,
        "note": note,
    }
