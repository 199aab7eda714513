"""How one programme is told to a firm."""

from datetime import date

import pytest
from matching_firms import CATALOGUE, firm
from plans import an_entry, changed

from programs.core.catalogue import Cohort
from programs.queries.plan_entries import ConditionLine

MICROSOFT = {"suppliers": ["microsoft"], "ai_tools": ["copilot"]}


@pytest.mark.parametrize(
    ("slug", "facts", "tie"),
    [
        ("microsoft-learn-ai901", MICROSOFT, "in_use"),
        ("microsoft-learn-ai901", {"suppliers": ["none"], "ai_tools": ["copilot"]}, "in_use"),
        ("google-skills", MICROSOFT, "second"),
        ("google-skills", {"suppliers": ["microsoft"], "ai_tools": ["chatgpt"]}, "another"),
        ("google-skills", {"suppliers": ["none"], "ai_tools": ["none"]}, ""),
        ("google-skills", {"suppliers": ["own_servers", "other"], "ai_tools": ["built_in"]}, ""),
        ("aisg-ai4e", MICROSOFT, ""),
    ],
)
def test_tie_says_whether_the_supplier_is_in_use_or_a_second_one(slug, facts, tie):
    assert an_entry(slug, firm(**facts)).tie == tie


def test_vendor_is_named_and_a_neutral_programme_has_none():
    names = [an_entry(slug, firm()).vendor for slug in ("alibaba-imda-deb", "aisg-ai4e")]

    assert names == ["Alibaba Cloud", ""]


def test_hours_and_money_that_are_not_published_are_not_made_up():
    known, unknown = an_entry("aws-ai-practitioner", firm()), an_entry("ntuc-ai-ready-sg", firm())

    assert (known.hours, known.money, known.unpublished) == ("About 20 hours", "About S$140", "")
    assert (unknown.hours, unknown.money) == ("Not published", "Not published")
    assert unknown.unpublished == "How long it takes and what it costs is not published."


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"hours": None}, "How long it takes is not published."),
        ({"money": None}, "What it costs is not published."),
    ],
)
def test_unpublished_names_what_is_missing(fields, says):
    assert an_entry("aisg-ai4e", firm(), changed(CATALOGUE, "aisg-ai4e", **fields)).unpublished == says


@pytest.mark.parametrize(
    ("fields", "formats", "languages"),
    [
        ({}, "Online at their own pace", "English; others not confirmed"),
        ({"has_all_languages": True, "languages": ("en", "zh")}, "Online at their own pace", "English, 中文"),
        ({"formats": (), "languages": ()}, "Not published", "Not published"),
    ],
)
def test_formats_and_languages_in_words(fields, formats, languages):
    entry = an_entry("aisg-ai4e", firm(), changed(CATALOGUE, "aisg-ai4e", **fields))

    assert (entry.formats, entry.languages) == (formats, languages)


@pytest.mark.parametrize(
    ("cohort", "intake", "line", "unconfirmed"),
    [
        (Cohort("open"), "open", ("It is open now, as far as its sources say.", True), ""),
        (
            Cohort("reported", ends_on=date(2027, 1, 1)),
            "reported",
            ("A start is reported, but no page confirms that it is open. Check this first.", None),
            "A start is reported, but no page confirms that it is open.",
        ),
        (
            Cohort("unknown"),
            "unknown",
            ("Whether it is open now was not found. Check this first.", None),
            "Whether it is open now was not found.",
        ),
        (
            Cohort("open", starts_on=date(2027, 1, 1)),
            "later",
            ("It has not begun yet. Check this first.", None),
            "It has not begun yet.",
        ),
        (
            Cohort("open", ends_on=date(2026, 1, 1), disputed=True),
            "open",
            ("Its sources disagree on how long it is open. Check this first.", None),
            "",
        ),
        (Cohort("ended"), "ended", ("It is no longer open.", False), ""),
    ],
)
def test_intake_is_told_as_it_stands(cohort, intake, line, unconfirmed):
    entry = an_entry("aisg-ai4e", firm(), changed(CATALOGUE, "aisg-ai4e", cohorts=(cohort,)))

    assert (entry.intake, entry.conditions[0], entry.unconfirmed) == (intake, ConditionLine(*line), unconfirmed)


