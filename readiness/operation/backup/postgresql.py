"""PostgreSQL: pg_dump's custom format, and back through psql in one transaction."""

import os
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from .file import CHUNK, CannotBackUp, CannotRestore, Stream

Settings = dict[str, Any]
DROP = "BEGIN;\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"


def dump(database: Settings, into: Stream) -> None:
    """Write the database as it is at one moment, while the site runs. Raises CannotBackUp."""
    command = [_tool("pg_dump", _version(database), CannotBackUp), "--format=custom", "--no-owner", "--no-acl"]
    with _started([*command, f"--dbname={_address(database)}"], database, stdout=subprocess.PIPE) as process:
        shutil.copyfileobj(process.stdout, into, CHUNK)  # type: ignore[arg-type]  # there is one, as asked
    if process.returncode:
        raise CannotBackUp("pg_dump failed; what it said stands above.")


def is_empty(database: Settings) -> bool:
    """Say whether there is no table yet."""
    with psycopg.connect(_address(database), password=database["PASSWORD"] or None) as there:
        found = there.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return found == (0,)


def load(database: Settings, source: Stream) -> None:
    """Put the database in the place of what is there, as a whole or not at all. Raises CannotRestore."""
    version = _version(database)
    restore = [_tool("pg_restore", version, CannotRestore), "--no-owner", "--no-acl", "--file=-"]
    psql = [_tool("psql", version, CannotRestore), "--no-psqlrc", "--quiet", "--output=/dev/null"]
    psql += ["--set=ON_ERROR_STOP=1", f"--dbname={_address(database)}"]
    is_whole = False
    with suppress(BrokenPipeError), _started(psql, database, stdin=subprocess.PIPE) as target:
        assert target.stdin  # noqa: S101  # as asked
        target.stdin.write(DROP.encode())
        target.stdin.flush()
        if is_whole := _translated(restore, database, source, target):
            target.stdin.write(b"\nCOMMIT;\n")  # without it the server forgets everything
    if target.returncode or not is_whole:
        raise CannotRestore("psql or pg_restore failed, so the database is as it was; what it said stands above.")


def _translated(restore: list[str], database: Settings, source: Stream, target: Any) -> bool:
    """Let pg_restore turn the dump into SQL for psql, and say whether it got to the end."""
    with suppress(BrokenPipeError), _started(restore, database, stdin=subprocess.PIPE, stdout=target.stdin) as process:
        shutil.copyfileobj(source, process.stdin, CHUNK)  # type: ignore[arg-type]  # there is one, as asked
    return process.returncode == 0


def _started(command: list[str], database: Settings, **pipes: Any) -> subprocess.Popen[bytes]:
    """Start one of PostgreSQL's programs; the password goes by the environment, which others cannot read."""
    own = {"PGOPTIONS": "--client-min-messages=warning"}
    if database["PASSWORD"]:
        own["PGPASSWORD"] = database["PASSWORD"]
    return subprocess.Popen(command, env=os.environ | own, **pipes)  # noqa: S603  # PostgreSQL's own


def _address(database: Settings) -> str:
    own = {"host": database["HOST"], "port": database["PORT"], "user": database["USER"], "dbname": database["NAME"]}
    names = ("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout")
    options = {name: value for name, value in database.get("OPTIONS", {}).items() if name in names}
    return make_conninfo(**{name: value for name, value in (own | options).items() if value})


def _version(database: Settings) -> int:
    with psycopg.connect(_address(database), password=database["PASSWORD"] or None) as there:
        return there.info.server_version // 10000


def _tool(name: str, version: int, error: type[Exception]) -> str:
    """Return the program for a server's version: the same, else the next newer. An older one reads no newer server."""
    found = {_version_of(path): path for path in _candidates(name)}
    fitting = sorted(each for each in found if each >= version)
    if not fitting:
        raise error(f"{name} for PostgreSQL {version} is not here. Install the package postgresql-client-{version}.")
    return found[fitting[0]]


def _candidates(name: str) -> list[str]:
    on_path = shutil.which(name)
    return [*map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), *([on_path] if on_path else [])]


def _version_of(path: str) -> int:
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603  # as above
    number = re.search(r"\d+", told)
    return int(number[0]) if number else 0
