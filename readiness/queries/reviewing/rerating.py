"""The rating of the adjusted answers beside the self-assessed one, and why they differ. Computed, never stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from readiness.core.assessment import Rated, as_data, assessments
from readiness.core.columns import batch_of
from readiness.core.rating import rate
from readiness.core.responses import Response, Situation
from readiness.core.wording import Wording
from readiness.models import Revision, Verdict
from readiness.queries.editions import edition, words_of
from readiness.queries.news import statement

from .adjusted import adjusted_responses, situation_with

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Adjustment:
    """One adjusted answer. without, level: the firm's level without and with this change, 0 for none."""

    verdict: Verdict
    text: str
    declared: str
    reviewed: str
    without: int
    level: int

    @property
    def moves(self) -> bool:
        return self.without != self.level


@dataclass(frozen=True)
class Rerating:
    """before, now: ratings as a revision's result has them.

    reasons: what differs; limits: what holds the firm down now; both in sentences.
    """

    before: Data
    now: Data
    reasons: tuple[str, ...]
    limits: tuple[str, ...]

    @property
    def is_range(self) -> bool:
        return bool(self.now["level"]) and self.now["could_be"] > self.now["level"]


def rating_now(declared: Revision, situation: Situation) -> Data:
    """Return the rating of the adjusted answers; the stored one if nothing was adjusted."""
    if situation.responses == declared.responses:
        stored: Data = declared.result["rating"]
        return stored
    questionnaire = edition(declared.questionnaire_id).questionnaire
    batch = batch_of(questionnaire, [situation])
    # without the way up, which takes longest and is not shown here
    (assessment,) = assessments(questionnaire, Rated([situation], batch, rate(questionnaire, batch), [None]))
    rating: Data = as_data(assessment)["rating"]
    return rating


def rerating(declared: Revision, now: Data) -> Rerating:
    """Lay both ratings side by side."""
    before, words = declared.result["rating"], words_of(edition(declared.questionnaire_id))
    return Rerating(before, now, tuple(_reasons(before, now, words)), tuple(_limits(now, words)))


def adjustments(declared: Revision, verdicts: Sequence[Verdict]) -> tuple[Adjustment, ...]:
    """Return every adjusted answer with what it alone does to the level, all rated in one batch."""
    questionnaire = edition(declared.questionnaire_id).questionnaire
    words = words_of(edition(declared.questionnaire_id))
    adjusted = sorted(
        (each for each in verdicts if each.response is not None),
        key=lambda each: questionnaire.position[each.question],
    )
    if not adjusted:
        return ()
    everything = adjusted_responses(declared, adjusted)
    without = (_without(everything, declared, each.question) for each in adjusted)
    situations = [situation_with(declared, each) for each in (everything, *without)]
    level, *others = rate(questionnaire, batch_of(questionnaire, situations)).levels[0].tolist()
    return tuple(
        _adjustment(words, declared, verdict, other, level) for verdict, other in zip(adjusted, others, strict=True)
    )


def _adjustment(words: Wording, declared: Revision, verdict: Verdict, without: int, level: int) -> Adjustment:
    code = verdict.question
    own = statement(words, code, declared.responses.get(code))
    return Adjustment(
        verdict, words.questions[code].text, own, statement(words, code, verdict.response), without, level
    )


def _without(responses: Mapping[str, Response], declared: Revision, code: str) -> dict[str, Response]:
    rest = {each: value for each, value in responses.items() if each != code}
    return rest | ({code: declared.responses[code]} if code in declared.responses else {})


def _reasons(before: Data, now: Data, words: Wording) -> Iterator[str]:
    yield from _gates(before, now, words)
    yield from _parts(before, now, words)
    if before["base"] != now["base"]:
        told = _("What more than half of the parts reach goes from %(before)s to %(now)s.")
        yield told % {"before": before["base"] or "–", "now": now["base"] or "–"}
    if before["borderline"] and not now["borderline"]:
        yield _("It was borderline before: the average pointed to another level.")
    if now["borderline"] and not before["borderline"]:
        yield _("It is borderline now: the average points to another level.")
    yield from _applicable(before, now)


def _gates(before: Data, now: Data, words: Wording) -> Iterator[str]:
    were, are = ({gate["code"]: gate for gate in rating["gates"]} for rating in (before, now))
    for code, gate in were.items():
        if code not in are:
            told = _("“%(name)s” no longer limits the level (%(question)s).")
            yield told % {"name": words.gates[code].name, "question": gate["question"]}
    for code, gate in are.items():
        if code not in were or were[code]["cap"] != gate["cap"]:
            told = _("“%(name)s” now limits the firm to level %(cap)s (%(question)s).")
            yield told % {"name": words.gates[code].name, "cap": gate["cap"], "question": gate["question"]}


def _limits(now: Data, words: Wording) -> Iterator[str]:
    for gate in now["gates"]:
        told = _("“%(name)s” limits the firm to level %(cap)s (%(question)s).")
        yield told % {"name": words.gates[gate["code"]].name, "cap": gate["cap"], "question": gate["question"]}
    if now["weakest_link"] and now["weakest_link"] == now["level"] and now["weakest_link"] < (now["base"] or 0):
        yield _("The weakest part holds the firm at level %(level)s.") % {"level": now["level"]}
    decisive = [code for code in now["decided_by"] if code in words.questions]
    if decisive:
        yield _("What is not known decides the level: %(codes)s.") % {"codes": ", ".join(decisive)}


def _parts(before: Data, now: Data, words: Wording) -> Iterator[str]:
    for code, part in words.dimensions.items():
        old, new = before["dimensions"][code]["level"], now["dimensions"][code]["level"]
        if old != new:
            told = _("%(part)s goes from %(before)s to %(now)s.")
            yield told % {"part": part.name, "before": old or "–", "now": new or "–"}


def _applicable(before: Data, now: Data) -> Iterator[str]:
    closed = [code for code in now["not_applicable"] if code not in before["not_applicable"]]
    opened = [code for code in before["not_applicable"] if code not in now["not_applicable"]]
    if closed:
        yield _("No longer counted, because it does not apply: %(codes)s.") % {"codes": ", ".join(closed)}
    if opened:
        yield _("Applies now and has no answer, so it counts as not known: %(codes)s.") % {"codes": ", ".join(opened)}
