"""Long work moves by its table, ends once, and says why it failed."""

import pytest

from programs.models import Publication
from readiness.models import AuditEntry, User
from readiness.models.work import ENDED, TRANSITIONS, State
from readiness.services.work import cancel, fail, move

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(catalogue) -> Publication:
    by = User.objects.create_user("editor@example.test")
    return Publication.objects.create(content={}, substance="0", note="why", by=by)


def test_every_state_has_a_row_of_transitions():
    assert set(TRANSITIONS) == set(State)
    assert [state for state, onward in TRANSITIONS.items() if not onward] == list(ENDED)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("onward", State)
def test_move_follows_the_table(work, state, onward):
    if state != State.WAITING:
        move(work, state)

    moved = move(work, onward)

    work.refresh_from_db()
    assert (moved is not None) == (onward in TRANSITIONS[state])
    assert work.state == (onward if moved else state)
    assert (work.ended_at is not None) == (work.state in ENDED)


def test_move_sets_fields_with_the_state(work):
    moved = move(work, State.RUNNING, done=2, total=5)

    assert (moved.done, moved.total) == (2, 5)


def test_cancel_ends_work_and_is_audited(work):
    was = cancel(work, by=work.by)

    work.refresh_from_db()
    entry = AuditEntry.objects.first()
    assert (was, work.state, entry.verb, entry.by) == (True, State.CANCELLED, "cancel publication", work.by)


def test_cancel_of_ended_work_changes_nothing(work):
    move(work, State.DONE)
    count = AuditEntry.objects.count()

    assert cancel(work, by=work.by) is False
    assert AuditEntry.objects.count() == count


def test_fail_says_why_in_words(work):
    fail(work, "OSError: disk full")

    work.refresh_from_db()
    assert (work.state, work.error) == ("failed", "It could not be done: OSError: disk full. Start it again.")
