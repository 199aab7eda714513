"""The draft becoming a published catalogue, and an earlier one becoming the draft again."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from programs.core.errors import NothingToPublish, NotPreviewed, UnsoundCatalogue
from programs.models import CatalogueVersion, Publication
from programs.queries.catalogues import current_catalogue
from programs.queries.draft import sound_draft
from programs.queries.previews import finished_preview
from programs.seeds import substance
from readiness.models import User
from readiness.models.work import ENDED, State
from readiness.services.audit import record
from readiness.services.jobs import WATCHED_ATTEMPTS, ask_for, job_kind
from readiness.services.work import fail, move

from .catalogues import publish_content
from .drafts import load_draft, lock_draft


@transaction.atomic
def start_publication(*, note: str, by: User) -> Publication:
    """Ask for the draft as it is now to be published. Asked again before that is done, it is the same publication.

    Raises UnsoundCatalogue, NothingToPublish, or NotPreviewed if no finished preview is of this very draft.
    """
    lock_draft()
    content = sound_draft()
    found = substance(content)
    if waiting := Publication.objects.filter(substance=found).exclude(state__in=ENDED).first():
        return waiting  # the button was pressed twice, or the answer to the first time was lost
    if found == CatalogueVersion.objects.get(pk=current_catalogue()).substance:
        raise NothingToPublish(_("The draft says the same as the published catalogue."))
    if finished_preview(found) is None:
        raise NotPreviewed(_("Preview this draft on every firm first. It may have changed since the last preview."))
    publication: Publication = Publication.objects.create(content=content, substance=found, note=note, by=by, total=1)
    publication.job = ask_for("publish catalogue", publication=publication.pk)
    publication.save(update_fields=["job"])
    record("ask to publish", by=by, reason=note)
    return publication


def _give_up(arguments: Mapping[str, Any], error: str) -> None:
    fail(Publication.objects.get(pk=arguments["publication"]), error)


@job_kind("publish catalogue", if_given_up=_give_up, most_attempts=WATCHED_ATTEMPTS)
def _publish(arguments: Mapping[str, Any]) -> None:
    publish(publication=Publication.objects.select_related("by").get(pk=arguments["publication"]))


@transaction.atomic
def publish(*, publication: Publication) -> None:
    """Publish what was asked for, unless the draft is another one by now. Everything, or nothing."""
    draft = lock_draft()
    if _draft_says() != publication.substance:
        told = _("The draft was changed by %(who)s meanwhile. Preview it again.")
        move(publication, State.FAILED, error=told % {"who": draft.changed_by or _("somebody")})
        return
    if not (running := move(publication, State.RUNNING)):
        return
    version = publish_content(running.content, by=running.by, note=running.note)
    draft.based_on = version
    draft.save(update_fields=["based_on"])
    move(running, State.DONE, version=version, done=1)


def _draft_says() -> str:
    try:
        return substance(sound_draft())
    except UnsoundCatalogue:
        return ""


@transaction.atomic
def restore(*, version: CatalogueVersion, by: User) -> None:
    """Make the draft say what a version said. It takes effect for firms only when it is previewed and published."""
    why = _("Restored from catalogue %(number)s.") % {"number": version.number}
    load_draft(version.content, by=by, based_on=version, why=why)
