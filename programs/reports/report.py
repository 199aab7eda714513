"""The report of a result: two pages to hand on, or everything there is to know."""

from enum import StrEnum
from typing import Any

from django.utils.translation import get_language

from readiness.models import Revision

from . import advising, answering, offering, overview, planning, proof, rising, standing
from .characters import printable
from .fitting import FITS, Data, fitted
from .labels import LABELS
from .subject import Subject, subject_of
from .typesetting import TooLong, typeset


class Form(StrEnum):
    SHORT = "short"
    FULL = "full"


def report(revision: Revision, form: Form) -> bytes:
    """Return the report of a revision whose submission and organisation are at hand, as PDF."""
    subject = subject_of(revision)
    receipt = proof.receipt(subject)  # its digest and picture are ours, and stay as they are
    if form == Form.FULL:
        return typeset("full.typ", printable(_common(subject) | _in_full(subject)) | {"receipt": receipt})
    return _short(printable(_common(subject)), receipt)


def _short(data: Data, receipt: Data) -> bytes:
    """Return the first of the sizes, from large to small, that fits two pages."""
    for fit in FITS[:-1]:
        try:
            return typeset("short.typ", fitted(data, fit) | {"receipt": receipt})
        except TooLong:
            continue
    return typeset("short.typ", fitted(data, FITS[-1]) | {"receipt": receipt})


def _common(of: Subject) -> dict[str, Any]:
    it = of.result
    return {
        "lang": (get_language() or "en").partition("-")[0],
        "words": {name: str(text) for name, text in LABELS.items()},
        "head": overview.head(of),
        "level": overview.level(it),
        "limits": standing.limits(it),
        "parts": standing.parts(it),
        "targets": standing.targets(it),
        "gates": standing.gates(it),
        "way": rising.way_up(it),
        "plan": planning.plan(of.plan) if of.plan else None,
        "reviewed": advising.reviewed(of),
    }


def _in_full(of: Subject) -> dict[str, Any]:
    plan = of.advised or of.plan
    return {
        "detail": rising.detail(of.result),
        "others": planning.others(of.plan) if of.plan else [],
        "facts": answering.facts(of),
        "answers": answering.answers(of),
        "sources": offering.sources(plan) if plan else [],
    }
