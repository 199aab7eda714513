"""Every firm of tests/examples, as `assess` answers it, beside what the method says by hand."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.conf import settings
from example_checks import CHECKS, Line, vocabulary, words
from example_files import Example, Expectation, all_examples, read_examples

from programs.seeds import CatalogueEdition, read_catalogue
from programs.situations import Given, answers
from readiness.seeds.questionnaire import Edition
from readiness.seeds.reading import SeedError

EXAMPLES = all_examples()
PAIRS = [
    pytest.param(example, expectation, id=f"{example.id}: {number} {expectation.check}")
    for example in EXAMPLES
    for number, expectation in enumerate(example.expect, start=1)
]
GOOD = """
id: stall
told: A stall that sells juice, run by its owner alone, who writes every order on paper and asks what AI could do.
as_of: 2026-11-20
profile: {sector: food_services}
responses: {STR: 1 2 ? - 5}
expect:
  - {that: {level: 1}, because: Everything is at the lowest step.}
"""


@pytest.fixture(scope="module")
def catalogue_edition(edition) -> CatalogueEdition:
    return read_catalogue(settings.SEEDS_DIR)


@pytest.fixture(scope="module")
def lines(edition, catalogue_edition) -> Mapping[str, Line]:
    """What `assess` answers, by firm; firms of one questionnaire in one batch."""
    found = {}
    for minimum in {tuple(each.minimum.items()) for each in EXAMPLES}:
        group = [each for each in EXAMPLES if tuple(each.minimum.items()) == minimum]
        given = [Given(each.document) for each in group]
        for line, _is_good in answers(stricter(edition, dict(minimum)), catalogue_edition, given):
            answer = json.loads(line)
            found[answer["id"]] = answer
    return found


def stricter(edition: Edition, minimum: Mapping[str, int]) -> Edition:
    """The same questionnaire that asks for more usable answers before it states a level."""
    it = edition.questionnaire
    return replace(edition, questionnaire=replace(it, minimum=replace(it.minimum, **minimum)))


@pytest.mark.parametrize(("example", "expectation"), PAIRS)
def test_a_firm_is_answered_as_the_method_says(lines, example, expectation):
    ((check, expected),) = expectation.that.items()

    found, wanted = CHECKS[check](lines[example.id], expected)

    assert found == wanted, expectation.because


def unheard_of(example: Example, known: frozenset[str]) -> list[str]:
    return [
        f"{example.id}: {word}"
        for expectation in example.expect
        for word in (*(() if expectation.check in CHECKS else (expectation.check,)), *_codes(expectation))
        if word not in known
    ]


def _codes(expectation: Expectation) -> list[str]:
    return [word for value in expectation.that.values() for word in words(value)]


def test_examples_name_only_what_there_is(edition, catalogue_edition):
    known = vocabulary(catalogue_edition.catalogue, edition.questionnaire)

    assert [word for example in EXAMPLES for word in unheard_of(example, known)] == []


def test_examples_are_many_and_show_everything(lines, catalogue_edition):
    by_check = Counter(expectation.check for example in EXAMPLES for expectation in example.expect)
    answered = [line for line in lines.values() if "error" not in line]

    assert len(EXAMPLES) >= 28
    assert set(CHECKS) - set(by_check) == set()
    assert {line["rating"]["level"] for line in answered} == {1, 2, 3, 4, 5, None}
    assert {warning["code"] for line in answered for warning in line["warnings"]} == set(
        catalogue_edition.catalogue.warnings
    )
    assert {(match["program"], match["section"]) for line in answered for match in line["matches"]} >= {
        ("ssg-microsoft-sme", section) for section in ("plan", "announced", "not_eligible")
    }


def test_an_example_is_read_as_it_stands():
    (example,) = read_examples(GOOD, "firms.yaml")

    assert example.document["responses"] == {"STR1": 1, "STR2": 2, "STR3": "unknown", "STR5": 5}
    assert [(each.check, each.because) for each in example.expect] == [("level", "Everything is at the lowest step.")]


@pytest.mark.parametrize(
    ("right", "wrong", "field"),
    [
        (", because: Everything is at the lowest step.", "", "expect.0.because"),
        ("because: Everything is at the lowest step.", 'because: ""', "expect.0.because"),
        ("{level: 1}", "{}", "expect.0.that"),
        ("{level: 1}", "{level: 1, could_be: 2}", "expect.0.that"),
        ("  - {that: {level: 1}, because: Everything is at the lowest step.}", "  []", "expect"),
        ("told: ", "tells: ", "told"),
        ("1 2 ? - 5", "1 2 ? - 6", "responses.STR"),
        ("1 2 ? - 5", "1 2 ? -", "responses.STR"),
        ("mode: full", "mode: long", "mode"),
    ],
)
def test_an_example_that_is_not_sound_is_refused(right, wrong, field):
    text = (GOOD + "mode: full\n").replace(right, wrong)

    with pytest.raises(SeedError) as refused:
        read_examples(text, "firms.yaml")

    assert field in [named for _file, _line, named, _message in refused.value.problems]


@pytest.mark.parametrize(
    ("that", "strange"),
    [
        ("{levl: 1}", ["levl"]),
        ("{section: {aws-skillbuilder: plan}}", ["aws-skillbuilder"]),
        ("{section: {aws-skill-builder: later}}", ["later"]),
        ("{warnings: [W1, W9]}", ["W9"]),
        ("{gates: {G9: 2}}", ["G9"]),
        ("{plan_lacks: [aws-skill-builder, azure]}", ["azure"]),
        ("{condition: {program: ssg-sfec, code: residentz, met: null}}", ["residentz"]),
        ("{plan_one_of: [[aws-skill-builder], [gogle-skills]]}", ["gogle-skills"]),
    ],
)
def test_an_example_with_a_word_nobody_knows_is_found(edition, catalogue_edition, that, strange):
    (example,) = read_examples(GOOD.replace("{level: 1}", that), "firms.yaml")

    known = vocabulary(catalogue_edition.catalogue, edition.questionnaire)

    assert unheard_of(example, known) == [f"stall: {word}" for word in strange]
