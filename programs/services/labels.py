"""What the advisors' queue filters by that only the plan knows."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from programs.core.catalogue import Catalogue
from programs.core.lock_in import band
from readiness.models import Review
from readiness.services.reviews.labels import label


def label_plan(*, review: Review, plan: Mapping[str, Any], catalogue: Catalogue) -> None:
    """Label the (locked) review with a plan's programmes, and how tied the firm would be after it, and is now.

    plan: as `assess` prints it. The high end of an exposure counts: what is unknown is the worst until it is known.
    """
    now, after = (band(catalogue, Fraction(plan[name]["high"])) for name in ("exposure_now", "exposure_after"))
    label(review, program=plan["programs"], lock_in=[after, f"now_{now}"])
