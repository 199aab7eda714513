"""What the advisors' queue can be filtered by that only the plan knows."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.models import CatalogueVersion
from readiness.core.wording import Wording
from readiness.queries.queue.filters import Look, register_filter

from .catalogues import catalogue_edition, current_catalogue

BANDS: dict[str, str | Promise] = {
    "very_high": _("very high after the plan"),
    "high": _("high after the plan"),
    "moderate": _("moderate after the plan"),
    "low": _("low after the plan"),
    "now_very_high": _("very high today"),
    "now_high": _("high today"),
    "now_moderate": _("moderate today"),
    "now_low": _("low today"),
}
"""Bands of a firm's exposure, as `programs.services.labels` labels its review with them."""


def _programs(words: Wording) -> Iterator[tuple[str, str]]:
    """Every programme of the current catalogue that can stand in a plan; one query."""
    try:
        programs = catalogue_edition(current_catalogue()).catalogue.programs
    except CatalogueVersion.DoesNotExist:
        return
    yield from sorted(((each.slug, each.name) for each in programs if not each.is_funding), key=lambda each: each[1])


register_filter("program", label=_("Programme in plan"), choices=_programs, tag="program", reads=True)
register_filter(
    "lock_in",
    label=_("Lock-in"),
    choices=lambda words: BANDS.items(),
    tag="lock_in",
    shown={"very_high": Look("lock", "stop", with_label=True), "high": Look("lock", "warn", with_label=True)},
)
