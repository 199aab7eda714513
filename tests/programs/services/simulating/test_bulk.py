"""Rows stored in bulk read as if each had been saved."""

from datetime import UTC, datetime

import pytest

from programs.services.simulating.bulk import next_ids, store
from readiness.models import Organisation, Submission

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 20, 4, 5, 6, 789, tzinfo=UTC)
AWKWARD = 'tab\there, \\N, \\t, new\nline, “quotes” "and" commas, {braces}'


def test_awkward_text_comes_back_as_it_was():
    store(Organisation, [{"name": AWKWARD, "uen": "", "activity": "\\.", "created_at": MOMENT}])

    found = Organisation.objects.get()
    assert (found.name, found.uen, found.activity, found.created_at) == (AWKWARD, "", "\\.", MOMENT)


def test_ids_are_nobody_elses():
    one = Organisation.objects.create()
    ids = next_ids(Organisation, 3)

    store(Organisation, ({"id": pk, "name": "", "uen": "", "activity": "", "created_at": MOMENT} for pk in ids))
    other = Organisation.objects.create()

    assert len({one.pk, *ids, other.pk}) == 5


def test_nothing_stored_is_nothing_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        store(Submission, [])
