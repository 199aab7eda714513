"""Publishing catalogues."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from programs.models import CatalogueVersion
from programs.queries.draft import draft_content, normalised
from programs.seeds import CatalogueEdition, substance
from readiness.core.canonical import digest
from readiness.models import User
from readiness.services.audit import record

from .drafts import load_draft, lock_draft


@transaction.atomic
def publish_content(content: Mapping[str, Any], *, by: User | None, note: str) -> CatalogueVersion:
    """Publish sound content under the next number; its labels are given here."""
    lock_draft()
    number = (CatalogueVersion.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    today = timezone.localdate().isoformat()
    return _publish({**content, "version": f"{today}.{number}", "published_on": today}, number, by=by, note=note)


def _publish(content: Mapping[str, Any], number: int, *, by: User | None, note: str) -> CatalogueVersion:
    version = CatalogueVersion.objects.create(
        number=number,
        digest=digest(content),
        substance=substance(content),
        content=content,
        note=note,
        published_by=by,
    )
    record("publish catalogue", by=by, changes={"number": (number - 1, number)}, reason=note)
    return version


@transaction.atomic
def publish_seeded(edition: CatalogueEdition) -> str:
    """Publish the catalogue of seeds/ and return what was done: published, there or kept.

    kept: people have published or drafted since, and their work is not replaced by a file. Import it in the workbench.
    """
    lock_draft()
    current = CatalogueVersion.objects.first()
    if CatalogueVersion.objects.filter(digest=edition.digest).exists():
        return "there"
    if current and (current.published_by or substance_of_draft() != current.substance):
        return "kept"
    number = current.number + 1 if current else 1
    version = _publish(edition.content, number, by=None, note="As in seeds/catalogue.yaml.")
    load_draft(edition.content, by=None, based_on=version, why="seeds/catalogue.yaml")
    return "published"


def substance_of_draft() -> str:
    """Return the digest of what the draft says."""
    return substance(normalised(draft_content()))
