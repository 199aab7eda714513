import pytest
from factories import a_revision, a_submission, answers

from readiness.models import Revision, Submission

NAME = "Stranger and Sons (sample)"


@pytest.fixture
def submission(version) -> Submission:
    """The check whose link the visitor holds; nothing is answered yet."""
    return a_submission()


@pytest.fixture
def stranger(version) -> Revision:
    """The result of another firm, full of things that could leak."""
    revision = a_revision(
        firm={"name": NAME, "uen": "00192200M", "activity": "Keeps secrets"},
        responses=answers(2, TEC4="unknown", VAL2=1),
    )
    Submission.objects.filter(pk=revision.submission_id).update(contact_email="stranger@example.com")
    return revision


@pytest.fixture
def receipt(version) -> dict:
    return a_revision(responses=answers(3, TEC4=1)).receipt
