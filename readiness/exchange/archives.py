"""Many files as one, piece by piece, so that they never are in memory together."""

from collections.abc import Iterable, Iterator
from zipfile import ZIP_STORED, ZipFile, ZipInfo

ZIP_TYPE = "application/zip"


class _Pieces:
    """What a ZIP writes to: it is handed on and forgotten."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> bytes:
        taken = b"".join(self.written)
        self.written.clear()
        return taken


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield a ZIP of named files, stored as they are: such as PDFs, which are packed already."""
    pieces = _Pieces()
    with ZipFile(pieces, "w", ZIP_STORED) as archive:  # type: ignore[call-overload]  # it needs no more than this
        for name, data in files:
            archive.writestr(ZipInfo(name), data)
            yield pieces.taken()
    yield pieces.taken()
