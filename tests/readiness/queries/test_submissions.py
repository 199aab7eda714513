from datetime import date

import pytest
from factories import PROFILE, a_revision, a_submission, answers
from factories.reviews import make_review

from readiness.core.errors import InvalidInput
from readiness.models import Submission
from readiness.queries.submissions import by_email, by_token, has_changed_since, inputs_now, situation_of
from readiness.services.submissions import continue_in_full, save_answers, save_profile

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def test_by_token_tells_whether_there_is_a_review_in_one_query(version, django_assert_num_queries):
    links = a_submission().link, make_review().submission.link

    with django_assert_num_queries(2):
        assert [by_token(link).asked_for_review for link in links] == [False, True]


def test_by_email_finds_its_own_whatever_the_case_newest_first(version):
    first, second, other = a_submission(), a_submission(), a_submission()
    for submission, email in ((first, "owner@example.com"), (second, "Owner@example.com"), (other, "o@example.com")):
        Submission.objects.filter(pk=submission.pk).update(contact_email=email)

    assert list(by_email("OWNER@EXAMPLE.COM")) == [second, first]


def test_situation_of_a_draft_holds_what_applies(version):
    situation = situation_of(a_submission(responses={"VAL2": 1, "VAL4": 3, "STR1": 2}), DAY)

    assert (situation.as_of, situation.mode, situation.not_applicable) == (DAY, "full", ("VAL4",))
    assert situation.responses == {"VAL2": 1, "STR1": 2}
    assert situation.profile["suppliers"] == ("microsoft",)


def test_situation_of_a_draft_without_facts_names_the_first_that_is_missing(version):
    with pytest.raises(InvalidInput) as caught:
        situation_of(a_submission(profile={}), DAY)

    assert caught.value.where == "profile.sector"


def test_inputs_now_are_what_a_receipt_carries(version):
    inputs = inputs_now(a_submission(responses={"STR1": 2}), DAY)

    assert inputs == {"as_of": "2026-11-20", "mode": "full", "profile": PROFILE, "responses": {"STR1": 2}}


def test_has_changed_since_is_false_right_after(version):
    revision = a_revision()

    assert not has_changed_since(revision.submission, revision)


@pytest.mark.parametrize(
    "change",
    [
        lambda it: save_answers(submission=it, shown={}, given={"STR1": 5}, by=None),
        lambda it: save_answers(submission=it, shown={"STR1": 3}, given={"STR1": None}, by=None),
        lambda it: save_profile(submission=it, shown={}, given={"union": "no"}, firm={}, by=None),
        lambda it: save_profile(submission=it, shown=PROFILE, given={"sector": None}, firm={}, by=None),
    ],
    ids=["an answer", "an answer taken back", "a fact", "a required fact taken back"],
)
def test_has_changed_since_is_true_after(version, change):
    revision = a_revision()

    change(revision.submission)

    assert has_changed_since(revision.submission, revision)


def test_has_changed_since_is_true_after_continuing_in_full(version):
    revision = a_revision(mode="quick")

    continue_in_full(submission=revision.submission, by=None)

    assert has_changed_since(revision.submission, revision)


def test_has_changed_since_is_false_after_a_change_that_states_nothing_else(version):
    revision = a_revision(responses=answers(3, VAL2=1))
    submission = revision.submission
    save_profile(submission=submission, shown={}, given={}, firm={"name": "Renamed (sample)"}, by=None)
    save_answers(submission=submission, shown={}, given={"VAL4": 5, "STR1": 5}, by=None)
    save_answers(submission=submission, shown={}, given={"STR1": 3}, by=None)

    assert not has_changed_since(submission, revision)