def test_conditions_name_the_people_it_is_meant_for():
    everybody, leaders = (an_entry(slug, firm()).conditions[1] for slug in ("aisg-ai4e", "google-genai-leader"))

    assert everybody == ConditionLine("It is meant for everybody.", True)
    assert leaders == ConditionLine("It is meant for: Owner, Managers.", True)


def test_conditions_of_funding_are_what_is_asked_of_the_firm():
    lines = an_entry("ntuc-utap", firm(union="yes")).conditions

    assert [each.says for each in lines] == [
        "It is open now, as far as its sources say.",
        "For union members. You meet this.",
    ]


@pytest.mark.parametrize(
    ("slug", "facts", "unmet"),
    [
        ("ntuc-utap", {"union": "no"}, [("For union members. You do not meet this.", "union members.")]),
        ("google-genai-leader", {"learners": ["staff"]}, [("It is meant for: Owner, Managers.", "were to learn.")]),
        ("ntuc-ctc-grant", {"ctc": "no"}, [("(CTC). You do not meet this.", "NTUC can tell you how.")]),
        ("ssg-sfec", {"has_employees": "no"}, [("staff. You do not meet this.", "three resident staff.")]),
        ("psg-ai-solutions", {"local_shareholding": "no"}, [("You do not meet this.", "within these limits.")]),
        ("aisg-ai4e", {}, []),
    ],
)
def test_unmet_conditions_say_what_would_change_them(slug, facts, unmet):
    found = list(an_entry(slug, firm(**facts)).unmet)

    assert len(found) == len(unmet)
    for (says, change), (end_of_says, end_of_change) in zip(found, unmet, strict=True):
        assert says.endswith(end_of_says)
        assert change.endswith(end_of_change)


def test_warnings_say_why_here_and_what_to_do():
    (warning,) = an_entry("ntuc-ai-ready-sg", firm()).warnings

    assert (warning.says, warning.why) == (
        "Its models are mostly closed, so you cannot run them yourself.",
        "The tools are mostly closed.",
    )
    assert warning.do.startswith("Name one open-weight fallback")


def test_notes_are_the_advice_below_a_warning():
    entry = an_entry("google-genai-leader", firm())

    assert [each.why for each in entry.notes] == [
        "Mainly Gemini and Google's own tools.",
        "Depends on the model you choose later.",
        "One foreign supplier, no active measure reported.",
    ]
    assert len(entry.warnings) == 1


def test_age_of_facts_is_seen_from_today():
    fresh, stale = (an_entry("aisg-ai4e", firm(), today=date(2027, 2, day)) for day in (18, 19))

    assert (fresh.sources, fresh.check_by) == (1, date(2027, 2, 18))
    assert (fresh.is_stale, stale.is_stale) == (False, True)


def test_entry_has_changed_once_one_can_no_longer_join():
    short = changed(CATALOGUE, "aisg-ai4e", cohorts=(Cohort("open", ends_on=date(2026, 12, 31)),))
    last_day, after = (an_entry("aisg-ai4e", firm(), short, day) for day in (date(2026, 12, 31), date(2027, 1, 1)))

    assert (last_day.has_changed, after.has_changed) == (False, True)


def test_intake_fact_is_empty_without_one():
    program = CATALOGUE.by_slug["aisg-ai4e"]
    without = changed(CATALOGUE, "aisg-ai4e", facts=tuple(each for each in program.facts if each.name != "intake"))

    facts = [an_entry("aisg-ai4e", firm(), catalogue).intake_fact for catalogue in (CATALOGUE, without)]

    assert facts == ["Running since 2018; not confirmed for 2026.", ""]
