"""The file of a back-up: a ZIP with what it is, the database, and in the embedded run the secrets."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

FORMAT = 2
ABOUT, DATABASE, SECRETS = "about.json", "database", "secrets/"
CHUNK = 1 << 20
DAMAGED = (KeyError, ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What reading a ZIP raises that is none, or not whole: a changed flag looks as if a password were needed."""
Stream = IO[bytes]


class CannotBackUp(Exception):
    """Why no back-up was made, in one line."""


class CannotRestore(Exception):
    """Why nothing was restored, in one line."""


@dataclass(frozen=True)
class About:
    """What a back-up is.

    migrations: (app, name) applied to it. keys: fingerprints by name, to tell keys apart. secrets: names of those in
    the file; None in format 1, which did not say.
    """

    engine: str
    made_at: str
    migrations: tuple[tuple[str, str], ...]
    keys: dict[str, str]
    secrets: tuple[str, ...] | None = None
    digest: str = ""
    format: int = FORMAT


def write_file(path: Path, about: About, write: Callable[[Stream], None], secrets: dict[str, str]) -> None:
    """Write a back-up that only its owner may read. It has its name once it is whole; no other file is replaced.

    write: puts the database into a stream. Raises CannotBackUp.
    """
    if path.exists():
        raise CannotBackUp(f"{path} is there already. Choose another name.")
    part = path.with_name(f"{path.name}.part")
    try:
        with _own_file(part) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            digest = _write_database(archive, write)
            for name, secret in secrets.items():
                archive.writestr(SECRETS + name, secret)
            archive.writestr(ABOUT, json.dumps(asdict(about) | {"digest": digest, "secrets": sorted(secrets)}))
        part.rename(path)
    except OSError as error:
        raise CannotBackUp(f"{path} cannot be written ({error.strerror}).") from None
    finally:
        part.unlink(missing_ok=True)


def _own_file(path: Path) -> Stream:
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def _write_database(archive: zipfile.ZipFile, write: Callable[[Stream], None]) -> str:
    with archive.open(DATABASE, "w", force_zip64=True) as inside:
        hashed = _Hashed(inside)
        write(hashed)  # type: ignore[arg-type]  # it writes, and more is not asked for
    return hashed.digest.hexdigest()


class _Hashed:
    def __init__(self, stream: Stream) -> None:
        self.stream, self.digest = stream, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self.stream.write(data)


@contextmanager
def opened(path: Path) -> Iterator[tuple[About, zipfile.ZipFile]]:
    """Open a back-up that is whole: every byte of it was read and compared. Raises CannotRestore."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise CannotRestore(f"There is no file {path}.") from None
    except DAMAGED:
        raise CannotRestore(f"{path} is no back-up, or is damaged.") from None
    with archive:
        yield _checked(path, archive), archive


def _checked(path: Path, archive: zipfile.ZipFile) -> About:
    try:
        told = json.loads(archive.read(ABOUT))
        digest = _digest_of(archive)
        secrets = sorted(secrets_in(archive))
    except DAMAGED:
        raise CannotRestore(f"{path} is no back-up, or is damaged.") from None
    if told["format"] > FORMAT:
        raise CannotRestore(f"{path} was made by a newer version. Update the program first.")
    if digest != told["digest"]:
        raise CannotRestore(f"{path} is damaged: its database is not the one that was written.")
    if secrets != told.get("secrets", secrets):
        raise CannotRestore(f"{path} is damaged: its secrets are not the ones that were written.")
    return About(**told | {"migrations": tuple((app, name) for app, name in told["migrations"])})


def _digest_of(archive: zipfile.ZipFile) -> str:
    with archive.open(DATABASE) as inside:
        digest: Any = hashlib.sha256()
        while data := inside.read(CHUNK):
            digest.update(data)
    return str(digest.hexdigest())


def secrets_in(archive: zipfile.ZipFile) -> dict[str, str]:
    names = [name for name in archive.namelist() if name.startswith(SECRETS)]
    return {name.removeprefix(SECRETS): archive.read(name).decode("ascii") for name in names}
