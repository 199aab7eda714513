"""Similar programmes that are easier to leave."""

from dataclasses import replace
from datetime import date

from catalogues import a_catalogue

from programs.core.catalogue import Cohort
from programs.queries.showcase.entry import Entry, entries_on
from programs.queries.showcase.similar import easier_to_leave, shared_questions

DAY = date(2026, 11, 25)


def similar_to(slug: str, **programs) -> tuple[Entry, list[Entry]]:
    entries = entries_on(a_catalogue(**programs), DAY)
    entry = next(each for each in entries if each.program.slug == slug)
    return entry, easier_to_leave(entry, entries)


def slugs_of(entries: list[Entry]) -> list[str]:
    return [each.program.slug for each in entries]


def test_similar_ones_share_a_question_and_are_easier_to_leave():
    for program in a_catalogue().programs:
        entry, found = similar_to(program.slug)
        assert len(found) <= 3
        for each in found:
            assert shared_questions(entry, each) > 0
            assert each.hardness < entry.hardness
            assert each.program != program


def test_those_that_share_most_come_first_and_one_is_neutral():
    entry, found = similar_to("alibaba-ntuc-sttgdc-qwen")

    shared = [shared_questions(entry, each) for each in found]
    assert shared == sorted(shared, reverse=True)
    assert [each.program.is_neutral for each in found].count(True) >= 1


def test_neutral_one_takes_the_last_place_if_none_came_first():
    tied = dict.fromkeys(("PPL1", "PPL2", "TEC3", "VEN5"), 3)
    _entry, found = similar_to(
        "alibaba-imda-deb",
        **{
            "alibaba-imda-deb": {"raises": tied},
            "aws-skill-builder": {"raises": tied},
            "google-skills": {"raises": tied},
            "microsoft-learn-ai901": {"raises": tied},
        },
    )

    assert set(slugs_of(found[:2])) < {"aws-skill-builder", "google-skills", "microsoft-learn-ai901"}
    assert found[2].program.is_neutral


def test_what_has_ended_is_not_offered():
    _entry, before = similar_to("aws-skill-builder")
    ended = {each.program.slug: {"cohorts": (Cohort("ended"),)} for each in before}

    _entry, after = similar_to("aws-skill-builder", **ended)

    assert set(slugs_of(before)) & set(slugs_of(after)) == set()


def test_nothing_is_similar_to_funding_or_easier_than_the_easiest():
    assert similar_to("psg-ai-solutions")[1] == []
    assert similar_to("aisg-ai4e")[1] == []


def test_similar_reads_no_vendor():
    catalogue = a_catalogue()
    swapped = {"aws": "google", "google": "microsoft", "microsoft": "aws"}
    programs = tuple(replace(each, vendor=swapped.get(each.vendor, each.vendor)) for each in catalogue.programs)
    for one, other in zip(
        entries_on(catalogue, DAY), entries_on(replace(catalogue, programs=programs), DAY), strict=True
    ):
        first = easier_to_leave(one, entries_on(one.catalogue, DAY))
        second = easier_to_leave(other, entries_on(other.catalogue, DAY))
        assert slugs_of(first) == slugs_of(second)
