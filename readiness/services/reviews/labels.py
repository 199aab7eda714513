"""What the queue filters by: copies on the review, made from its revision, and labels that others add."""

from collections.abc import Iterable

from readiness.core.profile import trait_holds
from readiness.models import Review, Revision
from readiness.queries.editions import edition

OWN = ("sector", "size", "mode", "level", "below", "goal", "gate")
"""Prefixes of tags that follow from the revision."""
OWN_FLAGS = ("borderline", "wide", "decides", "sensitive")
"""Flags that do, too."""
LONGEST_NAME = 120
WIDE = 2
"""A rating whose range is this many levels or more is told apart in the queue."""


def refresh(review: Review) -> None:
    """Copy to the (locked) review what the queue shows and filters, from its revision and its firm, and save it."""
    organisation, revision = review.submission.organisation, review.revision
    review.firm = organisation.name
    review.search = search_text(organisation.name, organisation.uen)
    review.level, review.could_be = revision.level or 0, revision.could_be or 0
    own = {f"flag:{name}" for name in OWN_FLAGS}
    kept = [tag for tag in review.tags if tag.partition(":")[0] not in OWN and tag not in own]
    review.tags = (*kept, *own_tags(revision))
    review.save(update_fields=["firm", "search", "level", "could_be", "tags", "changed_at"])


def search_text(name: str, uen: str) -> str:
    """Return what the queue's search looks in. Some letters become several, so that a name may grow: it is cut."""
    return f"{name.casefold()[:LONGEST_NAME]} {uen.casefold()}".strip()


def own_tags(revision: Revision) -> list[str]:
    """Return the labels that follow from a revision alone."""
    return [*_labels(revision), *(f"flag:{name}" for name in _flags(revision))]


def label(review: Review, **values: Iterable[str]) -> None:
    """Replace the (locked) review's tags of some prefixes, such as `program=[...]`, and save them."""
    kept = [tag for tag in review.tags if tag.partition(":")[0] not in values]
    review.tags = (*kept, *(f"{prefix}:{value}" for prefix, several in values.items() for value in several))
    review.save(update_fields=["tags", "changed_at"])


def flag(review: Review, name: str, *, on: bool) -> None:
    """Raise or lower one flag of the (locked) review."""
    flags = {tag.partition(":")[2] for tag in review.tags if tag.startswith("flag:")}
    label(review, flag=sorted(flags | {name} if on else flags - {name}))


def _labels(revision: Revision) -> list[str]:
    rating = revision.result["rating"]
    below = [code for code, each in rating["dimensions"].items() if each["level"] and each["level"] < each["target"]]
    return [
        f"sector:{revision.profile['sector']}",
        f"size:{revision.profile['headcount']}",
        f"mode:{revision.mode}",
        f"level:{revision.level or 0}",
        *(f"below:{code}" for code in below),
        *(f"goal:{goal}" for goal in revision.profile["goals"]),
        *(f"gate:{gate['code']}" for gate in rating["gates"]),
    ]


def _flags(revision: Revision) -> list[str]:
    rating = revision.result["rating"]
    sensitive = edition(revision.questionnaire_id).questionnaire.trait_by_code["sensitive_data"]
    holds = {
        "borderline": bool(rating.get("borderline")),
        "wide": (revision.could_be or 0) - (revision.level or 0) >= WIDE,
        "decides": bool(rating["decided_by"]),
        "sensitive": trait_holds(sensitive, revision.profile, at_worst=False),
    }
    return [name for name in OWN_FLAGS if holds[name]]
