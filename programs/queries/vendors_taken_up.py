"""Which vendors' programmes are planned, and taken up: is one of them winning too often?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from programs.core.catalogue import NEUTRAL
from programs.models import AdvisedPlan, CatalogueVersion, Recommendation, Uptake

from .catalogues import catalogue_edition, current_catalogue


@dataclass(frozen=True)
class VendorUptake:
    """How often a vendor's programmes were planned, and what became of them. vendor: its name."""

    vendor: str
    planned: int
    booked: int
    done: int
    dropped: int
    is_neutral: bool = field(default=False, compare=False)


NEWEST = 20_000
"""Plans are counted among so many of the newest; the table is read from its end, never as a whole."""


def uptake_by_vendor(since: date) -> list[VendorUptake]:
    """Return a row for each vendor that was planned or taken up since a day, the most planned first.

    A firm counts with its newest plan: the advised one, unless the rules made another one later.
    """
    start = timezone.make_aware(datetime.combine(since, time.min))
    try:
        catalogue = catalogue_edition(current_catalogue()).catalogue
    except CatalogueVersion.DoesNotExist:
        return []
    vendor_of = {program.slug: program.vendor for program in catalogue.programs}
    planned = Counter(vendor_of[slug] for plan in _newest_plans(start) for slug in plan if slug in vendor_of)
    states = {state: _marked(start, state) for state in Uptake.State.values}
    names = {NEUTRAL: _("Neutral: no single supplier")} | {each.code: each.name for each in catalogue.vendors}
    codes = set(planned).union(*states.values())
    rows = (
        VendorUptake(
            names.get(code, code),
            planned[code],
            **{name: states[name][code] for name in states},
            is_neutral=code == NEUTRAL,
        )
        for code in codes
    )
    return sorted(rows, key=lambda row: (-row.planned, row.vendor))


def _newest_plans(start: datetime) -> Iterable[list[str]]:
    """Return each firm's newest plan that was made since a moment."""
    fields = ("revision__submission", "created_at", "programs")
    plans: dict[int, tuple[datetime, list[str]]] = {}
    for made in (Recommendation, AdvisedPlan):
        for firm, at, programs in made.objects.order_by("-pk").values_list(*fields)[:NEWEST]:
            if at < start:
                break
            if firm not in plans or plans[firm][0] <= at:
                plans[firm] = at, programs
    return (programs for _at, programs in plans.values())


def _marked(start: datetime, state: str) -> Counter[str]:
    rows = Uptake.objects.filter(changed_at__gte=start, state=state).values_list("vendor")
    return Counter(dict(rows.annotate(Count("pk")).order_by()))
