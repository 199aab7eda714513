import pytest

from readiness.seeds import loaders
from readiness.seeds.loaders import AnybodysFiles, OwnFiles
from readiness.seeds.reading import Document, SeedError, read_documents, read_file


@pytest.fixture(params=[OwnFiles, AnybodysFiles], ids=["libyaml", "python"])
def loader(request):
    return request.param


def read(text: str, loader=OwnFiles) -> list[Document]:
    return list(read_documents(text, "some.yaml", loader))


def problems(text: str, loader) -> tuple[tuple[str, int, str, str], ...]:
    with pytest.raises(SeedError) as caught:
        read(text, loader)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("3", 3),
        ("3.5", 3.5),
        ("'3'", "3"),
        ("2026-11-20", "2026-11-20"),
        ("1-4", "1-4"),
        ("10m-100m", "10m-100m"),
    ],
)
def test_scalar_is_what_it_looks_like(text, expected, loader):
    (document,) = read(f"key: {text}", loader)
    found = document.value["key"]

    assert (found, type(found)) == (expected, type(expected))


def test_document_knows_the_line_of_every_field(loader):
    (document,) = read("a: 1\nb:\n  - x\n  - c: 2\n    d: {e: 3}\n", loader)

    assert document.value == {"a": 1, "b": ["x", {"c": 2, "d": {"e": 3}}]}
    lines = {field: document.line(field) for field in [("a",), ("b", 0), ("b", 1, "d"), ("b", 1, "d", "e")]}
    assert lines == {("a",): 1, ("b", 0): 3, ("b", 1, "d"): 5, ("b", 1, "d", "e"): 5}


def test_line_of_a_field_that_is_not_there_is_the_one_around_it():
    (document,) = read("a: 1\nb:\n  c: 2\n")

    assert [document.line(field) for field in (("b", "missing"), ("b", "c", "deeper"), ("z",), ())] == [3, 3, 1, 1]


def test_error_names_file_line_and_field_of_every_problem():
    (document,) = read("a: 1\nb:\n  c: 2\n")

    error = document.error([(("b", "c"), "is wrong."), ((), "is odd.")])

    assert error.problems == (("some.yaml", 3, "b.c", "is wrong."), ("some.yaml", 1, "", "is odd."))
    assert str(error) == "some.yaml, line 3, b.c: is wrong.\nsome.yaml, line 1, the whole file: is odd."


def test_documents_are_read_one_after_another(loader):
    assert [document.value for document in read("a: 1\n---\nb: 2\n---\n- 3\n", loader)] == [{"a": 1}, {"b": 2}, [3]]
    assert read("", loader) == read("# only words\n", loader) == []


def test_documents_before_a_broken_one_are_read(loader):
    documents = read_documents("a: 1\n---\nb: [\n", "some.yaml", loader)

    assert next(documents).value == {"a": 1}
    with pytest.raises(SeedError):
        next(documents)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1\nb: 2\n", 2),
        ("a: 1\n  b: 2\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ("a: 1\nb: *nobody\n", 2),
        ("a: 1\na: 2\n", 2),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", 4),
        ("a: !!python/object:os.system x\n", 1),
        ("a: {b: 1, b: 2}\n", 1),
    ],
)
def test_text_that_is_not_yaml_is_named_by_line(text, line, loader):
    ((file, found, field, message),) = problems(text, loader)

    assert (file, found, field) == ("some.yaml", line, "")
    assert message.startswith("is not YAML: ")


def test_duplicate_key_is_named():
    with pytest.raises(SeedError, match=r"^some\.yaml, line 2, the whole file: is not YAML: a stands twice\.$"):
        read("a: 1\na: 2\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("!!int abc", id="no number"),
        pytest.param("!!int", id="nothing as a number"),
        pytest.param("!!bool maybe", id="neither true nor false"),
        pytest.param("!@", id="nobody's kind"),
        pytest.param("!!timestamp x", id="no time"),
        pytest.param("{? [1]\n: 2}", id="list as key"),
        pytest.param("&a [*a]", id="endless"),
        pytest.param("9" * 5000, id="too many digits"),
        pytest.param('"\\UFFFFFFFF"', id="beyond all letters"),
        pytest.param('"\\ud800"', id="half a letter"),
        pytest.param("\x07", id="bell"),
    ],
)
def test_text_that_cannot_be_a_value_is_an_error_with_a_line_too(text, loader):
    assert [(file, line) for file, line, *_said in problems(f"first: 1\na: {text}", loader)] == [("some.yaml", 2)]


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, "{a: " * 200_000, "? " * 200_000])
def test_document_that_would_end_the_process_is_nested_too_deeply(text, loader):
    documents = read_documents(f"a: 1\n---\n{text}", "deep.yaml", loader)

    assert next(documents).value == {"a": 1}
    with pytest.raises(SeedError) as error:
        next(documents)
    assert list(error.value.lines()) == ["deep.yaml, line 3, the whole file: is nested too deeply."]


def test_document_of_too_many_parts_is_refused_and_the_ones_before_it_are_read(loader, monkeypatch):
    monkeypatch.setattr(loaders, "MOST_PARTS", 4)
    documents = read_documents("[1, 2, 3]\n---\n[1,\n2, 3,\n4]\n", "long.yaml", loader)

    assert next(documents).value == [1, 2, 3]
    with pytest.raises(
        SeedError, match=r"^long\.yaml, line 5, .*: is where a document has 4 parts, and more follow\.$"
    ):
        next(documents)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("1" + ":59" * 500_000, "a number has at most 40 letters"),
        ("1" + ":59" * 500_000 + ".5", "a number has at most 40 letters"),
        (".nan", ".nan is no number"),
        ("-.inf", "-.inf is no number"),
        ("1.0e+999", "1.0e+999 is no number"),
    ],
)
def test_number_that_is_none_or_costs_much_is_an_error(number, why, loader):
    assert problems(f"a: {number}", loader) == (("some.yaml", 1, "", f"is not YAML: not a value: {why}."),)


def test_file_of_more_or_less_than_one_document_is_refused(tmp_path):
    for text, count in (("", 0), ("a: 1\n---\nb: 2\n", 2)):
        path = tmp_path / "some.yaml"
        path.write_text(text)
        with pytest.raises(SeedError, match=f"must hold one document, not {count}"):
            read_file(path)
