"""The plans of simulated firms: of all as labels, worked out in columns; of some as whole recommendations."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from programs.core.exposure import exposure_now, score
from programs.core.lock_in import band
from programs.core.trial import try_catalogue
from programs.queries.catalogues import catalogue_edition, current_catalogue
from programs.queries.recommendations import answers_to
from programs.services.recommendations import recommendation_of
from readiness.models import Revision
from readiness.queries.editions import edition

from .bulk import Row
from .made import Chunk, Made


def tags_of_plans(made: Made, day: date) -> list[list[str]]:
    """Return the labels that the receiver of a request would give each firm's review, but for their order."""
    catalogue = catalogue_edition(current_catalogue()).catalogue
    found = try_catalogue(catalogue, made.questionnaire, day, made.firms, made.seeds)
    now = score(catalogue, exposure_now(catalogue, made.questionnaire, made.firms)[1])
    bands = {each: band(catalogue, Fraction(each, 4)) for each in {*now.tolist(), *found.exposures.tolist()}}
    programs = [[f"program:{slug}" for slug in members] for members in found.sets]
    rows = zip(found.plans.tolist(), now.tolist(), found.exposures.tolist(), strict=True)
    return [
        [*programs[plan], f"lock_in:{bands[after]}", f"lock_in:now_{bands[before]}"] for plan, before, after in rows
    ]


def recommendations(made: Made, chunk: Chunk, revisions: Sequence[int]) -> Iterator[Row]:
    """Whole recommendations of some firms, with their receipts, as of the day of the simulation."""
    version, questionnaire = current_catalogue(), edition(made.version)
    catalogue, places = catalogue_edition(version), chunk.recommended
    digests = {"catalogue": catalogue.digest, "questionnaire": questionnaire.digest}
    situations = [replace(made.situations[place], as_of=chunk.day) for place in places]
    answers = answers_to(made.questionnaire, catalogue.catalogue, situations)
    for place, answer in zip(places, answers, strict=True):
        revision = Revision(pk=revisions[place])
        it = recommendation_of(revision, answer, version, digests)
        yield {
            "revision_id": revision.pk,
            "catalogue_id": version,
            "as_of": chunk.day.isoformat(),
            "programs": json.dumps(it.programs),
            "exposure_now": it.exposure_now,
            "exposure_after": it.exposure_after,
            "receipt": json.dumps(it.receipt),
            "created_at": chunk.moment,
        }
