"""A workbook that is too large, broken, or would run something is refused before it is read."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from programs.exchange import grid, workbook_in
from programs.exchange.columns import BY_NAME
from programs.exchange.importing import check_file
from programs.exchange.workbook import as_xlsx


@pytest.fixture
def refused(content, questionnaire):
    def check(data: bytes) -> list[tuple[str, str]]:
        checked = check_file("all.xlsx", data, content, questionnaire)
        assert checked.content is None
        return [(problem.where, problem.message) for problem in checked.problems]

    return check


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The workbook with parts put in place of others, or beside them."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


def test_workbook_that_unpacks_to_too_much_is_refused(refused, content):
    data = repacked(as_xlsx(content), **{"xl/media/x": b"0" * (20 * 1024 * 1024)})

    assert len(data) < 2 * 1024 * 1024
    assert refused(data) == [("all.xlsx", "is larger than 20 MB when unpacked.")]


def test_workbook_of_more_parts_than_any_has_is_refused_unread(refused, content):
    data = repacked(as_xlsx(content), **{f"xl/part{number}": b"" for number in range(workbook_in.MOST_PARTS)})

    assert refused(data) == [("all.xlsx", "is larger than 20 MB when unpacked.")]


def test_workbook_that_lies_about_its_size_is_read_no_further_than_it_says(refused, content):
    data = repacked(as_xlsx(content), **{"xl/workbook.xml": b"<x>" + b" " * 5_000_000})
    true, told = (each.to_bytes(4, "little") for each in (5_000_003, 1_000))

    assert refused(data.replace(true, told)) == [("all.xlsx", "is not an XLSX workbook.")]


def test_workbook_with_macros_is_refused(refused, content):
    data = repacked(as_xlsx(content), **{"xl/vbaProject.bin": b"x"})

    assert refused(data) == [("all.xlsx", "holds macros. Save it as XLSX, without macros.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_workbook_that_defines_entities_is_refused_in_either_encoding(refused, content, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>'

    assert refused(repacked(as_xlsx(content), **{"xl/workbook.xml": text.encode(encoding)})) == [
        ("all.xlsx", "defines its own XML entities, which no spreadsheet does.")
    ]


@pytest.mark.parametrize("encoding", ["gb2312", "shift_jis", "utf-7", "klingon"])
def test_part_that_is_not_read_may_be_in_an_encoding_that_nobody_knows(content, questionnaire, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><x/>'.encode()
    data = repacked(as_xlsx(content), **{"customXml/item1.xml": text})

    assert check_file("all.xlsx", data, content, questionnaire).problems == ()


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("text", [b"<x>", b"", b"\xff\xfe", b"<workbook/>"])
def test_broken_workbook_is_refused(refused, content, part, text):
    assert refused(repacked(as_xlsx(content), **{part: text}))


def test_workbook_that_is_none_is_refused(refused):
    assert refused(b"PK\x03\x04") == [("all.xlsx", "is not an XLSX workbook.")]


def test_sheet_that_is_no_table_is_named(refused):
    book, file = Workbook(), io.BytesIO()
    book.save(file)

    tables = ", ".join(BY_NAME)
    assert refused(file.getvalue()) == [("all.xlsx, Sheet", f"is not a table of the catalogue; tables are {tables}.")]


def of_vendors(*rows: tuple[int, list[object]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "vendors"
    for number, cells in ((1, ["code", "name", "jurisdiction"]), *rows):
        for column, cell in enumerate(cells, 1):
            sheet.cell(number, column, cell)
    book.save(file)
    return file.getvalue()


def test_more_rows_than_the_limit_are_refused(refused, monkeypatch):
    monkeypatch.setattr(grid, "LIMIT_ROWS", 2)
    data = of_vendors(*((number, [f"v{number}", "V", 1]) for number in range(2, 6)))

    assert refused(data) == [("all.xlsx, vendors, row 4", "there are more than 2 rows.")]


def test_sheet_that_goes_on_far_below_is_refused(refused):
    told = "the sheet goes on after 20,000 rows. Delete the rows below the table."

    assert refused(of_vendors((30_000, ["x", "X", 1]))) == [("all.xlsx, vendors, row 20002", told)]


def test_error_of_a_spreadsheet_is_refused_with_its_cell(refused):
    told = refused(of_vendors((2, ["alibaba", "#N/A", 1])))

    assert ("vendors!B2", "holds an error of the spreadsheet.") in told


def test_bounds_are_those_that_were_agreed():
    assert (workbook_in.LIMIT_UNPACKED, workbook_in.LIMIT_ROWS) == (20 * 1024 * 1024, 20_000)
