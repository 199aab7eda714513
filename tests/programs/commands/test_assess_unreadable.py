"""Lines and files that cannot be read: an error line each, and exit code 1 at the end."""

import json
import sys

import pytest

from .running import GOOD, jsonl, outcome, standard_input


@pytest.mark.parametrize("line", ["{", "not json", "[" * 100_000, '{"id": 1} {"id": 2}', "9" * 5000])
def test_line_that_is_not_json_is_named_and_the_others_are_answered(write, line):
    text = f"{jsonl(GOOD | {'id': 1})}\n\n{line}\n{jsonl(GOOD | {'id': 4})}"

    found, code = outcome(write("firms.jsonl", text=text))

    assert ([name for name, _error in found], code) == ([1, None, 4], 1)
    assert found[1][1]["where"] == "firms.jsonl, line 3"
    assert found[1][1]["message"].startswith("is not JSON: ")


def test_line_that_is_not_utf_8_is_an_error_and_the_others_are_answered(write):
    first, last = (jsonl(GOOD | {"id": number}).encode() for number in (1, 3))

    found, code = outcome(write("firms.jsonl", text=b"\n".join((first, b'{"id": "\xff"}', last))))

    assert ([name for name, _error in found], code) == ([1, None, 3], 1)


@pytest.mark.parametrize("odd", [{"id": "\ud800"}, {"id": 1, "profile": {"\ud800": 1}}], ids=["id", "fact"])
def test_line_with_half_a_character_is_answered_in_text_that_can_be_written(write, odd):
    found, code = outcome(write("firms.jsonl", GOOD | odd, GOOD | {"id": 2}))

    assert (found[1], code) == ((2, None), 1)
    assert json.dumps(found, ensure_ascii=False).encode()


def test_yaml_that_stops_parsing_ends_its_file_with_one_error(write):
    good = "".join(f"{key}: {json.dumps(value)}\n" for key, value in GOOD.items())

    found, code = outcome(write("firms.yaml", text=f"id: 1\n{good}---\nid: [2\n---\nid: 3\n{good}"))

    assert ([name for name, _error in found], code) == ([1, None], 1)
    assert found[1][1]["where"] == "firms.yaml, line 7"
    assert found[1][1]["message"].startswith("is not YAML: ")


UNUSABLE = {
    "no number": "id: !!int abc",
    "no time": "id: !!timestamp x",
    "list as key": "? [1]\n: 2",
    "endless": "id: &a [*a]",
    "digits": "id: " + "9" * 5000,
    "twice": "id: 1\nid: 2",
    "bell": "id: \x07",
    "python": "id: !!python/x y",
}


@pytest.mark.parametrize("text", UNUSABLE.values(), ids=UNUSABLE)
def test_yaml_that_cannot_be_a_value_is_an_error_line_and_the_next_file_is_answered(write, text):
    found, code = outcome(write("firms.yaml", text=text), write("good.jsonl", GOOD | {"id": "next"}))

    assert ([name for name, _error in found], code) == ([None, "next"], 1)
    assert found[0][1]["where"].startswith("firms.yaml, line ")


@pytest.mark.parametrize(("name", "text"), [("blank.yaml", "\n"), ("blank.jsonl", "\n\n"), ("words.yaml", "# x\n")])
def test_file_without_a_document_prints_nothing(write, name, text):
    assert outcome(write(name, text=text)) == ([], 0)


@pytest.mark.parametrize("name", ["nowhere.yaml", "nowhere.jsonl"])
def test_file_that_is_missing_is_an_error_and_the_next_is_answered(write, tmp_path, name):
    found, code = outcome(str(tmp_path / name), write("good.jsonl", GOOD | {"id": 1}))

    assert ([name for name, _error in found], code) == ([None, 1], 1)
    assert found[0][1]["where"] == name
    assert found[0][1]["message"].startswith("cannot be read: ")


def test_folder_is_an_error(tmp_path):
    ((_name, error),), code = outcome(str(tmp_path))

    assert (error["where"], error["message"].split(":")[0], code) == (tmp_path.name, "cannot be read", 1)


def test_bytes_that_are_no_text_are_an_error(write):
    ((_name, error),), code = outcome(write("firm.yaml", text=b"\xff\xfe\x00"))

    assert (error["where"], error["message"].split(":")[0], code) == ("firm.yaml", "cannot be read", 1)


def test_line_of_standard_input_that_is_bad_is_named(monkeypatch):
    monkeypatch.setattr(sys, "stdin", standard_input("{\n" + jsonl(GOOD | {"id": 2})))

    found, code = outcome("-")

    assert ([name for name, _error in found], code) == ([None, 2], 1)
    assert found[0][1]["where"] == "standard input, line 1"
