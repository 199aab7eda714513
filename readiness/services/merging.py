"""What a page saves goes on top of what others saved meanwhile, and a page is no other to itself."""

from collections.abc import Mapping
from typing import Any

from readiness.core.merging import Merge, merge


def merge_from(
    page: str,
    saved_from: dict[str, str],
    stored: Mapping[str, Any],
    shown: Mapping[str, Any],
    given: Mapping[str, Any],
) -> Merge:
    """Merge what an opened page gave into what is stored.

    page: its name, empty if unknown. saved_from: field -> the page that saved it last; gets what comes from this one.
    What the page saved last itself counts as shown there: the answer that told it so may have been lost.
    """
    seen = {**shown, **given}
    own = [name for name, source in saved_from.items() if page and source == page and name in seen]
    merged = merge(stored, {**shown, **{name: stored.get(name) for name in own}}, given)
    saved_from |= dict.fromkeys(merged.changed, page)
    return merged
