"""Views of the queue under a name: kept, renamed, shared, deleted; each recorded, without the firm looked for."""

import pytest
from factories.reviews import make_staff

from readiness.core.errors import ReviewRefused
from readiness.models import AuditEntry, SavedView, User
from readiness.services import views_of_queue
from readiness.services.views_of_queue import change_view, delete_view, save_view

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(db) -> User:
    return make_staff("advisor")


@pytest.fixture
def view(me) -> SavedView:
    return save_view(name="Tan", query="q=Tan+Trading&level=2", is_shared=False, by=me)


def told(verb: str) -> list[tuple]:
    return [(each.by, each.changes) for each in AuditEntry.objects.filter(verb=verb)]


def test_view_is_kept_and_recorded_without_the_text_looked_for(view, me):
    assert SavedView.objects.values_list("owner", "name", "query", "is_shared").get() == (
        *(me.pk, "Tan", "q=Tan+Trading&level=2", False),
    )
    changes = {"name": [None, "Tan"], "query": [None, "q=...&level=2"], "is_shared": [None, False]}
    assert told("save view") == [(me, changes)]


def test_name_is_ones_own_once_and_others_may_have_it_too(view, me):
    with pytest.raises(ReviewRefused, match=r"^You have a view called “Tan” already\. Choose another name\.$"):
        save_view(name="Tan", query="", is_shared=False, by=me)
    save_view(name="Tan", query="", is_shared=False, by=make_staff("advisor"))

    assert SavedView.objects.count() == 2


def test_there_is_an_end_to_how_many(view, me, monkeypatch):
    monkeypatch.setattr(views_of_queue, "MOST", 1)

    with pytest.raises(ReviewRefused, match=r"^You have 1 views\. Delete one that you no longer use\.$"):
        save_view(name="Another", query="", is_shared=False, by=me)


def test_change_renames_and_shares_and_records_what_changed(view, me):
    changed = change_view(view=view, name="Tan", is_shared=True, by=me)

    assert (changed.name, changed.query, changed.is_shared) == ("Tan", "q=Tan+Trading&level=2", True)
    assert SavedView.objects.get().is_shared
    assert told("change view") == [(me, {"is_shared": [False, True]})]


def test_change_to_a_name_that_is_taken_is_refused(view, me):
    other = save_view(name="Other", query="", is_shared=False, by=me)

    with pytest.raises(ReviewRefused, match="You have a view called “Tan” already"):
        change_view(view=other, name="Tan", is_shared=True, by=me)

    other.refresh_from_db()
    assert (other.name, other.is_shared, told("change view")) == ("Other", False, [])


def test_delete_removes_and_records_it_without_the_text_looked_for(view, me):
    delete_view(view=view, by=me)

    assert SavedView.objects.count() == 0
    assert told("delete view") == [(me, {"name": ["Tan", None], "query": ["q=...&level=2", None]})]
