"""Who works on reviews, and how much each has open."""

import pytest
from factories.queued import queued
from factories.reviews import make_staff

from readiness.models import User
from readiness.queries.queue.advisors import advisors, open_loads
from readiness.queries.queue.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(me) -> dict[str, User]:
    lead, both = make_staff("lead advisor"), make_staff("advisor", "lead advisor")
    for role in ("auditor", "catalogue editor", "administrator", ""):
        make_staff(*filter(None, [role]))
    User.objects.filter(pk=make_staff("advisor").pk).update(is_active=False)
    return {"me": me, "lead": lead, "both": both}


def test_advisors_are_who_may_review_each_once(people):
    assert set(advisors()) == set(people.values())
    assert advisors().count() == len(people)


def test_load_is_what_each_has_open_in_two_queries(people, me, django_assert_num_queries):
    for status in ("in_review", "clarification", "disputed", "done"):
        queued(by=me, status=status)
    queued()

    with django_assert_num_queries(2):
        loads = open_loads()

    assert {each.pk: each.told for each in loads} == {me.pk: "3", people["lead"].pk: "0", people["both"].pk: "0"}


def test_filter_offers_oneself_nobody_and_every_advisor(people):
    assert set(vocabulary().choices["assignee"]) == {"me", "nobody", *(str(each.pk) for each in people.values())}
