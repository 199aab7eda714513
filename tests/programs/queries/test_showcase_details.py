"""What a programme's own page tells."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from catalogues import a_catalogue

from programs.core.catalogue import Cohort
from programs.queries.showcase.details import Details
from programs.queries.showcase.entry import entries_on

DAY = date(2026, 11, 25)


@pytest.fixture
def details(edition):
    def details(slug: str, day: date = DAY, **changed) -> Details:
        entries = entries_on(a_catalogue(**{slug: changed}), day)
        return Details(next(each for each in entries if each.program.slug == slug), edition.words())

    return details


def test_facts_are_carried_over_exactly_with_all_their_sources(details):
    for program in a_catalogue().programs:
        it = details(program.slug)
        codes = {each.number: code for code, each in it.numbered.items()}
        told = [(row.says, row.confidence, row.checked_on, {codes[n] for n in row.sources}) for row in it.facts]
        assert told == [(f.says, f.confidence, f.checked_on, set(f.sources)) for f in program.facts]


def test_sources_are_numbered_from_one_without_gaps(details):
    it = details("alibaba-ntuc-sttgdc-qwen")

    assert [each.number for each in it.numbered.values()] == list(range(1, 10))
    assert it.numbered["S02"].source.url.startswith("https://theneuralfeed.com/")


def test_fact_without_words_of_ours_keeps_its_name(details):
    program = a_catalogue().by_slug["aisg-ai4e"]
    fact = replace(program.facts[0], name="dress_code")

    assert details("aisg-ai4e", facts=(fact,)).facts[0].label == "Dress code"


def test_one_old_fact_needs_care(details):
    program = a_catalogue().by_slug["aws-skill-builder"]
    old = replace(program.facts[0], checked_on=date(2026, 8, 26))

    it = details("aws-skill-builder", facts=(old, *program.facts[1:]))

    assert (it.stale_facts, it.needs_care, it.facts[0].is_stale, it.facts[1].is_stale) == (1, True, True, False)


@pytest.mark.parametrize(
    ("slug", "needs_care"),
    [("aws-skill-builder", False), ("alibaba-ntuc-sttgdc-qwen", True), ("imda-naiip-dlab", True)],
)
def test_unconfirmed_details_and_intakes_need_care(details, slug, needs_care):
    assert details(slug).needs_care is needs_care


def test_intakes_are_told_each_with_the_one_in_force(details):
    past, coming = Cohort("open", ends_on=date(2026, 6, 1)), Cohort("open", starts_on=date(2027, 1, 4))

    it = details("aisg-ai4e", cohorts=(past, coming))

    assert [(each.intake, each.in_force) for each in it.intakes] == [("ended", False), ("soon", True)]


def test_raises_are_in_the_words_of_the_questionnaire(details, edition):
    (first, *_rest) = details("aisg-ai4e").raises

    words = edition.words().questions["PPL1"]
    assert (first.code, first.level, first.words, first.statement) == ("PPL1", 3, words, words.options[2])


def test_question_that_is_no_longer_asked_keeps_its_code(details):
    (row,) = details("aisg-ai4e", raises={"OLD9": 3}).raises

    assert (row.code, row.words, row.statement) == ("OLD9", None, "")


@pytest.mark.parametrize("slug", ["alibaba-ntuc-sttgdc-qwen", "alibaba-imda-deb", "aws-skill-builder", "aisg-ai4e"])
def test_points_of_the_factors_add_up_to_the_score(details, slug):
    it = details(slug)

    assert sum(row.low for row in it.factors) == it.entry.lock_in.low
    assert sum(row.high for row in it.factors) == it.entry.lock_in.high


def test_factor_tells_warning_note_and_unknown(details):
    states = [row.state for row in details("alibaba-ntuc-sttgdc-qwen").factors]

    assert states == ["warning", "", "note", "warning", "unknown", "warning", "warning", "warning"]


def test_unknown_factor_is_a_range_and_never_zero(details):
    row = details("alibaba-ntuc-sttgdc-qwen").factors[4]

    assert (row.low, row.high) == (Fraction(0), Fraction(10))


def test_factor_of_what_is_bought_passes(details):
    assert [row.state for row in details("ntuc-utap").factors] == ["passes"] * 5 + [""] * 3


def test_languages_are_assumed_unless_a_fact_names_them(details):
    assert details("aisg-ai4e").assumed_languages == "Taken as given: English"
    assert [details(slug).states_languages for slug in ("aisg-ai4e", "google-genai-leader")] == [False, True]


def test_people_formats_and_goals_are_in_words(details):
    it = details("aws-skill-builder")

    assert (it.audience, it.formats, it.goals) == (
        ["Everybody"],
        ["Online at their own pace"],
        ["Any goal, in general", "Coding"],
    )
