"""Two people, one check: answers are merged one by one, and nobody's is lost."""

import pytest
from factories import a_submission

from readiness.models import Submission, User
from readiness.services.submissions import save_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(version):
    return a_submission(responses={"STR1": 2, "STR2": 2})


def stored(submission: Submission) -> dict:
    return Submission.objects.get(pk=submission.pk).responses


def test_save_answers_adds_to_what_is_there(submission):
    merged = save_answers(submission=submission, shown={}, given={"VAL1": 3}, by=None)

    assert stored(submission) == submission.responses == {"STR1": 2, "STR2": 2, "VAL1": 3}
    assert (merged.changed, merged.theirs, merged.replaced) == ({"VAL1": (None, 3)}, (), {})


def test_save_answers_is_audited_from_old_to_new_with_its_actor(submission):
    adviser = User.objects.create_user("adviser@example.com")

    save_answers(submission=submission, shown={"STR1": 2}, given={"STR1": 4, "STR3": "unknown"}, by=adviser)

    entry = submission.audit.first()
    assert (entry.verb, entry.by) == ("answer", adviser)
    assert entry.changes == {"STR1": [2, 4], "STR3": [None, "unknown"]}


def test_save_answers_that_change_nothing_write_nothing(submission):
    before = Submission.objects.get()
    entries = submission.audit.count()

    merged = save_answers(submission=submission, shown={"STR1": 2}, given={"STR1": 2}, by=None)

    assert merged.changed == {}
    assert submission.audit.count() == entries
    assert Submission.objects.get().changed_at == before.changed_at


def test_save_answers_from_two_tabs_keeps_both(submission):
    first, second = Submission.objects.get(), Submission.objects.get()
    shown = {"STR1": 2, "STR2": 2}

    save_answers(submission=first, shown=shown, given={"STR1": 5, "STR2": 2}, by=None)
    merged = save_answers(submission=second, shown=shown, given={"STR1": 2, "STR2": 4}, by=None)

    assert stored(submission) == second.responses == {"STR1": 5, "STR2": 4}
    assert (merged.theirs, merged.replaced) == (("STR1",), {})


def test_save_answers_that_both_changed_lets_the_later_stand_and_tells_the_other(submission):
    first, second = Submission.objects.get(), Submission.objects.get()

    save_answers(submission=first, shown={"STR1": 2}, given={"STR1": 5}, by=None)
    merged = save_answers(submission=second, shown={"STR1": 2}, given={"STR1": 3}, by=None)

    assert stored(submission)["STR1"] == 3
    assert (merged.theirs, merged.replaced, merged.changed) == ((), {"STR1": 5}, {"STR1": (5, 3)})


def test_save_answers_that_both_changed_alike_is_no_news(submission):
    save_answers(submission=submission, shown={"STR1": 2}, given={"STR1": 5}, by=None)
    merged = save_answers(submission=submission, shown={"STR1": 2}, given={"STR1": 5}, by=None)

    assert (merged.theirs, merged.replaced, merged.changed) == ((), {}, {})


def test_save_answers_from_a_stale_page_does_not_undo_what_it_never_showed(submission):
    stale = Submission.objects.get()
    save_answers(submission=submission, shown={}, given={"VAL1": 5}, by=None)

    save_answers(submission=stale, shown={"STR1": 2}, given={"STR1": 1}, by=None)

    assert stored(submission) == {"STR1": 1, "STR2": 2, "VAL1": 5}


def test_save_answers_of_a_page_whose_answers_are_not_known_takes_what_is_given(submission):
    merged = save_answers(submission=submission, shown={}, given={"STR1": 4}, by=None)

    assert stored(submission)["STR1"] == 4
    assert merged.replaced == {"STR1": 2}


def test_save_answers_that_take_an_answer_back_removes_it(submission):
    save_answers(submission=submission, shown={"STR1": 2}, given={"STR1": None}, by=None)

    assert stored(submission) == {"STR2": 2}
    assert submission.audit.first().changes == {"STR1": [2, None]}


def test_save_answers_leaves_other_submissions_alone(submission):
    other = a_submission(responses={"STR1": 1})

    save_answers(submission=submission, shown={}, given={"STR1": 5}, by=None)

    assert stored(other) == {"STR1": 1}
    assert other.audit.filter(verb="answer").count() == 1


def test_save_answers_keeps_facts_that_were_stored_meanwhile(submission):
    stale = Submission.objects.get()
    Submission.objects.filter(pk=submission.pk).update(profile={"sector": "retail"})

    save_answers(submission=stale, shown={}, given={"STR1": 5}, by=None)

    assert Submission.objects.get().profile == {"sector": "retail"}
