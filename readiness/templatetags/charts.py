"""Bars as SVG with attributes only, as a strict CSP wants it. Decoration: the numbers stand in a table beside them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import template

from readiness.core.peers import Quartiles

register = template.Library()
SHADES = {
    "on": ("seg seg--on", ""),
    "late": ("seg--gap", "url(#h-warn)"),
    "rest": ("lk-range", ""),
}
"""Class and fill of a piece by its kind. Full, striped and outlined: told apart without colour."""


@dataclass(frozen=True)
class Piece:
    x: str
    width: str
    shade: str
    fill: str


@register.inclusion_tag("components/bar.html")
def bar(most: int, *given: Any) -> dict[str, Any]:
    """Draw one bar of pieces: value, kind, value, kind... most: the value that would fill the whole width."""
    pieces, reached = [], Fraction(0)
    for value, kind in zip(given[::2], given[1::2], strict=True):
        width = Fraction(100 * value, most) if most else Fraction(0)
        shade, fill = SHADES[kind]
        if width:
            pieces.append(Piece(f"{float(reached):.4g}%", f"{float(width):.4g}%", shade, fill))
        reached += width
    return {"pieces": pieces}


@register.inclusion_tag("components/spread.html")
def spread(own: int | None, peers: Quartiles) -> dict[str, Any]:
    """Draw where the middle half of others is, from 0 to 100, and where one firm is among them."""
    return {"own": own, "low": peers.low, "width": peers.high - peers.low, "middle": peers.middle}


@register.inclusion_tag("components/bar_key.html")
def bar_key(kind: str, text: str) -> dict[str, str]:
    """Say what a kind of piece stands for."""
    shade, fill = SHADES[kind]
    return {"shade": shade, "fill": fill, "text": text}
