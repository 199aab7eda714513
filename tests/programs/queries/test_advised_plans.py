"""An advisor's plan beside the one by the rules, as pages tell it."""

import pytest
from catalogues import publish_changed
from factories import PROFILE
from factories.advice import beside, concluded, in_hand, planned
from factories.reviews import make_review
from matching_firms import CATALOGUE

from programs.queries.advised_plans import advised_plan_for, review_plan
from programs.services.advising import decide
from programs.services.uptake import mark
from readiness.models import Review, Verdict

pytestmark = pytest.mark.django_db
NAME = {program.slug: program.name for program in CATALOGUE.programs}


@pytest.fixture
def review(catalogue) -> Review:
    return in_hand()


def fresh(review: Review) -> Review:
    return Review.objects.select_related("revision").get(pk=review.pk)


def steps(plan) -> list[str]:
    return [step.entry.slug for step in plan.steps]


def test_review_without_a_catalogue_has_no_plan(version):
    assert review_plan(make_review()) is None


def test_review_without_decisions_has_the_plan_by_the_rules(review):
    plan = review_plan(review)

    assert steps(plan) == planned(review)
    assert (plan.is_changed, plan.broken, plan.apart, plan.earlier) == (False, [], [], [])


def test_adjusted_answers_change_the_plan_of_a_review(review):
    before = review_plan(review)
    for number in range(1, 6):
        Verdict.objects.create(
            review=review, question=f"PPL{number}", response=5, reason="Shown in a call", by=review.assignee
        )

    after = review_plan(review)

    assert after.plan["coverage"] != before.plan["coverage"]
    assert {each.slug for each in after.plannable} == {each.slug for each in before.plannable}


def test_decisions_are_told_with_the_step_that_they_brought(review):
    (first, *_rest), (other, *_more) = planned(review), beside(review)
    decide(review=review, program=first, kind="replace", instead=other, reason="Nearer", by=review.assignee)

    plan = review_plan(review)

    assert (first in steps(plan), other in steps(plan), plan.is_changed) == (False, True, True)
    assert plan.decided[other] == plan.decided[first] == plan.decisions[0]
    assert [(each.name, each.said, each.instead) for each in plan.left_out] == [(NAME[first], "Replaced", NAME[other])]
    assert [slug for slug, _name, _uptake in plan.earlier if slug == first] == [first]
    assert first not in [each.slug for each in plan.beside]
    assert plan.difference.coming != []


def test_what_was_left_out_is_not_named_as_the_neutral_choice(review):
    before = review_plan(review).neutral
    decide(review=review, program=before.slug, kind="dismiss", reason="They know it", by=review.assignee)

    after = review_plan(review).neutral

    assert (before.vendor, after.vendor, before.slug == after.slug) == ("", "", False)


def test_uptake_is_told_on_its_step(review):
    first = planned(review)[0]
    mark(submission=review.submission, program=first, state="booked", on=review.revision.as_of, by=review.assignee)

    plan = review_plan(review)

    assert [step.uptake and step.uptake.state for step in plan.steps] == ["booked", *[None] * (len(plan.steps) - 1)]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_plan_of_a_review_costs_the_same_however_much_is_decided(review, django_assert_num_queries, count):
    for slug in beside(review)[:count]:
        decide(review=review, program=slug, kind="dismiss", reason="No", by=review.assignee)
    mark(submission=review.submission, program=planned(review)[0], state="booked", on=review.revision.as_of, by=None)
    found = fresh(review)

    with django_assert_num_queries(5):
        plan = review_plan(found)
        assert (len(plan.decisions), len(plan.points) > 0, len(plan.steps) > 0) == (count, True, True)


def test_conclusion_tells_what_was_kept_whatever_is_decided_later(review, django_assert_num_queries):
    (first, *_rest), (other, *_more) = planned(review), beside(review)
    decide(review=review, program=first, kind="replace", instead=other, reason="Nearer", by=review.assignee)
    conclusion = concluded(review)
    kept = conclusion.revision.advised_plan.programs
    decide(review=review, program=other, kind="pin", reason="Later", by=review.assignee)
    publish_changed(lambda it: it.update(programs=[each for each in it["programs"] if each["slug"] != other]), 2)

    with django_assert_num_queries(3):
        plan = advised_plan_for(conclusion)

    assert steps(plan) == kept
    assert [(each.slug, each.reason) for each in plan.decisions] == [(first, "Nearer")]
    assert plan.rules.result["plan"]["programs"] == planned(review)


def test_conclusion_without_a_catalogue_has_no_plan(version):
    assert advised_plan_for(concluded(in_hand())) is None


def test_what_decisions_leave_no_room_for_is_told_in_words(catalogue):
    review = in_hand(profile=PROFILE | {"hours_per_person": "under_5"})
    many = [each.slug for each in review_plan(review).plannable][:5]
    for slug in many:
        decide(review=review, program=slug, kind="pin", reason="They want it", by=review.assignee)

    plan = review_plan(review)

    assert sorted(steps(plan)) == sorted(many)
    assert plan.broken[0] == "It has 5 programmes. A plan should have at most 3, so that people finish it."
    assert plan.broken[1].endswith(" hours for each person; 5 were named as possible.")


def test_kept_programme_that_is_no_longer_there_is_told(review):
    other, last = beside(review)[:2]
    for slug in (other, last):
        decide(review=review, program=slug, kind="pin", reason="They want it", by=review.assignee)

    def change(content) -> None:
        content["programs"] = [each for each in content["programs"] if each["slug"] != other]
        for each in content["programs"]:
            if each["slug"] == last:
                each["cohorts"] = [{"status": "ended"}]

    publish_changed(change, 2)

    plan = review_plan(review)

    assert set(plan.broken) == {
        f"{other} is no longer in the catalogue, so it is not in the plan.",
        f"{NAME[last]} cannot be joined by this firm now, so it is not in the plan.",
    }
    assert (plan.left_out, [each.slug for each in plan.apart]) == ([], [other, last])
    assert (plan.entry(other), plan.entry(last).slug) == (None, last)
