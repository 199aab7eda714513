"""The firm's answers as an advisor adjusted them: computed when somebody looks, stored only with a conclusion."""

from collections.abc import Iterable, Mapping
from datetime import date

from readiness.core.responses import Response, Situation, read_situation
from readiness.models import Revision, Verdict
from readiness.queries.editions import edition


def adjusted_responses(declared: Revision, verdicts: Iterable[Verdict]) -> dict[str, Response]:
    """Return the self-assessed answers with the adjusted ones in their place."""
    adjusted = {each.question: each.response for each in verdicts if each.response is not None}
    return {**declared.responses, **adjusted}


def adjusted_situation(declared: Revision, verdicts: Iterable[Verdict], *, as_of: date | None = None) -> Situation:
    """Return what is rated if these verdicts hold; questions that an adjusted answer closes are left out."""
    return situation_with(declared, adjusted_responses(declared, verdicts), as_of=as_of)


def situation_with(declared: Revision, responses: Mapping[str, Response], *, as_of: date | None = None) -> Situation:
    """Return the situation of a self-assessment with other answers, as of its own day unless stated."""
    document = {
        "as_of": (as_of or declared.as_of).isoformat(),
        "mode": declared.mode,
        "profile": declared.profile,
        "responses": responses,
    }
    return read_situation(edition(declared.questionnaire_id).questionnaire, document, complete=False)
