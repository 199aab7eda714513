"""What has to be done before a review can be finished."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from readiness.core.profile import trait_holds
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation
from readiness.models import Clarification, Review, Verdict
from readiness.queries.editions import edition

from .adjusted import adjusted_situation


def gate_questions(questionnaire: Questionnaire, situation: Situation) -> list[str]:
    """Return the questions that a gate could look at for this firm, in order: asked, applicable, its condition met.

    A fact that is unknown counts as met, as in the official rating.
    """
    traits = questionnaire.trait_by_code
    wanted = {
        rule.question
        for _gate, rule in questionnaire.gate_rules()
        if not rule.when or any(trait_holds(traits[code], situation.profile, at_worst=True) for code in rule.when)
    }
    asked = questionnaire.asked(situation.mode).difference(situation.not_applicable)
    return [code for code in questionnaire.position if code in wanted & asked]


def missing_before_finish(
    review: Review,
    verdicts: Iterable[Verdict],
    clarifications: Iterable[Clarification],
    situation: Situation | None = None,
) -> list[str]:
    """Return sentences that say what is missing; none if the review can be finished.

    clarifications: those that have not ended. situation: the adjusted one, if it is at hand.
    """
    verdicts, clarifications = list(verdicts), list(clarifications)
    situation = situation or adjusted_situation(review.revision, verdicts)
    questionnaire = edition(review.revision.questionnaire_id).questionnaire
    looked_at = {each.question for each in verdicts}
    gates = [code for code in gate_questions(questionnaire, situation) if code not in looked_at]
    drafted = [each.question for each in clarifications if each.sent_at is None]
    waiting = [each.question for each in clarifications if each.sent_at is not None]
    return [*_gates(gates), *_drafted(drafted), *_waiting(waiting)]


def _gates(codes: list[str]) -> list[str]:
    told = ngettext(
        "One question that can limit the level is still to be looked at: %(codes)s.",
        "Questions that can limit the level are still to be looked at: %(codes)s.",
        len(codes),
    )
    return [told % {"codes": ", ".join(codes)}] if codes else []


def _drafted(codes: list[str]) -> list[str]:
    told = _("Send or drop the questions that you have written: %(codes)s.")
    return [told % {"codes": ", ".join(codes)}] if codes else []


def _waiting(codes: list[str]) -> list[str]:
    told = _("The firm has not answered yet: %(codes)s.")
    return [told % {"codes": ", ".join(codes)}] if codes else []
