"""Which published catalogue a page shows: the current one, or an earlier one by its number."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Subquery
from django.utils import timezone

from programs.core.catalogue import Catalogue
from programs.models import CatalogueVersion
from programs.queries.catalogues import catalogue_edition, current_catalogue

from .entry import Entry, entries_on


@dataclass(frozen=True)
class Published:
    """A catalogue on a day. number, published_at, current: set for an earlier one only."""

    catalogue: Catalogue
    as_of: date
    number: int | None = None
    published_at: datetime | None = None
    current: Catalogue | None = None

    @property
    def entries(self) -> list[Entry]:
        return entries_on(self.catalogue, self.as_of)

    def entry(self, slug: str) -> Entry | None:
        return next((each for each in self.entries if each.program.slug == slug), None)


def current_today() -> Published:
    return Published(catalogue_edition(current_catalogue()).catalogue, timezone.localdate())


def numbered_today(number: int) -> Published | None:
    """Return the catalogue with a number as it stands today, or None; one query once both are in memory."""
    newest = CatalogueVersion.objects.order_by("-number").values("pk")[:1]
    rows = CatalogueVersion.objects.filter(number=number).annotate(newest=Subquery(newest))
    found = rows.values_list("pk", "published_at", "newest").first()
    if found is None:
        return None
    version, published_at, newest_version = found
    current, today = catalogue_edition(newest_version).catalogue, timezone.localdate()
    if version == newest_version:
        return Published(current, today)
    return Published(catalogue_edition(version).catalogue, today, number, published_at, current)
