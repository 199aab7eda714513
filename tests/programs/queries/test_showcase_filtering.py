"""Filters of the list of programmes."""

from datetime import date

import pytest
from catalogues import a_catalogue

from programs.queries.showcase.entry import entries_on
from programs.queries.showcase.filtering import Relaxed, Shelf

GOALS = ["coding", "documents", "energy"]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(entries_on(a_catalogue(), date(2026, 11, 25)), GOALS)


def slugs(shelf, **chosen) -> set[str]:
    return {each.program.slug for each in shelf.matching(chosen)}


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"vendor": "aws"}, {"aws-skill-builder", "aws-ai-practitioner"}),
        ({"kind": "adoption"}, {"ssg-microsoft-sme", "imda-genai-digital-leaders"}),
        ({"cost": "priced"}, {"aws-ai-practitioner", "ssg-ai-courses"}),
        ({"format": "weekend"}, {"ssg-ai-courses"}),
        ({"band": "high"}, {"alibaba-ntuc-sttgdc-qwen", "ssg-microsoft-sme"}),
        ({"language": "zh"}, set()),
        ({"vendor": "aws", "kind": "certificate"}, {"aws-ai-practitioner"}),
        ({"intake": "unknown", "vendor": "alibaba"}, {"alibaba-imda-deb"}),
    ],
)
def test_filters_combine(shelf, chosen, found):
    assert slugs(shelf, **chosen) == found


def test_goal_finds_the_special_and_the_general(shelf):
    documents, energy = slugs(shelf, goal="documents"), slugs(shelf, goal="energy")

    assert documents - energy == {"ssg-microsoft-sme"}
    assert (len(energy), "psg-ai-solutions" in energy) == (13, False)


def test_level_finds_every_range_that_holds_it(shelf):
    assert slugs(shelf, level="5", kind="training") == {"aws-skill-builder", "google-skills", "microsoft-learn-ai901"}


def test_matching_keeps_the_order(shelf):
    found = shelf.matching({"kind": "training"})

    assert [each.rank for each in found] == sorted(each.rank for each in found)


def test_counts_are_what_each_choice_would_leave(shelf):
    counts = shelf.counts({"vendor": "aws"})

    assert counts["kind"] == {"training": 1, "certificate": 1}
    assert counts["vendor"]["google"] == 2
    assert counts["vendor"]["google"] == len(shelf.matching({"vendor": "google"}))


def test_relaxed_names_what_alone_stands_in_the_way(shelf):
    chosen = {"language": "zh", "kind": "certificate"}

    assert shelf.relaxed(chosen) == [Relaxed("language", 2, "kind=certificate")]


def test_relaxed_is_empty_when_one_is_not_enough(shelf):
    assert shelf.relaxed({"language": "zh", "format": "weekend", "vendor": "aws"}) == []


def test_relaxed_of_nothing_is_empty(shelf):
    assert shelf.relaxed({}) == []
