"""Lock-in as pictures: SVG with attributes only, words beside every number. Data as `assess` prints it."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()
BANDS = {
    "low": gettext_lazy("Low"),
    "moderate": gettext_lazy("Moderate"),
    "high": gettext_lazy("High"),
    "very_high": gettext_lazy("Very high"),
}
CONFIDENCE = {
    "official": gettext_lazy("Official"),
    "press": gettext_lazy("Press"),
    "secondary": gettext_lazy("Second-hand"),
    "unconfirmed": gettext_lazy("Unconfirmed"),
}
KNOWN_FROM = {
    "official": gettext_lazy("Known from the provider or a public body"),
    "press": gettext_lazy("Known from the press"),
    "secondary": gettext_lazy("Known second-hand"),
    "unconfirmed": gettext_lazy("Not confirmed yet"),
}
"""The same where no heading says that it is about our sources: “Official” alone would look like an approval."""


@register.inclusion_tag("components/lock_meter.html")
def lock_meter(lock_in: Mapping[str, Any]) -> dict[str, Any]:
    """A meter 0..100: known part solid, unknown part striped; only words where no band can be stated."""
    low, high = lock_in["low"], lock_in["high"]
    return {
        "kind": lock_in["band"] if lock_in["band"] not in BANDS else "meter",
        "is_easy": lock_in["band_low"] == "low",
        "band": _band(lock_in),
        "low": low,
        "high": high,
        "range": _range(low, high) if low is not None else "",
        "unknown": None if low is None or low == high else round(high - low, 1),
    }


def _band(lock_in: Mapping[str, Any]) -> str:
    low, high = BANDS.get(lock_in["band_low"], ""), BANDS.get(lock_in["band"], "")
    if low == high or not low:
        return str(high)
    return _("%(low)s to %(high)s") % {"low": low, "high": str(high).lower()}


def _range(low: float, high: float) -> str:
    """Whole numbers, halves up, for people."""
    first, last = int(low + 0.5), int(high + 0.5)
    if first == last:
        return _("%(score)s of 100") % {"score": last}
    return _("%(low)s to %(high)s of 100") % {"low": first, "high": last}


@register.inclusion_tag("components/exposure_meter.html")
def exposure_meter(exposure: Mapping[str, float]) -> dict[str, Any]:
    """The same picture for a firm's exposure, which has no bands."""
    low, high = exposure["low"], exposure["high"]
    return {"low": low, "high": high, "range": _range(low, high), "unknown": round(high - low, 1) or None}


@register.inclusion_tag("components/factor_track.html")
def factor_track(value: int | None) -> dict[str, Any]:
    """Four segments; an unknown value is one striped bar."""
    segments = [{"x": f"{place * 25}%", "is_on": value is not None and place < value} for place in range(4)]
    return {"value": value, "segments": segments}


@register.filter
def confidence_name(code: str) -> str:
    return str(CONFIDENCE[code])


@register.filter
def known_from(code: str) -> str:
    return str(KNOWN_FROM[code])
