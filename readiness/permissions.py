"""Who may do what. `check_` raises with a sentence for people, `can_` says yes or no."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from readiness.models import Review, SecondReview, User
from readiness.models.review import IN_HAND, Status
from readiness.queries.people import is_staff_person

Person = User | AnonymousUser


def may(user: Person, permission: str) -> bool:
    return user.is_active and user.has_perm(permission)


def check_is_staff(user: Person) -> None:
    """Everybody with a role has an own account page; owners of firms have none."""
    if not is_staff_person(user):
        raise PermissionDenied(_("This page is for staff. The checks of your firm are under “My checks”."))


def check_can_review(user: Person) -> None:
    """Advisors and leads work on reviews."""
    if not may(user, "readiness.review_submission"):
        raise PermissionDenied(_("Only advisors can do this. An administrator can make you one."))


def check_can_read(user: Person) -> None:
    """Auditors read what advisors write, and change nothing."""
    if not (may(user, "readiness.review_submission") or may(user, "readiness.read_reviews")):
        raise PermissionDenied(_("Only advisors and auditors can read reviews. An administrator can allow it."))


def check_can_assign(user: Person) -> None:
    """Leads give work to others, see everybody's load and settle disputes."""
    if not may(user, "readiness.assign_review"):
        raise PermissionDenied(_("Only lead advisors can do this. Ask one of them."))


def check_can_audit(user: Person) -> None:
    if not may(user, "readiness.view_auditentry"):
        raise PermissionDenied(_("Only auditors and lead advisors can read the record."))


def check_can_open(user: Person, review: Review) -> None:
    """Who reads reviews may open one, unless the firm took it back or they owe a blind second look at it."""
    check_can_read(user)
    if review.status == Status.WITHDRAWN:
        raise PermissionDenied(_("The firm has withdrawn its request. What it wrote is no longer open to advisors."))
    if review.conclusions.filter(second__by=user.pk, second__handed_in_at=None).exists():
        raise PermissionDenied(_("You are giving a second, blind opinion on this firm. Hand that in first."))


def check_can_work(user: Person, review: Review) -> None:
    """Only whose it is may write in a review that is in hand."""
    check_can_review(user)
    if review.status not in IN_HAND:
        raise PermissionDenied(_("Nobody has this review in hand. Take it first."))
    if review.assignee_id != user.pk:
        raise PermissionDenied(
            _("%(name)s has this review in hand. You can take it over, with a reason.") % {"name": review.assignee}
        )


def check_can_give_second(user: Person, second: SecondReview) -> None:
    """Only who has taken a second look sees the answers to look at."""
    _check_not_withdrawn(user, second.conclusion.review)
    if second.by_id != user.pk:
        raise PermissionDenied(_("This second look is not yours. Take one from the list of second looks."))


def check_can_compare(user: Person, second: SecondReview) -> None:
    """Once a second look is in, both advisors see both looks, and so do leads; before that nobody does."""
    _check_not_withdrawn(user, second.conclusion.review)
    if second.handed_in_at is None:
        raise PermissionDenied(
            _("This second look is not handed in yet. Until then, neither advisor sees the other’s.")
        )
    if user.pk not in (second.by_id, second.conclusion.by_id) and not may(user, "readiness.assign_review"):
        raise PermissionDenied(_("Only the two advisors and lead advisors can compare these two looks."))


def check_can_reopen(user: Person, review: Review) -> None:
    """Who finished a review may open it again; what a firm disputes, and anybody's, lead advisors."""
    check_can_review(user)
    if not may(user, "readiness.assign_review") and (
        review.status == Status.DISPUTED or review.assignee_id != user.pk
    ):
        raise PermissionDenied(_("Only a lead advisor, or who finished it, can open this review again. Ask them."))


def _check_not_withdrawn(user: Person, review: Review) -> None:
    check_can_review(user)
    if review.status == Status.WITHDRAWN:
        raise PermissionDenied(_("The firm has withdrawn its request. What it wrote is no longer open to advisors."))


def _holds(check: Callable[..., None], *given: object) -> bool:
    try:
        check(*given)
    except PermissionDenied:
        return False
    return True


def can_review(user: Person) -> bool:
    return _holds(check_can_review, user)


def can_read(user: Person) -> bool:
    return _holds(check_can_read, user)


def can_assign(user: Person) -> bool:
    return _holds(check_can_assign, user)


def can_audit(user: Person) -> bool:
    return _holds(check_can_audit, user)


def can_work(user: Person, review: Review) -> bool:
    return _holds(check_can_work, user, review)


def can_reopen(user: Person, review: Review) -> bool:
    return _holds(check_can_reopen, user, review)
