"""A file becoming the draft: first checked, then, if a person says so, applied as a whole or not at all."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.core.errors import ImportRefused
from programs.exchange.importing import check_file
from programs.exchange.places import LIMIT_BYTES
from programs.models import CatalogueImport, Draft
from programs.queries.changes import changes
from programs.queries.draft import draft_content
from programs.seeds import substance
from readiness.models import AuditEntry, User
from readiness.models.work import State
from readiness.queries.editions import current_version, edition
from readiness.services.audit import record
from readiness.services.jobs import WATCHED_ATTEMPTS, ask_for, job_kind
from readiness.services.work import cancel, fail, move

from .drafts import load_draft, lock_draft

CHECKED, APPLIED = 1, 2
"""How far an import is done: what its progress counts."""


@transaction.atomic
def start_import(*, name: str, data: bytes, by: User) -> CatalogueImport:
    """Store a file and ask for it to be checked. Raises ImportRefused if it is too large or empty."""
    if not data or len(data) > LIMIT_BYTES:
        told = _("A file can hold up to %(most)s MB, and something.") % {"most": LIMIT_BYTES // 2**20}
        raise ImportRefused(told)
    name = PurePath(name.replace("\\", "/")).name[-120:]
    work: CatalogueImport = CatalogueImport.objects.create(name=name, data=data, by=by, total=APPLIED)
    work.job = ask_for("check import", work=work.pk)
    work.save(update_fields=["job"])
    record("ask to import", by=by, changes={"file": ("", name)})
    return work


def _give_up(arguments: Mapping[str, Any], error: str) -> None:
    fail(CatalogueImport.objects.get(pk=arguments["work"]), error)


@job_kind("check import", if_given_up=_give_up, most_attempts=WATCHED_ATTEMPTS)
def _check(arguments: Mapping[str, Any]) -> None:
    work = CatalogueImport.objects.filter(pk=arguments["work"], report__isnull=True).first()
    if work and move(work, State.RUNNING):
        check_import(work=work)


def check_import(*, work: CatalogueImport) -> None:
    """Store what the file would change, or everything that is wrong with it. A second time it says the same anew.

    report: {"changes": [...], "problems": [...]}, the fields of Change and Problem, and of a problem `where`.
    """
    with transaction.atomic():
        lock_draft()
        before = draft_content()
    checked = check_file(work.name, bytes(work.data), before, edition(current_version()).questionnaire)
    found = changes(before, checked.content) if checked.content else ()
    report = {
        "changes": [asdict(change) | {"name": change.name} for change in found],
        "problems": [problem.data for problem in checked.problems],
    }
    if checked.problems:
        move(work, State.FAILED, report=report, error=_how_many(len(checked.problems)))
        return
    move(work, State.RUNNING, report=report, content=checked.content, draft=substance(before), done=CHECKED)


def _how_many(count: int) -> str:
    told = ngettext(
        "Nothing was imported: one thing is to be put right first.",
        "Nothing was imported: %(count)s things are to be put right first.",
        count,
    )
    return told % {"count": count}


@transaction.atomic
def apply_import(*, work: CatalogueImport, by: User) -> CatalogueImport:
    """Ask for a checked file to become the draft. Raises ImportRefused if it is not checked, or has ended."""
    locked = CatalogueImport.objects.select_for_update().get(pk=work.pk)
    if locked.content is None or locked.has_ended:
        raise ImportRefused(_("This import is not waiting to be applied. Its page says how it stands."))
    if not locked.is_wanted:
        asked = record("ask to apply import", by=by, changes={"file": ("", locked.name)})
        locked.is_wanted = True
        locked.job = ask_for("apply import", work=locked.pk, asked=asked.pk)
        locked.save(update_fields=["is_wanted", "job"])
    return locked


@job_kind("apply import", if_given_up=_give_up, most_attempts=WATCHED_ATTEMPTS)
@transaction.atomic
def _apply(arguments: Mapping[str, Any]) -> None:
    """Load the draft and end the import in one transaction: killed before its end, nothing was done."""
    draft = lock_draft()
    work = CatalogueImport.objects.get(pk=arguments["work"])
    if work.draft != substance(draft_content()):
        move(work, State.FAILED, error=_changed_meanwhile(draft))
    elif work.content and (ended := move(work, State.DONE, done=APPLIED)):
        asked = AuditEntry.objects.select_related("by").get(pk=arguments["asked"])
        load_draft(work.content, by=asked.by, why=ended.name)


def _changed_meanwhile(draft: Draft) -> str:
    told = _(
        "Nothing was imported: %(who)s changed the draft at %(when)s, after the file was checked. Import it again."
    )
    when = localtime(draft.changed_at)
    return told % {"who": draft.changed_by or _("somebody"), "when": f"{when:%H:%M, %Y-%m-%d}"}


def cancel_import(*, work: CatalogueImport, by: User) -> bool:
    """Cancel an import that has not ended, and return whether it was. The draft stays as it is."""
    return cancel(work, by=by)
