"""A file is read into the draft's place, or every bad row is told by line or cell, in the file's order."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from programs.exchange.columns import BY_NAME
from programs.exchange.importing import Checked, check_file
from programs.exchange.workbook import as_xlsx
from programs.exchange.writing import as_csv, as_yaml

KINDS = "can be YAML, CSV or XLSX, named so: .yaml, .yml, .csv, .xlsx."
FILES = ", ".join(f"{name}.csv" for name in BY_NAME)
FRACTION = "a whole number, or a fraction such as 7/10"
MADE_A_DATE = "The spreadsheet made a date of it: format the cell as text."


def told(checked: Checked) -> list[tuple[str, str]]:
    return [(problem.where, problem.message) for problem in checked.problems]


def changed_csv(content: dict[str, Any], table: str, change: Callable[[list[list[str]]], Any]) -> bytes:
    rows = list(csv.reader(io.StringIO(as_csv(content, table).decode("utf-8-sig"), newline="")))
    change(rows)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def changed_xlsx(content: dict[str, Any], change: Callable[[Workbook], Any]) -> bytes:
    book = load_workbook(io.BytesIO(as_xlsx(content)))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_csv_replaces_its_table_only(content, questionnaire):
    data = changed_csv(content, "vendors", lambda rows: rows.append(["acme", "Acme", ""]))

    checked = check_file("catalogue-vendors (2).csv", data, content, questionnaire)

    acme = {"code": "acme", "name": "Acme", "jurisdiction": None}
    assert checked.content == content | {"vendors": [acme, *content["vendors"]]}


def test_csv_with_semicolons_and_without_a_mark_is_read(content, questionnaire):
    data = b"name;jurisdiction;code\n" + b"\n".join(
        f"{it['name']};{'' if it['jurisdiction'] is None else it['jurisdiction']};{it['code']}".encode()
        for it in content["vendors"]
    )

    checked = check_file("vendors.csv", data, content, questionnaire)

    assert (checked.problems, checked.content) == ((), content)


def test_programme_that_is_left_out_takes_along_what_hangs_on_it(content, questionnaire):
    data = changed_csv(content, "programs", lambda rows: rows.pop())

    checked = check_file("programs.csv", data, content, questionnaire)

    assert checked.content == content | {"programs": content["programs"][:-1]}


def test_workbook_replaces_the_sheets_that_it_holds(content, questionnaire):
    def change(book: Workbook) -> None:
        for name in book.sheetnames:
            if name not in ("vendors", "read me"):
                book.remove(book[name])
        book["vendors"]["B2"] = "Alibaba"

    draft = content | {"programs": content["programs"][1:]}
    checked = check_file("some.xlsx", changed_xlsx(content, change), draft, questionnaire)

    assert checked.content["vendors"][0]["name"] == "Alibaba"
    assert checked.content["programs"] == draft["programs"]


def test_bad_cells_of_a_workbook_are_told_all_at_once_in_its_order(content, questionnaire):
    def change(book: Workbook) -> None:
        book["programs"]["J2"] = "abc"
        book["facts"]["C3"] = "=1+1"
        book["facts"]["D5"] = "S99 | S02"
        book["facts"]["F4"] = "soon"
        book["lock_in"]["C2"] = 9
        book["raises"]["A2"] = "nobody"
        book["numbers"]["B2"] = datetime.fromisoformat("2026-10-07")
        book["vendors"]["A9"], book["vendors"]["B9"] = "alibaba", "Alibaba"

    checked = check_file("all.xlsx", changed_xlsx(content, change), content, questionnaire)

    assert checked.content is None
    assert told(checked) == [
        ("programs!J2", "“abc” does not fit: it takes whole hours per person, or nothing if not known."),
        ("raises!A2", "nobody is not a programme."),
        ("facts!C3", "holds a formula. Put its value there instead."),
        ("facts!F4", "“soon” does not fit: it takes the day it was checked, as 2026-11-20."),
        (
            "facts!D5",
            "“S99” is not known; known are C01, C02, C03, L01, L02, L04, L05, L07, L09, L10, L11, L12 and more.",
        ),
        ("lock_in!C2", "9 does not fit: it takes 0 to 4, or nothing if not known."),
        ("vendors!A9", "alibaba stands here a second time."),
        (
            "numbers!B2",
            f"“2026-10-07 00:00:00” does not fit: it takes {FRACTION}. {MADE_A_DATE}",
        ),
    ]


def test_bad_rows_of_a_csv_are_told_by_row_and_column(content, questionnaire):
    def change(rows: list[list[str]]) -> None:
        rows[3][4] = "sure"
        rows[2][0] = "nobody"
        rows[5] += ["more"]

    checked = check_file("facts.csv", changed_csv(content, "facts", change), content, questionnaire)

    assert told(checked) == [
        ("facts.csv, row 3, program", "nobody is not a programme."),
        (
            "facts.csv, row 4, confidence",
            "“sure” does not fit: it takes one of: official, press, secondary, unconfirmed.",
        ),
        ("facts.csv, row 6", "there is more in this row than there are columns."),
    ]


def test_what_is_wrong_in_the_draft_only_comes_last_and_is_called_so(content, questionnaire):
    draft = content | {"numbers": content["numbers"][1:]}
    data = changed_csv(content, "vendors", lambda rows: rows[2].__setitem__(1, ""))

    assert told(check_file("vendors.csv", data, draft, questionnaire)) == [
        ("vendors.csv, row 3, name", "is empty: it takes the name."),
        ("the draft, numbers", "weight_gap_coverage is missing."),
    ]


def test_bad_fields_of_yaml_are_told_by_line_in_its_order(content, questionnaire):
    data = as_yaml(content).decode().replace("kind: training", "kind: course", 1).replace("S$200", "S$200\\0", 1)
    text = data.replace("dated: undated,", "dated: 7, odd: 1,", 1)
    lines = text.splitlines()
    odd, course = (next(n for n, line in enumerate(lines, 1) if part in line) for part in ("odd: 1", "kind: course"))

    found = told(check_file("all.yaml", text.encode(), content, questionnaire))

    assert found[:3] == [
        (
            f"all.yaml, line {odd}, sources.8.dated",
            "“7” does not fit: it takes the date as the source states it, in words.",
        ),
        (f"all.yaml, line {odd}, sources.8.odd", "is not a field of the catalogue."),
        (
            f"all.yaml, line {course}, programs.0.kind",
            "“course” does not fit: it takes one of: training, certificate, adoption, funding.",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "data", "where", "message"),
    [
        (
            "all.zip",
            b"PK",
            "all.zip",
            f"{KINDS} Unpack it first, and bring one table a file.",
        ),
        ("all.xls", b"x", "all.xls", KINDS),
        ("all.xlsx", b"x" * (2 * 1024 * 1024 + 1), "all.xlsx", "is larger than 2 MB."),
        ("all.yaml", b"a: [", "all.yaml, line 1", "is not YAML: expected the node content, but found '<stream end>'."),
        ("all.yaml", b"a: 1\nb: \xff", "all.yaml, line 2", "is not UTF-8 text."),
        ("all.yaml", b"- 1", "all.yaml", "must hold one catalogue, as seeds/catalogue.yaml does."),
        ("all.yaml", b"a: &x 1\nb: *x", "all.yaml, line 1", "is not YAML: an alias is used; write the part out."),
        (
            "vendors.csv",
            b"code,name\nx,caf\xe9",
            "vendors.csv, row 2",
            "is not UTF-8 text. In a spreadsheet, save it as “CSV UTF-8”, or as XLSX.",
        ),
        (
            "vendors.csv",
            b"",
            "vendors.csv, row 1",
            "the first row does not name the columns: code, name, jurisdiction.",
        ),
        ("vendors.csv", b'code,name,jurisdiction\n"x', "vendors.csv, row 2", "is not CSV: unexpected end of data."),
        (
            "vendors.csv",
            b"code,name,jurisdiction\n" + b"a," * 40 + b"a",
            "vendors.csv, row 2",
            "has more than 40 columns.",
        ),
        (
            "stuff.csv",
            b"code",
            "stuff.csv",
            f"the name of the file says which table it is. Call it one of {FILES}.",
        ),
    ],
)
def test_file_that_cannot_be_read_is_told_with_what_would_help(content, questionnaire, name, data, where, message):
    checked = check_file(name, data, content, questionnaire)

    assert (checked.content, told(checked)) == (None, [(where, message)])


def test_columns_that_are_missing_unknown_or_doubled_are_all_told(content, questionnaire):
    data = b"code,colour,code\nx,red,y"

    assert told(check_file("vendors.csv", data, content, questionnaire)) == [
        ("vendors.csv, row 1", "the column name is missing."),
        ("vendors.csv, row 1", "the column jurisdiction is missing."),
        ("vendors.csv, row 1, code", "the column code stands here 2 times."),
        ("vendors.csv, row 1, colour", "colour is not a column of vendors; they are code, name, jurisdiction."),
    ]
