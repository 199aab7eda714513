"""What is stored of the firms' requests for a review, as the services leave it in each status."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from readiness.models import Revision
from readiness.models.review import Status
from readiness.services.reviews.asking import CONSENT_TEXT, CONSENT_VERSION
from readiness.services.reviews.labels import own_tags, search_text
from readiness.simulation.details import Details
from readiness.simulation.requests import Request

from .bulk import Row
from .made import Chunk, Made

ASKED = "Who does this in your firm, and since when?"
ANSWER = "Two of us, since spring."


def reviews(
    made: Made, chunk: Chunk, revisions: Sequence[int], submissions: Sequence[int], plans: Sequence[Sequence[str]]
) -> Iterator[Row]:
    """plans: the labels that follow from each firm's plan."""
    tags = [(*own, *of_plan) for own, of_plan in zip(_own_tags(made), plans, strict=True)]
    rows = zip(submissions, revisions, made.details, made.requests, made.results, tags, strict=True)
    for submission, revision, details, request, result, own in rows:
        yield {
            "submission_id": submission,
            "revision_id": revision,
            "status": request.status,
            "assignee_id": None if request.advisor is None else chunk.advisors[request.advisor],
            "asked_at": request.asked_at,
            "due_at": request.due_at,
            "asked_back_at": request.asked_back_at,
            "finished_at": request.finished_at,
            "changed_at": request.finished_at or request.asked_back_at or request.asked_at,
            "message": request.message,
            "note": "",
            "note_version": 0,
            **_copies(details, request, result["rating"], own),
        }


def _copies(details: Details, request: Request, rating: dict[str, Any], tags: Sequence[str]) -> Row:
    """What the queue shows and filters by; of what was withdrawn nothing."""
    if request.status == Status.WITHDRAWN:
        return {"firm": "", "search": "", "level": 0, "could_be": 0, "tags": ()}
    return {
        "firm": details.name,
        "search": search_text(details.name, details.uen),
        "level": rating["level"] or 0,
        "could_be": rating["could_be"] or 0,
        "tags": sorted((*tags, "flag:reply") if request.has_replied else tags),
    }


def _own_tags(made: Made) -> Iterator[list[str]]:
    for situation, inputs, result in zip(made.situations, made.inputs, made.results, strict=True):
        rating = result["rating"]
        yield own_tags(
            Revision(
                questionnaire_id=made.version,
                mode=situation.mode,
                profile=inputs["profile"],
                result=result,
                level=rating["level"],
                could_be=rating["could_be"],
            )
        )


def consents(made: Made, submissions: Sequence[int]) -> Iterator[Row]:
    """One where the firm agreed, and another where it took that back."""
    text = str(CONSENT_TEXT)
    for submission, request in zip(submissions, made.requests, strict=True):
        given = {"submission_id": submission, "purpose": "review", "version": CONSENT_VERSION, "text": text}
        yield {**given, "is_given": True, "at": request.asked_at}
        if request.status == Status.WITHDRAWN:
            yield {**given, "is_given": False, "at": request.asked_at + timedelta(hours=20)}


def clarifications(made: Made, chunk: Chunk, submissions: Sequence[int]) -> Iterator[Row]:
    """A question to each firm that is asked back or has just answered."""
    for submission, request in zip(submissions, made.requests, strict=True):
        if request.advisor is None or not (request.asked_back_at or request.has_replied):
            continue
        sent_at = request.asked_back_at or request.asked_at + timedelta(hours=10)
        yield {
            "review_id": submission,
            "question": "STR1",
            "text": ASKED,
            "by_id": chunk.advisors[request.advisor],
            "created_at": sent_at,
            "sent_at": sent_at,
            "answer": ANSWER if request.has_replied else "",
            "response": None,
            "ended_at": sent_at + timedelta(hours=9) if request.has_replied else None,
        }
