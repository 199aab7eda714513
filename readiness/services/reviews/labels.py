"""What the queue filters by: copies on the review, made from its revision, and labels that others add."""

from collections.abc import Iterable

from readiness.core.profile import trait_holds
from readiness.models import Review
from readiness.queries.editions import edition

OWN = ("sector", "size", "mode", "level", "below", "goal", "gate")
"""Prefixes of tags that follow from the revision."""
WIDE = 2
"""A rating whose range is this many levels or more is told apart in the queue."""


def refresh(review: Review) -> None:
    """Copy to the (locked) review what the queue shows and filters, from its revision and its firm, and save it."""
    organisation, revision = review.submission.organisation, review.revision
    review.firm = organisation.name
    review.search = f"{organisation.name} {organisation.uen}".casefold().strip()
    review.level, review.could_be = revision.level or 0, revision.could_be or 0
    flags = dict.fromkeys(("borderline", "wide", "decides", "sensitive"), False) | dict.fromkeys(_flags(review), True)
    kept = [tag for tag in review.tags if tag.partition(":")[0] not in OWN]
    kept = [tag for tag in kept if tag not in {f"flag:{name}" for name in flags}]
    review.tags = (*kept, *_own(review), *(f"flag:{name}" for name, is_on in flags.items() if is_on))
    review.save(update_fields=["firm", "search", "level", "could_be", "tags", "changed_at"])


def label(review: Review, **values: Iterable[str]) -> None:
    """Replace the (locked) review's tags of some prefixes, such as `program=[...]`, and save them."""
    kept = [tag for tag in review.tags if tag.partition(":")[0] not in values]
    review.tags = (*kept, *(f"{prefix}:{value}" for prefix, several in values.items() for value in several))
    review.save(update_fields=["tags", "changed_at"])


def flag(review: Review, name: str, *, on: bool) -> None:
    """Raise or lower one flag of the (locked) review."""
    flags = {tag.partition(":")[2] for tag in review.tags if tag.startswith("flag:")}
    label(review, flag=sorted(flags | {name} if on else flags - {name}))


def _own(review: Review) -> list[str]:
    revision, rating = review.revision, review.revision.result["rating"]
    below = [code for code, each in rating["dimensions"].items() if each["level"] and each["level"] < each["target"]]
    return [
        f"sector:{revision.profile['sector']}",
        f"size:{revision.profile['headcount']}",
        f"mode:{revision.mode}",
        f"level:{review.level}",
        *(f"below:{code}" for code in below),
        *(f"goal:{goal}" for goal in revision.profile["goals"]),
        *(f"gate:{gate['code']}" for gate in rating["gates"]),
    ]


def _flags(review: Review) -> list[str]:
    revision, rating = review.revision, review.revision.result["rating"]
    traits = {trait.code: trait for trait in edition(revision.questionnaire_id).questionnaire.traits}
    holds = {
        "borderline": bool(rating.get("borderline")),
        "wide": review.could_be - review.level >= WIDE,
        "decides": bool(rating["decided_by"]),
        "sensitive": trait_holds(traits["sensitive_data"], revision.profile, at_worst=False),
    }
    return [name for name, does in holds.items() if does]
