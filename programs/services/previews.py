"""The dry run: a draft catalogue tried on every firm, in parts that any worker may take."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from programs.core.tally import merged
from programs.models import FirmColumns, Preview, PreviewPart
from programs.queries.catalogues import current_catalogue
from programs.queries.draft import sound_draft
from programs.queries.trials import tally_of
from programs.seeds import substance
from readiness.models import User
from readiness.models.work import State
from readiness.services.audit import record
from readiness.services.jobs import WATCHED_ATTEMPTS, ask_for, job_kind
from readiness.services.work import fail, move

from .drafts import lock_draft
from .firm_columns import keep_missing_columns

FIRMS = 4000
"""Firms in a part: some seconds of work, so that progress is seen and little is lost with a worker."""


@transaction.atomic
def start_preview(*, by: User) -> Preview:
    """Ask for a dry run of the draft as it is now. Raises UnsoundCatalogue if it cannot be published as it is."""
    lock_draft()
    content = sound_draft()
    preview: Preview = Preview.objects.create(
        content=content,
        substance=substance(content),
        base_id=current_catalogue(),
        as_of=timezone.localdate(),
        by=by,
    )
    preview.job = ask_for("split preview", preview=preview.pk)
    preview.save(update_fields=["job"])
    record("preview", by=by, changes={"preview": (None, preview.pk)})
    return preview


def _give_up(arguments: Mapping[str, Any], error: str) -> None:
    fail(Preview.objects.get(pk=arguments["preview"]), error)


@job_kind("split preview", if_given_up=_give_up, most_attempts=WATCHED_ATTEMPTS)
def _split(arguments: Mapping[str, Any]) -> None:
    keep_missing_columns()
    split(preview=Preview.objects.get(pk=arguments["preview"]))


@transaction.atomic
def split(*, preview: Preview) -> None:
    """Cut a preview into parts, each with a job of its own. Once only, however often it is run."""
    firms = list(FirmColumns.objects.order_by("pk").values_list("pk", flat=True))
    if preview.parts.exists() or not move(preview, State.RUNNING, total=len(firms)):
        return
    for start in range(0, len(firms), FIRMS):
        chunk = firms[start : start + FIRMS]
        part = preview.parts.create(first=chunk[0], last=chunk[-1])
        part.job = ask_for("try preview part", part=part.pk)
        part.save(update_fields=["job"])
    _finish_if_done(preview)


def _give_up_part(arguments: Mapping[str, Any], error: str) -> None:
    fail(PreviewPart.objects.select_related("preview").get(pk=arguments["part"]).preview, error)


@job_kind("try preview part", if_given_up=_give_up_part, most_attempts=WATCHED_ATTEMPTS)
def _try_part(arguments: Mapping[str, Any]) -> None:
    part = PreviewPart.objects.select_related("preview").filter(pk=arguments["part"], tally__isnull=True).first()
    if part and not part.preview.has_ended:
        keep_tally(part=part, tally=tally_of(part))


@transaction.atomic
def keep_tally(*, part: PreviewPart, tally: Mapping[str, Any]) -> None:
    """Store what a part found; the last part to be done ends the preview. A second try changes nothing."""
    preview = move(part.preview, State.RUNNING)
    if preview and PreviewPart.objects.filter(pk=part.pk, tally__isnull=True).update(tally=tally):
        _finish_if_done(preview)


def _finish_if_done(preview: Preview) -> None:
    parts = preview.parts.values_list("tally", flat=True)
    done = [tally for tally in parts if tally is not None]
    if len(done) == len(parts):
        found = merged(done)
        move(preview, State.DONE, done=found["firms"], result=found)
    else:
        move(preview, State.RUNNING, done=sum(tally["firms"] for tally in done))
