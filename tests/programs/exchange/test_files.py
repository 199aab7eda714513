"""What is written is read back: every format, any catalogue."""

import csv
import io
import zipfile
from typing import Any

import pytest
from exchange_strategies import contents
from hypothesis import example, given
from openpyxl import load_workbook
from strategies import examples

from programs.exchange.columns import BY_NAME
from programs.exchange.csv_in import read_csv
from programs.exchange.importing import check_file
from programs.exchange.tables import to_tables
from programs.exchange.workbook import as_xlsx
from programs.exchange.workbook_in import read_xlsx
from programs.exchange.writing import as_csv, as_yaml, as_zip
from readiness.seeds.loaders import AnybodysFiles, OwnFiles
from readiness.seeds.reading import read_documents


def test_seeds_come_back_from_yaml_and_a_workbook(content, questionnaire):
    other = content | {"programs": content["programs"][1:]}

    for name, data in (("all.yaml", as_yaml(content)), ("all.xlsx", as_xlsx(content))):
        checked = check_file(name, data, other, questionnaire)

        assert (checked.problems, checked.content) == ((), content)


@pytest.mark.parametrize("table", BY_NAME)
def test_seeds_come_back_from_the_csv_of_each_table(content, questionnaire, table):
    checked = check_file(f"{table}.csv", as_csv(content, table), content, questionnaire)

    assert (checked.problems, checked.content) == ((), content)


@pytest.mark.parametrize("loader", [OwnFiles, AnybodysFiles])
@example(content={"warnings": {"0": "\x85\u2028\u2029\ufeff"}})
@given(content=contents())
@examples(25)
def test_any_catalogue_comes_back_from_yaml(content, loader):
    assert [each.value for each in read_documents(as_yaml(content).decode(), "all.yaml", loader)] == [content]


@given(content=contents())
@examples(25)
def test_any_table_comes_back_from_csv(content):
    back = {name: read_csv(f"{name}.csv", as_csv(content, name)).rows for name in BY_NAME}

    assert back == {name: _trimmed(name, rows) for name, rows in to_tables(content).items()}


@given(content=contents())
@examples(10)
def test_any_table_comes_back_from_a_workbook(content):
    back = {grid.table.name: grid.rows for grid in read_xlsx("all.xlsx", as_xlsx(content))}

    assert back == {name: _trimmed(name, rows) for name, rows in to_tables(content).items()}


def _trimmed(name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as they are read: codes without spaces around them."""
    columns = BY_NAME[name].by_name
    return [
        {
            column: value.strip()
            if isinstance(value, str) and (columns[column].choices or columns[column].pattern)
            else value
            for column, value in row.items()
        }
        for row in rows
    ]


def test_zip_holds_the_csv_of_every_table(content):
    with zipfile.ZipFile(io.BytesIO(as_zip(content))) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}

    assert files == {f"{name}.csv": as_csv(content, name) for name in BY_NAME}


def test_csv_begins_with_the_mark_and_the_names_of_its_columns(content):
    first, second = as_csv(content, "vendors").decode("utf-8").splitlines()[:2]

    assert (first, second) == ("\ufeffcode,name,jurisdiction", "alibaba,Alibaba Cloud,3")


def test_workbook_explains_itself_and_keeps_its_head_in_view(content):
    book = load_workbook(io.BytesIO(as_xlsx(content)))

    assert book.sheetnames == ["read me", *BY_NAME]
    assert {book[name].freeze_panes for name in BY_NAME} == {"B2"}
    explained = {row[1].value for row in book["read me"].iter_rows(min_row=8) if row[1].value}
    assert explained == {column for table in BY_NAME.values() for column in table.by_name}


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", " =1", "\uff1d1"])
def test_csv_holds_no_formula(content, text):
    content["programs"][0]["summary"] = text

    rows = list(csv.DictReader(io.StringIO(as_csv(content, "programs").decode("utf-8-sig"), newline="")))

    assert rows[0]["summary"] == f"'{text}"


def test_workbook_holds_text_as_text_and_no_formula(content):
    content["programs"][0]["summary"] = "=HYPERLINK(1)"
    book = load_workbook(io.BytesIO(as_xlsx(content)))

    cell = book["programs"]["F2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("'=HYPERLINK(1)", "s", "@")
    fraction = next(row[1] for row in book["numbers"] if row[0].value == "plan_coverage")
    assert (fraction.value, fraction.data_type, fraction.number_format) == ("7/10", "s", "@")
    assert book["programs"].data_validations.dataValidation[0].formula1 == '"training,certificate,adoption,funding"'
