import pytest
from factories import answers
from factories.reviewing import all_gates_judged, in_hand, judged

from programs.models import PlanDecision
from readiness.models import Conclusion
from readiness.services.reviews.finishing import finish


@pytest.fixture
def concluded(catalogue) -> Conclusion:
    """A firm's review that an advisor finished: an answer and the plan were changed, with reasons and a note."""
    return finished("Kallang Parts", "Begin with the shared course.", TEC4="Both of us looked at it.")


@pytest.fixture
def wordy(catalogue) -> Conclusion:
    """The same with as many and as long words as there may be, and no place to break them."""
    text = "Wangsaatmadja-Krishnamoorthy-Chandrasegaran-" * 40
    reasons = {f"{part}{number}": text for part in ("STR", "VAL", "DAT", "PPL", "VEN") for number in range(1, 6)}
    return finished(text[:120], text, TEC4=text, **reasons)


def finished(firm: str, note: str, **reasons: str) -> Conclusion:
    review = in_hand(responses=answers(2, TEC4="unknown", VEN2=1), firm={"name": firm})
    all_gates_judged(review)
    for question, reason in reasons.items():
        judged(review, question, 3, reason=reason)
    left_out = review.revision.recommendations.get().programs[0]
    reason = "You have done this one already."
    PlanDecision.objects.create(review=review, program=left_out, kind="dismiss", reason=reason, by=review.assignee)
    review.note = note
    review.save()
    return finish(review=review, by=review.assignee)
