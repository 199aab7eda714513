"""Everything the page of one review shows, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects

from readiness.core.wording import Wording
from readiness.models import Clarification, Comment, Conclusion, Mail, Review, Revision, User, Verdict
from readiness.models.review import ENDED, Status
from readiness.permissions import can_assign, can_reopen, can_review, can_work
from readiness.queries.comparison import earlier_revision
from readiness.queries.mails import failed_mail
from readiness.queries.record import Entry, timeline
from readiness.queries.revisions import notes_beside

from .adjusted import adjusted_situation
from .missing import missing_before_finish
from .rerating import Adjustment, Rerating, adjustments, rating_now, rerating
from .rows import Found, PartRows, Row, part_rows
from .threads import Said, calls, threads

HISTORY = 8


@dataclass(frozen=True)
class Rights:
    """What the person who looks may do now."""

    work: bool
    comment: bool
    take: bool
    take_over: bool
    release: bool
    reopen: bool
    settle: bool


@dataclass(frozen=True)
class ReviewPage:
    """missing: what has to be done before it can be finished. newer: a later self-assessment it is not about."""

    review: Review
    found: Found
    parts: tuple[PartRows, ...]
    levels: Rerating
    adjustments: tuple[Adjustment, ...]
    missing: tuple[str, ...]
    calls: tuple[Said, ...]
    history: tuple[Entry, ...]
    conclusions: tuple[Conclusion, ...]
    newer: Revision | None
    failed_mail: Mail | None
    rights: Rights

    @property
    def words(self) -> Wording:
        return self.found.words

    @cached_property
    def rows(self) -> dict[str, Row]:
        return {row.code: row for part in self.parts for row in part.rows}

    @property
    def drafts(self) -> list[Clarification]:
        return [each for each in self.found.pending.values() if each.sent_at is None]

    @property
    def waiting(self) -> list[Clarification]:
        return [each for each in self.found.pending.values() if each.sent_at is not None]

    @property
    def replies(self) -> list[str]:
        """Questions that the firm answered and nobody has looked at, if there is such news."""
        if "flag:reply" not in self.review.tags:
            return []
        return [code for code, row in self.rows.items() if any(said.is_of_firm for said in row.thread)]

    @property
    def general(self) -> Sequence[Said]:
        return self.found.threads.get("", ())

    @property
    def left(self) -> int:
        return sum(part.applicable - part.looked_at for part in self.parts)

    @property
    def level_name(self) -> str:
        level = self.levels.now["level"]
        return self.words.levels[level].name if level else ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the firm stated about itself, in words."""
        profile = self.found.declared.profile
        return [(self.words.profile[code].short, self.fact_of[code]) for code in profile]

    @cached_property
    def fact_of(self) -> dict[str, str]:
        profile, words = self.found.declared.profile, self.words.profile
        several = {code: [given] if isinstance(given, str) else given for code, given in profile.items()}
        return {code: "; ".join(words[code].values[each] for each in given) for code, given in several.items()}


def find_review(pk: int) -> Review | None:
    """Return a review with what its page and its access need, without the bytes of receipts."""
    related = Review.objects.select_related("submission__organisation", "revision", "assignee")
    return related.defer("revision__receipt").filter(pk=pk).first()


def review_page(review: Review, user: User) -> ReviewPage:
    """Return the page of a review that this person may open.

    review: as it was just read. Its verdicts stay with it, so that its plan need not read them again.
    """
    prefetch_related_objects([review], Prefetch("verdicts", Verdict.objects.select_related("by")))
    verdicts = list(review.verdicts.all())
    comments = list(review.comments.select_related("by"))
    clarifications = list(review.clarifications.select_related("by"))
    found = _found(review, verdicts, comments, clarifications)
    pending = list(found.pending.values())
    conclusions = tuple(review.conclusions.select_related("by", "revision", "declared").defer("revision__receipt"))
    return ReviewPage(
        review=review,
        found=found,
        parts=part_rows(found),
        levels=rerating(review.revision, found.rating),
        adjustments=adjustments(review.revision, verdicts),
        missing=tuple(missing_before_finish(review, verdicts, pending, found.situation)),
        calls=calls(comments),
        history=timeline(review.submission, HISTORY),
        conclusions=conclusions,
        newer=_newer(review) if conclusions else None,
        failed_mail=failed_mail(review.submission),
        rights=_rights(review, user),
    )


def _found(
    review: Review, verdicts: list[Verdict], comments: list[Comment], clarifications: list[Clarification]
) -> Found:
    declared = review.revision
    declared.submission = review.submission
    situation = adjusted_situation(declared, verdicts)
    found = Found(
        declared=declared,
        earlier=earlier_revision(review.submission, declared),
        notes=notes_beside(declared, review.submission),
        verdicts={each.question: each for each in verdicts},
        pending={each.question: each for each in clarifications if each.ended_at is None},
        threads={},
        situation=situation,
        rating=rating_now(declared, situation),
    )
    return replace(found, threads=threads(comments, clarifications, found.words))


def _newer(review: Review) -> Revision | None:
    """Return a later self-assessment; a review follows its firm's until it was finished once."""
    later = review.submission.revisions.declared().filter(number__gt=review.revision.number)
    newest: Revision | None = later.only("number", "as_of", "level", "submission_id").last()
    return newest


def _rights(review: Review, user: User) -> Rights:
    is_advisor = can_review(user)
    works = is_advisor and can_work(user, review)
    has_ended = review.status in ENDED
    return Rights(
        work=works,
        comment=is_advisor,
        take=is_advisor and review.status == Status.WAITING,
        take_over=is_advisor and review.is_in_hand and not works,
        release=review.status == Status.IN_REVIEW and (works or can_assign(user)),
        reopen=has_ended and can_reopen(user, review),
        settle=review.status == Status.DISPUTED and can_assign(user),
    )
