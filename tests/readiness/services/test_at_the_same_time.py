"""Requests that arrive together, on a database that lets them."""

from collections.abc import Callable
from contextlib import suppress

from factories import a_submission, answers
from factories.together import AT_ONCE, together

from readiness.core.errors import CheckClosed
from readiness.core.notes import note_name
from readiness.models import Revision, Submission
from readiness.services.anonymising import anonymise
from readiness.services.links import mail_link, renew_link
from readiness.services.submissions import save_answers, save_profile, submit

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


def test_writes_that_meet_the_closing_of_their_check_leave_nothing_in_it(version):
    made = a_submission(responses=answers())
    opened = [Submission.objects.get() for _write in range(4)]

    def write(service: Callable[..., object], place: int, **given: object) -> None:
        with suppress(CheckClosed):
            service(submission=opened[place], by=None, **given)

    together(
        lambda: anonymise(submission=made, by=None, is_asked=True),
        lambda: write(mail_link, 0, email="owner@example.test"),
        lambda: write(renew_link, 1),
        lambda: write(save_answers, 2, shown={}, given={note_name("STR1"): "Merbau"}),
        lambda: write(save_profile, 3, shown={}, given={}, firm={"name": "Merbau"}),
    )

    found = Submission.objects.get()
    assert (found.contact_email, found.link_salt, found.notes, found.organisation.name) == ("", "", {}, "")
