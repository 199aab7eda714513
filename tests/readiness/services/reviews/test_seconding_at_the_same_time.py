"""Advisors who reach for the same second look, on a database that lets them."""

from factories.reviews import make_staff
from factories.seconds import make_second
from factories.together import AT_ONCE, together

from readiness.core.errors import ReviewRefused
from readiness.models import AuditEntry, SecondReview
from readiness.services.reviews.seconding import save_second, take_second

pytestmark = AT_ONCE


def test_ten_who_take_it_make_one_owner(version):
    second = make_second()
    people = [make_staff("advisor") for _each in range(10)]

    found = together(*(lambda by=by: take_second(second=second, by=by) for by in people))

    assert sum(isinstance(each, ReviewRefused) for each in found) == 9
    assert SecondReview.objects.get().by in people
    assert AuditEntry.objects.filter(verb="take second look").count() == 1


def test_answers_of_two_tabs_are_all_kept(version):
    second = make_second(by=make_staff("advisor"))
    given = [{code: 3} for code in ("STR1", "VAL1", "DAT1", "PPL1", "TEC1")]

    together(*(lambda each=each: save_second(second=second, answers=each, by=second.by) for each in given))

    assert SecondReview.objects.get().responses == {code: 3 for each in given for code in each}
