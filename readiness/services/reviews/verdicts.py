"""What the advisor found about an answer. The answer itself stays as the firm gave it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused, Stale
from readiness.core.responses import Response, is_possible
from readiness.models import Review, Revision, User, Verdict
from readiness.queries.editions import edition
from readiness.services.audit import record

from .in_hand import check_asked, check_stated, held
from .replies import look_at_reply


@transaction.atomic
def save_verdict(
    *,
    review: Review,
    question: str,
    version: int,
    evidence: str,
    response: Response | None,
    reason: str,
    by: User,
    revision: int | None = None,
) -> Verdict:
    """Keep how sure the advisor is of an answer, and the answer as adjusted (None, or the same: as declared).

    version: of the verdict that the page showed, 0 for none. revision: id of the self-assessment that it showed.
    Raises Stale if somebody saved another verdict meanwhile or the firm's answer is not the one shown, and
    ReviewRefused if an adjusted answer is not possible or has no reason, or the review is not in the hands of `by`.
    """
    found = held(review, by)
    check_asked(found.revision, question)
    stored = found.verdicts.select_related("by").filter(question=question).first()
    given = {"evidence": evidence, "response": response, "reason": reason}
    if version != (stored.version if stored else 0) or _shows_another_answer(found, question, revision):
        raise Stale(_stale(stored), stored=stored, given=given)
    declared = found.revision.responses.get(question)
    given["response"] = None if response == declared else response
    _check(found.revision, question, given["response"], reason)
    before = _values(stored)
    verdict = stored or Verdict(review=found, question=question, version=0)
    for name, value in given.items():
        setattr(verdict, name, value)
    verdict.version, verdict.by = verdict.version + 1, by
    verdict.save()
    _record(found, verdict, before)
    look_at_reply(found)
    return verdict


def _check(revision: Revision, question: str, response: Response | None, reason: str) -> None:
    if response is None:
        return
    if not is_possible(edition(revision.questionnaire_id).questionnaire.by_code[question], response):
        raise ReviewRefused(_("This is not a possible answer to the question. Choose one of those on the page."))
    check_stated(reason, _("Say why you change the answer. The firm reads it beside its own answer."))


def _shows_another_answer(review: Review, question: str, revision: int | None) -> bool:
    if revision is None or revision == review.revision_id:
        return False
    shown = Revision.objects.filter(pk=revision, submission=review.pk).only("responses").first()
    return shown is None or shown.responses.get(question) != review.revision.responses.get(question)


def _stale(stored: Verdict | None) -> str:
    if stored is None:
        return _("The firm has changed this answer meanwhile. Nothing of yours is lost: look at both and save again.")
    told = _("%(name)s saved this answer meanwhile. Nothing of yours is lost: look at both and save again.")
    return told % {"name": stored.by}


def _values(verdict: Verdict | None) -> dict[str, Any]:
    return (
        {"answer": verdict.response, "evidence": verdict.evidence}
        if verdict
        else dict.fromkeys(("answer", "evidence"))
    )


def _record(review: Review, verdict: Verdict, before: dict[str, Any]) -> None:
    """Record both answers by the question's code: what it was taken for until now, and what it is taken for."""
    declared = review.revision.responses.get(verdict.question)
    answers = tuple(declared if each is None else each for each in (before["answer"], verdict.response))
    changes = {verdict.question: answers, "evidence": (before["evidence"], verdict.evidence)}
    record("save verdict", by=verdict.by, submission=review.submission, changes=changes, reason=verdict.reason)
