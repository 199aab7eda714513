"""Rating what is stated of a firm, and keeping it."""

from readiness.core.assessment import as_data, assess
from readiness.core.receipt import inputs_of, make_receipt
from readiness.core.responses import Situation
from readiness.models import Revision, Submission
from readiness.queries.submissions import edition_for

from .keys import signing_key


def keep_rated(submission: Submission, situation: Situation, *, kind: Revision.Kind) -> Revision:
    """Rate a situation by the questionnaire of a (locked) submission; keep it as its next revision, with a receipt."""
    edition, inputs = edition_for(submission), inputs_of(situation)
    (assessment,) = assess(edition.questionnaire, [situation])
    result = as_data(assessment)
    revision: Revision = submission.revisions.create(
        number=submission.revisions.count() + 1,
        kind=kind,
        questionnaire_id=submission.questionnaire_id,
        mode=situation.mode,
        as_of=situation.as_of,
        profile=inputs["profile"],
        responses=inputs["responses"],
        result=result,
        receipt=make_receipt(inputs, {"questionnaire": edition.digest}, result, signing_key()),
        level=assessment.rating.level,
        could_be=assessment.rating.could_be,
    )
    return revision
