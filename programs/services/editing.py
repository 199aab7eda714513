"""Writing single rows of the draft, one writer at a time, with an audit entry of what became of what."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from programs.core.errors import StillNeeded
from programs.queries.changes import changes
from programs.queries.draft import draft_content
from programs.queries.draft_rows import reasons_to_keep
from readiness.models import User
from readiness.services.audit import record

from .drafts import lock_draft, stamp, touch_draft


def lock_row(model: type[Any], pk: Any) -> None:
    """Wait for other writers of the draft, and of this row, to end. Call it in a transaction."""
    lock_draft()
    model.objects.select_for_update().filter(pk=pk).first()


@transaction.atomic
def save_row(*, row: Any, write: Callable[[], None], by: User) -> bool:
    """Write a row, and with it what hangs on it, and return whether the draft says something else now.

    write: does the writing. The row's revision rises with each change, so that a stale page is noticed.
    """
    lock_draft()
    is_new = row.pk is None
    before = draft_content()
    write()
    is_changed = _note("add" if is_new else "change", row, before, by)
    if is_changed:
        type(row).objects.filter(pk=row.pk).update(**stamp(by) | ({"revision": 1} if is_new else {}))
    return is_changed


@transaction.atomic
def delete_row(*, row: Any, by: User) -> None:
    """Delete a row and what hangs on it. Raises StillNeeded if something else refers to it."""
    lock_draft()
    if reasons := reasons_to_keep(row):
        raise StillNeeded(reasons)
    before = draft_content()
    row.delete()
    _note("delete", row, before, by)


def _note(verb: str, row: Any, before: dict[str, Any], by: User) -> bool:
    """Record what a writer did to the draft, and say whether it did anything."""
    found = changes(before, draft_content())
    if found:
        touch_draft(by=by)
        told = {change.name: (change.old, change.new) for change in found}
        record(f"{verb} {row._meta.verbose_name_raw}", by=by, changes=told)
    return bool(found)
