"""What is stored of the firms themselves: who they are, what they answered, and how that is rated."""

import json
from collections.abc import Iterator, Sequence

from programs.core.packing import pack
from readiness.core.canonical import canonical_json
from readiness.core.receipt import receipt_text
from readiness.links import code_hash, link_hash, link_token, new_salt, return_code
from readiness.queries.editions import edition
from readiness.services.keys import signing_key

from .bulk import Row
from .made import Made

NOTE = "We only began with this a few months ago."
NOTES = {3: {"DAT2": NOTE}, 7: {"TEC1": NOTE, "GOV1": "Our parent company decides this."}}
"""Notes to answers, by the firm's place within ten."""


def organisations(made: Made, pks: Sequence[int]) -> Iterator[Row]:
    for pk, details, request in zip(pks, made.details, made.requests, strict=True):
        given = {"name": details.name, "uen": details.uen, "activity": details.activity}
        yield {"id": pk, **given, "is_made_up": True, "created_at": request.asked_at}


def submissions(made: Made, pks: Sequence[int], organisations: Sequence[int]) -> Iterator[Row]:
    rows = zip(pks, organisations, made.situations, made.texts, made.requests, strict=True)
    for pk, organisation, situation, texts, request in rows:
        salt = new_salt()
        yield {
            "id": pk,
            "organisation_id": organisation,
            "questionnaire_id": made.version,
            "previous_id": None,
            "mode": situation.mode,
            "profile": texts.profile,
            "responses": texts.responses,
            "saved_from": "{}",
            "notes": json.dumps(NOTES.get(pk % 10, {})),
            "link_salt": salt,
            "link_hash": link_hash(link_token(salt)),
            "code_hash": code_hash(return_code(salt)),
            "contact_email": f"owner-{pk}@simulated.invalid",
            "asked_for_review": True,
            "created_at": request.asked_at,
            "changed_at": request.asked_at,
        }


def revisions(made: Made, pks: Sequence[int], submissions: Sequence[int]) -> Iterator[Row]:
    versions = canonical_json({"questionnaire": edition(made.version).digest})
    key = signing_key()
    rows = zip(pks, submissions, made.situations, made.texts, made.results, made.requests, strict=True)
    for pk, submission, situation, texts, result, request in rows:
        yield {
            "id": pk,
            "submission_id": submission,
            "number": 1,
            "kind": "declared",
            "questionnaire_id": made.version,
            "mode": situation.mode,
            "as_of": situation.as_of.isoformat(),
            "profile": texts.profile,
            "responses": texts.responses,
            "result": texts.result,
            "receipt": receipt_text(texts.inputs, versions, texts.result, key),
            "level": result["rating"]["level"],
            "could_be": result["rating"]["could_be"],
            "created_at": request.asked_at,
        }


def columns(made: Made, revisions: Sequence[int], submissions: Sequence[int]) -> Iterator[Row]:
    for revision, submission, data in zip(revisions, submissions, pack(made.firms, made.seeds), strict=True):
        yield {
            "submission_id": submission,
            "revision_id": revision,
            "questionnaire_id": made.version,
            "data": data,
        }
