"""A catalogue becomes tables and comes back as it was."""

from exchange_strategies import contents
from hypothesis import given
from strategies import examples

from programs.exchange.columns import BY_NAME
from programs.exchange.tables import to_content, to_tables

LABELS = {"version": "1", "published_on": "2026-11-20"}


def test_catalogue_of_seeds_comes_back_exactly(content):
    labels = {name: content[name] for name in LABELS}

    back = to_content(to_tables(content), labels)

    assert (back.content, back.problems) == (content, [])


@given(content=contents())
@examples(50)
def test_any_catalogue_comes_back_exactly(content):
    back = to_content(to_tables(content), LABELS)

    assert (back.content, back.problems) == (content, [])


def test_every_row_has_the_columns_of_its_table(content):
    tables = to_tables(content)

    assert {name: {tuple(row) for row in rows} for name, rows in tables.items()} == {
        name: {tuple(BY_NAME[name].by_name)} for name in BY_NAME
    }


def test_row_of_an_unknown_programme_is_told_and_left_out(content):
    tables = to_tables(content)
    tables["raises"].append({"program": "nobody", "question": "PPL1", "level": 3})
    place = len(tables["raises"]) - 1

    back = to_content(tables, LABELS)

    assert back.problems == [(("raises", place, "program"), "nobody is not a programme.")]
    assert back.content["programs"] == content["programs"]


def test_second_row_of_a_factor_is_told(content):
    tables = to_tables(content)
    tables["lock_in"].append(dict(tables["lock_in"][0]))
    place = len(tables["lock_in"]) - 1

    assert to_content(tables, LABELS).problems == [(("lock_in", place, "factor"), "F1 stands here a second time.")]


def test_cell_of_a_path_is_that_of_the_field_or_of_the_row_around_it(content):
    back = to_content(to_tables(content), LABELS)

    assert back.cell(("programs", 0, "facts", 1, "says")) == ("facts", 1, "says")
    assert back.cell(("programs", 1, "levels", 0)) == ("programs", 1, "level_from")
    assert back.cell(("programs", 1, "cohorts")) == ("programs", 1, "slug")
    assert back.cell(("makers", "qwen")) == ("tools", list(content["makers"]).index("qwen"), "maker")
    assert back.cell(("numbers",)) is None
