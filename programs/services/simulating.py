"""Filling the database with firms that do not exist, as if each had been handed in; in bulk."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from programs.models import Recommendation
from programs.queries.catalogues import catalogue_edition, current_catalogue
from programs.queries.recommendations import answers_to
from readiness.core.assessment import as_data, assessments, rate_all
from readiness.core.receipt import inputs_of, make_receipt
from readiness.core.responses import Situation, read_situation
from readiness.links import code_hash, link_hash, link_token, new_salt, return_code
from readiness.models import Organisation, Revision, Submission
from readiness.queries.editions import current_version, edition
from readiness.services.audit import record
from readiness.services.keys import signing_key
from readiness.simulation import firms

from .firm_columns import keep_columns
from .recommendations import recommendation_of

CHUNK = 2000


def simulate(count: int, *, seed: int, with_plans: bool = True) -> Iterator[int]:
    """Add simulated firms, a chunk a transaction, and yield how many there are by then.

    The same seed gives the same firms. with_plans: match each and keep its recommendation; without, only what a
    dry run needs is kept.
    """
    for start in range(0, count, CHUNK):
        some = min(CHUNK, count - start)
        add_chunk(some, seed=f"{seed}:{start}", with_plans=with_plans)
        yield start + some


@transaction.atomic
def add_chunk(count: int, *, seed: str, with_plans: bool) -> None:
    """Add some simulated firms, all or none."""
    version, today = current_version(), timezone.localdate()
    questionnaire = edition(version).questionnaire
    found = firms(questionnaire, count, seed=seed)
    situations = [replace(read_situation(questionnaire, each), as_of=today) for each in found]
    submissions = _submissions(situations, version)
    revisions = _revisions(situations, submissions, version, today)
    keep_columns(revisions)
    if with_plans:
        _recommend(situations, revisions)
    record("simulate", by=None, changes={"firms": (0, count)}, reason=f"seed {seed}")


def _submissions(situations: Sequence[Situation], version: int) -> list[Submission]:
    names = (f"Simulated firm {number} (sample)" for number in range(len(situations)))
    organisations = Organisation.objects.bulk_create(Organisation(name=name) for name in names)
    return Submission.objects.bulk_create(
        _submission(situation, organisation, version)
        for situation, organisation in zip(situations, organisations, strict=True)
    )


def _submission(situation: Situation, organisation: Organisation, version: int) -> Submission:
    salt, inputs = new_salt(), inputs_of(situation)
    return Submission(
        organisation=organisation,
        questionnaire_id=version,
        mode=situation.mode,
        profile=inputs["profile"],
        responses=inputs["responses"],
        link_salt=salt,
        link_hash=link_hash(link_token(salt)),
        code_hash=code_hash(return_code(salt)),
    )


def _revisions(
    situations: Sequence[Situation], submissions: Sequence[Submission], version: int, today: date
) -> list[Revision]:
    rated = assessments(edition(version).questionnaire, rate_all(edition(version).questionnaire, situations))
    versions, key = {"questionnaire": edition(version).digest}, signing_key()
    made = []
    for situation, submission, assessment in zip(situations, submissions, rated, strict=True):
        inputs, result = inputs_of(situation), as_data(assessment)
        made.append(
            Revision(
                submission=submission,
                number=1,
                questionnaire_id=version,
                mode=situation.mode,
                as_of=today,
                profile=inputs["profile"],
                responses=inputs["responses"],
                result=result,
                receipt=make_receipt(inputs, versions, result, key),
                level=assessment.rating.level,
                could_be=assessment.rating.could_be,
            )
        )
    found: list[Revision] = Revision.objects.bulk_create(made)
    return found


def _recommend(situations: Sequence[Situation], revisions: Sequence[Revision]) -> None:
    version = current_catalogue()
    it = edition(revisions[0].questionnaire_id)
    digests = {"catalogue": catalogue_edition(version).digest, "questionnaire": it.digest}
    answers = answers_to(it.questionnaire, catalogue_edition(version).catalogue, list(situations))
    Recommendation.objects.bulk_create(
        recommendation_of(revision, answer, version, digests)
        for revision, answer in zip(revisions, answers, strict=True)
    )
