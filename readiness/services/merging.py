"""What a page saves goes on top of what others saved meanwhile, and a page is no other to itself."""

from collections.abc import Mapping
from typing import Any

from readiness.core.merging import Merge, merge
from readiness.models import Submission


def merge_from(
    page: str, draft: Submission, stored: Mapping[str, Any], shown: Mapping[str, Any], given: Mapping[str, Any]
) -> Merge:
    """Merge what an opened page gave into what is stored, and note in the draft, which the caller holds and saves,
    what came from there.

    page: its name, empty if unknown. What it saved itself, but never heard of since the answer was lost, counts as
    shown there.
    """
    seen = {**shown, **given}
    own = [name for name, source in draft.saved_from.items() if page and source == page and name in seen]
    merged = merge(stored, {**shown, **{name: stored.get(name) for name in own}}, given)
    draft.saved_from |= dict.fromkeys(merged.changed, page)
    return merged
