"""What became of the steps of plans."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from programs.models import Recommendation, Uptake

from .catalogues import catalogue_edition

PLANNED = ("catalogue", "programs", "revision__advised_plan__programs")


def uptake_of(submission_id: int) -> dict[str, Uptake]:
    """Return what was said of a submission's steps, by programme."""
    return {each.program: each for each in Uptake.objects.filter(submission=submission_id).prefetch_related("by")}


def planned_for(submission_id: int) -> Mapping[str, tuple[str, str]]:
    """Return the name and the vendor of every programme that was ever planned for a submission, by its slug.

    By the rules or by an advisor; an advised plan is of the catalogue that the rules were tried with.
    """
    mine = Recommendation.objects.filter(revision__submission=submission_id).order_by("pk")
    found: dict[str, tuple[str, str]] = {}
    for catalogue_id, programs, advised in mine.values_list(*PLANNED):
        by_slug = catalogue_edition(catalogue_id).catalogue.by_slug
        for slug in chain(programs, advised or ()):
            if slug in by_slug:
                found[slug] = by_slug[slug].name, by_slug[slug].vendor
    return found


@dataclass(frozen=True)
class Marked:
    """What became of one step, in words. on: the day that was given."""

    name: str
    state: str
    on: date


def marked_steps(submission_id: int) -> list[Marked]:
    """Return what was said of a submission's steps, in the order of their days; one query where nothing was."""
    found = sorted(uptake_of(submission_id).values(), key=lambda each: each.on)
    planned = planned_for(submission_id) if found else {}
    return [
        Marked(planned.get(each.program, (each.program, ""))[0], each.get_state_display(), each.on) for each in found
    ]
