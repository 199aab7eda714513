"""A review as the firm sees it: where it stands, what was asked, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from readiness.models import Clarification, Comment, Conclusion, Review, Revision, Submission
from readiness.models.review import Status
from readiness.models.reviewing import Verdict

from .editions import edition, words_of
from .news import statement
from .results import Result, result_of


def review_of(submission: Submission) -> Review | None:
    """Return the firm's review, None if it never asked or has withdrawn."""
    review: Review | None = submission.review if submission.asked_for_review else None
    return review if review and review.status != Status.WITHDRAWN else None


def review_in_hand(submission: Submission) -> Review | None:
    """Return the review if an advisor has it in hand, so that the firm's answers are closed."""
    review = review_of(submission)
    return review if review and review.is_in_hand else None


def review_now(submission: Submission) -> Review | None:
    """Return the review as it is stored at this moment, for a page that was just refused something."""
    return Review.objects.visible().select_related("assignee").filter(pk=submission.pk).first()


def open_questions(review: Review | None) -> list[Clarification]:
    """Return the questions that wait for the firm."""
    if review is None or review.status != Status.CLARIFICATION:
        return []
    return list(review.clarifications.filter(ended_at=None).exclude(sent_at=None).select_related("by"))


@dataclass(frozen=True)
class Said:
    """A line of the talk between firm and advisor. by empty: the firm. question: what it is about, in words."""

    by: str
    at: datetime
    text: str
    question: str = ""


@dataclass(frozen=True)
class ReviewedAnswer:
    question: str
    declared: str
    reviewed: str
    evidence: str
    reason: str


@dataclass(frozen=True)
class Reviewed:
    """A conclusion beside the self-assessment that it is about."""

    conclusion: Conclusion
    own: Result
    result: Result
    answers: tuple[ReviewedAnswer, ...]

    @property
    def is_same_level(self) -> bool:
        return all(self.own.rating[name] == self.result.rating[name] for name in ("level", "could_be"))


@dataclass(frozen=True)
class Standing:
    """Where the review of a firm stands, beside one of its revisions.

    reviewed: what came of it for this very revision. other: the last conclusion, if it is about another one.
    """

    review: Review | None = None
    reviewed: Reviewed | None = None
    other: Conclusion | None = None
    questions: int = 0
    talk: tuple[Said, ...] = ()
    can_ask: bool = True

    @property
    def is_answered(self) -> bool:
        """Say whether the firm wrote since the review was finished, which is a dispute, and an advisor after it."""
        concluded = self.reviewed.conclusion.at if self.reviewed else None
        since = [said.by for said in self.talk if concluded and said.at > concluded]
        return "" in since and bool(since[-1])


def standing_of(submission: Submission, revision: Revision) -> Standing:
    """Return where the review stands; costs no query for a firm that never asked for one."""
    if not submission.asked_for_review:
        return Standing()
    review = review_of(submission)
    told = Conclusion.objects.filter(review=submission.pk).select_related("declared", "revision", "by")
    conclusions = list(told)
    own = [each for each in conclusions if revision in (each.declared, each.revision)]
    is_reviewed = bool(own) and revision.pk == own[-1].declared_id
    return Standing(
        review=review,
        reviewed=_reviewed(own[-1]) if own else None,
        other=conclusions[-1] if conclusions and not own else None,
        questions=len(open_questions(review)),
        talk=_talk(submission, revision),
        can_ask=review is None or (review.status == Status.DONE and not is_reviewed),
    )


def _reviewed(conclusion: Conclusion) -> Reviewed:
    words = words_of(edition(conclusion.declared.questionnaire_id))
    answers = tuple(
        ReviewedAnswer(
            words.questions[each["question"]].text,
            statement(words, each["question"], each["declared"]),
            statement(words, each["question"], each["reviewed"]),
            str(Verdict.Evidence(each["evidence"]).label),
            each["reason"],
        )
        for each in conclusion.changes
    )
    return Reviewed(conclusion, result_of(conclusion.declared), result_of(conclusion.revision), answers)


def _talk(submission: Submission, revision: Revision) -> tuple[Said, ...]:
    """Return what firm and advisor said to each other, in order; what advisors say among themselves is not there."""
    texts = words_of(edition(revision.questionnaire_id)).questions
    shared = Comment.objects.filter(review=submission.pk, kind=Comment.Kind.SHARED).select_related("by")
    answered = Clarification.objects.filter(review=submission.pk, ended_at__isnull=False).exclude(answer="")
    lines = [Said(_name(each), each.at, each.text, _text(texts, each.question)) for each in shared]
    for each in answered.exclude(sent_at=None).select_related("by"):
        asked, ended = each.sent_at or each.created_at, each.ended_at or each.created_at
        lines.append(Said(_name(each), asked, each.text, _text(texts, each.question)))
        lines.append(Said("", ended, each.answer, _text(texts, each.question)))
    return tuple(sorted(lines, key=lambda line: line.at))


def _name(said: Comment | Clarification) -> str:
    return said.by.name if said.by else ""


def _text(texts: Any, question: str) -> str:
    return texts[question].text if question in texts else ""
