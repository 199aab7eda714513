"""Views of the queue that advisors save under a name, for themselves or for all."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.models import SavedView, User
from readiness.queries.exporting import without_text

from .audit import record

MOST = 20
"""Views a person may have: more would not be found above the list."""


@transaction.atomic
def save_view(*, name: str, query: str, is_shared: bool, by: User) -> SavedView:
    """Keep a query string under a name. Raises ReviewRefused if the name is taken, or there are too many."""
    if SavedView.objects.filter(owner=by).count() >= MOST:
        raise ReviewRefused(_("You have %(most)s views. Delete one that you no longer use.") % {"most": MOST})
    view = SavedView(owner=by, name=name, query=query, is_shared=is_shared)
    _save(view)
    changes = {"name": (None, name), "query": (None, without_text(query)), "is_shared": (None, is_shared)}
    record("save view", by=by, changes=changes)
    return view


@transaction.atomic
def change_view(*, view: SavedView, name: str, is_shared: bool, by: User) -> SavedView:
    """Rename a view, share it or keep it to oneself. Raises ReviewRefused if the name is taken."""
    old = SavedView.objects.select_for_update().get(pk=view.pk)
    changes = {"name": (old.name, name), "is_shared": (old.is_shared, is_shared)}
    old.name, old.is_shared = name, is_shared
    _save(old)
    record("change view", by=by, changes={field: pair for field, pair in changes.items() if pair[0] != pair[1]})
    return old


@transaction.atomic
def delete_view(*, view: SavedView, by: User) -> None:
    record("delete view", by=by, changes={"name": (view.name, None), "query": (without_text(view.query), None)})
    view.delete()


def _save(view: SavedView) -> None:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        told = _("You have a view called “%(name)s” already. Choose another name.")
        raise ReviewRefused(told % {"name": view.name}) from error
