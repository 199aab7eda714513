"""Published catalogues as core values, kept in memory: a snapshot never changes."""

from functools import lru_cache

from programs.models import CatalogueVersion
from programs.seeds import CatalogueEdition, catalogue_edition_of


def catalogue_edition(version_id: int) -> CatalogueEdition:
    """Return a published catalogue; reads the database once per process."""
    return published(version_id)[0]


def catalogue_number(version_id: int) -> int:
    """Return the number by which pages name a published catalogue; reads the database once per process."""
    return published(version_id)[1]


@lru_cache(maxsize=16)
def published(version_id: int) -> tuple[CatalogueEdition, int]:
    version = CatalogueVersion.objects.get(pk=version_id)
    return catalogue_edition_of(version.content), version.number


def current_catalogue() -> int:
    """Return the id of the current catalogue."""
    newest = CatalogueVersion.objects.values_list("pk", flat=True).first()
    if newest is None:
        raise CatalogueVersion.DoesNotExist("No catalogue is published yet. Run: manage.py seed")
    return newest


def catalogue_by_digest(digest: str) -> int | None:
    """Return the id of the published catalogue with this digest, or None."""
    return CatalogueVersion.objects.filter(digest=digest).values_list("pk", flat=True).first()
