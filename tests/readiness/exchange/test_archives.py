import io
from zipfile import ZipFile

from readiness.exchange.archives import zipped


def test_zip_has_every_file_as_it_was():
    given = {"a.pdf": b"%PDF-1", "b.pdf": bytes(range(256)) * 1000, "empty.pdf": b""}

    with ZipFile(io.BytesIO(b"".join(zipped(given.items())))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == given


def test_zip_of_nothing_is_a_zip():
    with ZipFile(io.BytesIO(b"".join(zipped([])))) as archive:
        assert archive.namelist() == []


def test_zip_comes_in_pieces_of_one_file_each():
    asked = []

    def files():
        for name in ("a", "b", "c"):
            asked.append(name)
            yield name, name.encode() * 1000

    pieces = zipped(files())

    assert len(next(pieces)) < 1200
    assert asked == ["a"]
