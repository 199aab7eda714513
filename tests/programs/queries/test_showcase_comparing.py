"""Programmes side by side."""

from datetime import date

import pytest
from catalogues import a_catalogue

from programs.queries.showcase.comparing import Group, Row, pick, side_by_side
from programs.queries.showcase.entry import entries_on

DAY = date(2026, 11, 25)
AWS, GOOGLE, QWEN, AI4E, PSG = (
    *("aws-skill-builder", "google-skills", "alibaba-ntuc-sttgdc-qwen"),
    *("aisg-ai4e", "psg-ai-solutions"),
)


def picked(*slugs: str):
    return pick(entries_on(a_catalogue(), DAY), slugs)


@pytest.mark.parametrize(
    ("slugs", "shown", "left_out"),
    [
        ((), [], (0, 0, 0)),
        ((AWS,), [AWS], (0, 0, 0)),
        ((QWEN, AWS), [QWEN, AWS], (0, 0, 0)),
        ((AWS, "nothing", AWS, GOOGLE), [AWS, GOOGLE], (1, 1, 0)),
        ((AWS, GOOGLE, QWEN, AI4E, PSG), [AWS, GOOGLE, QWEN, AI4E], (0, 0, 1)),
    ],
)
def test_pick_keeps_the_order_asked_and_says_what_it_left_out(slugs, shown, left_out):
    it = picked(*slugs)

    assert [each.program.slug for each in it.entries] == shown
    assert (it.unknown, it.repeated, it.beyond) == left_out
    assert it.is_enough is (len(shown) >= 2)


@pytest.fixture
def rows(edition):
    def rows(*slugs: str) -> dict[str, Row]:
        groups: list[Group] = side_by_side(picked(*slugs).entries, edition.words())
        return {row.label: row for group in groups for row in group.rows}

    return rows


def test_every_row_has_a_cell_for_each_programme(rows):
    names = ["AWS Skill Builder", "Qwen upskilling initiative", "AI for Everyone"]

    assert [[name for name, _cell in row.cells] for row in rows(AWS, QWEN, AI4E).values()] == [names] * len(
        rows(AWS, QWEN, AI4E)
    )


def test_rows_are_the_same_for_every_choice_but_for_the_questions_raised(rows):
    one, other = rows(AWS, GOOGLE), rows(QWEN, AI4E)

    questions = {row.label for row in (*one.values(), *other.values()) if row.label.endswith("?")}
    assert one.keys() - questions == other.keys() - questions
    assert len(one.keys() - questions) == 5 + 8 + 9 + 2


def test_general_libraries_differ_only_where_facts_do(rows):
    differing = [label for label, row in rows(AWS, GOOGLE).items() if row.differs]

    assert differing == ["Tied to a vendor", "Offered by", "AI models covered", "Weakest confidence"]


def test_raised_questions_stand_in_the_questionnaires_order(rows, edition):
    texts = [words.text for words in edition.words().questions.values()]
    raised = [label for label in rows(AWS, QWEN) if label in texts]

    assert raised == [text for text in texts if text in raised]
    assert len(raised) == 8


def test_what_one_does_not_raise_is_said(rows, edition):
    row = rows(AWS, AI4E)[edition.words().questions["PPL2"].text]

    assert [cell for _name, cell in row.cells] == [["Up to level 4"], ["Not raised"]]


def test_not_published_is_an_empty_cell_and_free_is_not(rows):
    row = rows(AWS, QWEN)["Price a person after usual funding"]

    assert [cell for _name, cell in row.cells] == [["Nothing to pay"], []]


def test_factors_differ_by_value_not_by_wording(rows):
    row = rows(AWS, GOOGLE)["Model choice"]

    assert [cell.given.why for _name, cell in row.cells] == [
        "Several makers' models inside one cloud.",
        "Several makers' models inside one cloud, Google's taught first.",
    ]
    assert row.differs is False


def test_unknown_differs_from_what_is_passed_on(rows):
    assert rows(QWEN, "ntuc-utap")["Skill and certificate carry-over"].compared == ((None, False), (None, True))
