"""Lists as files: what is in them, and what a spreadsheet must not make of it."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from readiness.exchange.lists import unpacked, write_csv, write_xlsx

HEAD = ["Number", "Firm", "Asked on"]
DAY = date(2026, 11, 20)
NASTY = ["=1+1", "+65 6123 4567", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "'=1"]


def as_csv(rows):
    file = io.BytesIO()
    write_csv(file, HEAD, rows)
    return b"".join(unpacked(file.getvalue()))


def read_csv(rows):
    return list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"), newline="")))


def read_xlsx(rows):
    file = io.BytesIO()
    write_xlsx(file, HEAD, rows)
    return list(load_workbook(file).active.iter_rows())


def test_csv_has_a_head_and_a_line_a_row():
    assert read_csv([[1, "Café, 咖啡", DAY], [2, 'A "B"\nC', None]]) == [
        HEAD,
        ["1", "Café, 咖啡", "2026-11-20"],
        ["2", 'A "B"\nC', ""],
    ]


def test_csv_begins_with_the_mark_by_which_spreadsheets_know_its_letters():
    assert as_csv([]) == b"\xef\xbb\xbfNumber,Firm,Asked on\r\n"


@pytest.mark.parametrize("text", NASTY)
def test_csv_disarms_what_a_spreadsheet_would_run(text):
    assert read_csv([[1, text, DAY]])[1] == ["1", f"'{text}", "2026-11-20"]


@pytest.mark.parametrize("text", ["7-Eleven", "Merbau Foods", "1 = 1", ""])
def test_csv_leaves_other_text_alone(text):
    assert read_csv([[1, text, DAY]])[1][1] == text


def test_xlsx_keeps_numbers_texts_and_days_as_such():
    head, row = read_xlsx([[1, "Merbau", DAY]])

    assert [cell.value for cell in head] == HEAD
    assert [(cell.value, cell.data_type) for cell in row][:2] == [(1, "n"), ("Merbau", "s")]
    assert (row[2].value.date(), row[2].number_format) == (DAY, "yyyy-mm-dd")


@pytest.mark.parametrize("text", NASTY)
def test_xlsx_disarms_what_a_spreadsheet_would_run(text):
    _head, row = read_xlsx([[1, text, None]])

    assert row[1].data_type == "s"
    assert row[1].value.replace("_x0009_", "\t") == f"'{text}"


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "7/10", "TRUE", "007"])
def test_xlsx_keeps_a_text_a_text(text):
    _head, row = read_xlsx([[1, text, None]])

    assert (row[1].value, row[1].data_type) == (text, "s")


def test_xlsx_has_nothing_where_nothing_is():
    _head, row = read_xlsx([[1, "", None]])

    assert [cell.value for cell in row] == [1, None, None]


def test_unpacked_comes_in_pieces():
    rows = ([number, "x" * 90 + str(number), DAY] for number in range(2000))
    file = io.BytesIO()
    write_csv(file, HEAD, rows)

    pieces = list(unpacked(file.getvalue()))

    assert (len(pieces), pieces[-1].endswith(b"x1999,2026-11-20\r\n")) == (4, True)
