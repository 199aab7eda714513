"""Requests that arrive together, on a database that lets them."""

from factories import a_submission, answers
from factories.together import AT_ONCE, together

from readiness.models import Revision, Submission
from readiness.services.submissions import save_answers, submit

pytestmark = AT_ONCE


def test_two_submits_make_one_revision(version):
    submission = a_submission(responses=answers())

    revisions = together(*[lambda: submit(submission=Submission.objects.get(), by=None)] * 2)

    assert len(set(revisions)) == 1
    assert Revision.objects.values_list("number", flat=True).get() == 1
    assert submission.audit.filter(verb="submit").count() == 1


def test_answers_of_many_are_all_kept(version):
    submission = a_submission()
    mine = [{code: 3} for code in ("STR1", "VAL1", "DAT1", "PPL1", "TEC1")]

    together(
        *(
            lambda given=given: save_answers(submission=Submission.objects.get(), shown={}, given=given, by=None)
            for given in mine
        )
    )

    assert Submission.objects.get().responses == {code: 3 for given in mine for code in given}
    assert submission.audit.filter(verb="answer").count() == 5
