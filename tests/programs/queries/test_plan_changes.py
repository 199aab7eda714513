"""What would be different: with other facts, without a vendor, with another catalogue."""

from dataclasses import replace
from datetime import date

import pytest
from catalogues import publish_changed
from factories import PROFILE, a_revision, answers
from matching_firms import CATALOGUE

from programs.core.catalogue import NEUTRAL
from programs.models import Recommendation
from programs.queries.plan_changes import if_planned_today, what_if, without

DAY = date(2026, 11, 20)
CLOUD = PROFILE | {"suppliers": ["aws"], "ai_tools": ["chatgpt"], "goals": ["documents"]}


@pytest.fixture
def revision(catalogue):
    return a_revision(profile=CLOUD, responses=answers(2))


def tried(revision, catalogue, facts=None, avoided=()):
    return what_if(revision, catalogue.pk, DAY, facts or {}, avoided)


def vendors(outcome) -> set[str]:
    return {each.vendor for each in outcome.programs} - {NEUTRAL}


@pytest.mark.django_db
def test_nothing_tried_changes_nothing(revision, catalogue):
    difference = tried(revision, catalogue)

    assert difference.is_same
    assert (difference.leaving, difference.coming, difference.has_new_order) == ([], [], False)
    assert (difference.new_warnings, difference.gone_warnings) == ([], [])


@pytest.mark.django_db
def test_before_is_the_plan_that_was_recommended(revision, catalogue):
    recommended = Recommendation.objects.get().programs

    assert tried(revision, catalogue).before.plan["programs"] == recommended


@pytest.mark.django_db
def test_less_money_names_what_leaves_and_why(revision, catalogue):
    difference = tried(revision, catalogue, {"budget_per_person": "none"})

    assert not difference.is_same
    assert dict(difference.leaving)["AI-Ready SG"] == (
        "What it costs is not published; we count S$100, more than you have for each person."
    )
    assert [each.money for each in difference.after.programs] == [0] * len(difference.after.programs)
    assert set(difference.coming) == set(difference.after.steps) - set(difference.before.steps)


@pytest.mark.django_db
def test_avoided_vendor_leaves_the_plan_and_says_so(revision, catalogue):
    chosen = vendors(tried(revision, catalogue).before) | {"aws"}

    difference = tried(revision, catalogue, avoided=sorted(chosen))

    assert vendors(difference.after).isdisjoint(chosen)
    assert {why for name, why in difference.leaving if "AI" in name and name in VENDOR_NAMES} <= {
        "You asked to avoid this vendor."
    }


VENDOR_NAMES = {each.name for each in CATALOGUE.programs if not each.is_neutral}


@pytest.mark.django_db
def test_avoiding_every_vendor_leaves_neutral_programmes(revision, catalogue):
    difference = tried(revision, catalogue, avoided=[each.code for each in CATALOGUE.vendors])

    assert vendors(difference.after) == set()
    assert difference.after.steps != []


@pytest.mark.django_db
def test_avoiding_a_vendor_that_is_not_planned_changes_nothing(revision, catalogue):
    planned = vendors(tried(revision, catalogue).before)
    others = {each.vendor for each in CATALOGUE.programs} - planned - {NEUTRAL}

    assert [vendor for vendor in others if not tried(revision, catalogue, avoided=[vendor]).is_same] == []


@pytest.mark.django_db
def test_too_little_of_everything_leaves_no_plan(revision, catalogue):
    facts = {"budget_per_person": "none", "hours_per_person": "under_5"}
    difference = tried(revision, catalogue, facts, [each.code for each in CATALOGUE.vendors])

    without_time = [each.slug for each in difference.after.programs]
    assert without_time == ["aisg-ai4e"]
    assert difference.after.hours == "About 4 hours"


@pytest.mark.django_db
def test_what_if_writes_nothing(revision, catalogue, django_assert_num_queries):
    tried(revision, catalogue)

    with django_assert_num_queries(0):
        tried(revision, catalogue, {"budget_per_person": "none"}, ["aws"])


def test_without_keeps_the_places_of_all_programmes():
    fewer = without(CATALOGUE, frozenset({"aws"}))

    assert [each.slug for each in fewer.programs] == [each.slug for each in CATALOGUE.programs]
    assert {each.vendor for each in fewer.programs if each.cohorts[0].status == "ended"} == {"aws"}
    assert without(CATALOGUE, frozenset({"aws"})) is fewer
    assert without(CATALOGUE, frozenset()) is CATALOGUE


@pytest.mark.django_db
def test_plan_of_today_by_the_same_catalogue_is_the_same(revision, catalogue):
    it = Recommendation.objects.get()

    assert if_planned_today(revision, it, catalogue.pk, it.as_of).is_same


@pytest.mark.django_db
def test_plan_of_today_by_a_catalogue_without_a_step(revision):
    it = Recommendation.objects.get()
    gone = it.programs[0]

    def drop(content):
        content["programs"] = [each for each in content["programs"] if each["slug"] != gone]

    newer = publish_changed(drop, 2)

    difference = if_planned_today(revision, it, newer.pk, it.as_of)

    name = CATALOGUE.by_slug[gone].name
    assert (name, "It is no longer in the catalogue.") in difference.leaving
    assert name in difference.before.steps


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cohort", "why"),
    [
        ({"status": "ended"}, "It is no longer open."),
        ({"status": "unknown"}, "Whether it is open now was not found."),
    ],
)
def test_plan_of_today_without_an_intake(revision, cohort, why):
    it = Recommendation.objects.get()
    gone = it.programs[0]

    def close(content):
        (found,) = [each for each in content["programs"] if each["slug"] == gone]
        found["cohorts"] = [cohort]

    difference = if_planned_today(revision, it, publish_changed(close, 2).pk, it.as_of)

    assert (CATALOGUE.by_slug[gone].name, why) in difference.leaving


@pytest.mark.django_db
def test_the_same_steps_at_another_price_are_a_difference(revision):
    it = Recommendation.objects.get()

    def raise_price(content):
        for each in content["programs"]:
            if each["slug"] in it.programs and each["money"] is not None:
                each["money"] += 1

    newer = publish_changed(raise_price, 2)

    difference = if_planned_today(revision, it, newer.pk, it.as_of)

    assert (difference.leaving, difference.coming) == ([], [])
    assert not difference.is_same
    assert difference.before.money != difference.after.money


@pytest.mark.django_db
def test_another_order_of_the_same_steps_says_so(revision, catalogue):
    difference = tried(revision, catalogue)
    data = difference.after.told.result
    turned = data | {"plan": data["plan"] | {"programs": data["plan"]["programs"][::-1]}}
    told = replace(difference.after.told, raising=replace(difference.after.told.raising, result=turned))
    turned_round = replace(difference, after=replace(difference.after, told=told))

    assert (turned_round.has_new_order, turned_round.is_same) == (True, False)
    assert (turned_round.leaving, turned_round.coming) == ([], [])


@pytest.mark.django_db
def test_warnings_that_come_and_go_are_told(catalogue):
    revision = a_revision(profile=CLOUD | {"commitment": "none"}, responses=answers(3, VEN2=1, VEN5=2))
    avoided = [each.code for each in CATALOGUE.vendors]
    difference = tried(revision, catalogue, avoided=avoided)
    back = replace(difference, before=difference.after, after=difference.before)

    assert difference.gone_warnings == back.new_warnings
    assert difference.new_warnings == back.gone_warnings
