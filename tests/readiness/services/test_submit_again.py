"""Handing in once more: the same answers give the same revision, other answers the next."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from factories import a_submission, answers

from readiness.models import Revision
from readiness.services.submissions import continue_in_full, save_answers, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(version):
    return a_submission(responses=answers(3, TEC4="unknown"))


def test_submit_twice_gives_the_revision_that_is_there(submission):
    first = submit(submission=submission, by=None)
    entries = submission.audit.count()

    second = submit(submission=submission, by=None)

    assert second == first
    assert (Revision.objects.count(), submission.audit.count()) == (1, entries)


def test_submit_of_the_same_answers_on_a_later_day_gives_the_revision_that_is_there(submission, monkeypatch):
    first = submit(submission=submission, by=None)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 1, 1, tzinfo=UTC))

    assert submit(submission=submission, by=None) == first


def test_submit_after_a_change_makes_the_next_revision_and_keeps_the_first(submission):
    first = submit(submission=submission, by=None)
    before = Revision.objects.filter(pk=first.pk).values().get()
    save_answers(submission=submission, shown={"TEC4": "unknown"}, given={"TEC4": 3}, by=None)

    second = submit(submission=submission, by=None)

    assert (second.number, second.level, second.could_be) == (2, 3, 3)
    assert Revision.objects.filter(pk=first.pk).values().get() == before
    assert submission.audit.first().changes == {"revision": [1, 2]}


def test_submit_after_a_change_that_was_taken_back_gives_the_revision_that_is_there(submission):
    first = submit(submission=submission, by=None)
    save_answers(submission=submission, shown={}, given={"STR1": 5}, by=None)
    save_answers(submission=submission, shown={}, given={"STR1": 3}, by=None)

    assert submit(submission=submission, by=None) == first


def test_submit_after_another_answer_to_a_question_that_does_not_apply_gives_the_revision_that_is_there(version):
    submission = a_submission(responses=answers(3, VAL2=1))
    first = submit(submission=submission, by=None)
    save_answers(submission=submission, shown={}, given={"VAL4": 5}, by=None)

    assert submit(submission=submission, by=None) == first
    assert "VAL4" not in first.responses
    assert first.result["rating"]["not_applicable"] == ["VAL4"]


def test_submit_after_continuing_in_full_makes_the_next_revision(version):
    submission = a_submission(mode="quick", responses=answers())
    submit(submission=submission, by=None)
    continue_in_full(submission=submission, by=None)

    second = submit(submission=submission, by=None)

    assert (second.number, second.mode, len(second.responses)) == (2, "full", 35)
