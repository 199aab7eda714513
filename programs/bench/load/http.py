"""As much of a browser as a journey needs: one connection that is kept, cookies, and forms."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

Fields = Mapping[str, str | Sequence[str]]
PATIENCE = 30
"""Seconds after which an answer is as good as none."""


class NoAnswer(Exception):
    """The connection was refused or ended, or nothing came in time: whether it was done, nobody knows."""


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Browser:
    """One person's browser. It asks for compressed pages, as browsers do, and does not look into them."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    encoding: str = "gzip"
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> Answer:
        return await self._ask("GET", path, b"")

    async def post(self, path: str, fields: Fields) -> Answer:
        """Send a form with the token against forgery, which the cookie has too."""
        token = {"csrfmiddlewaretoken": self.cookies.get("csrf", "")}
        return await self._ask("POST", path, urlencode({**fields, **token}, doseq=True).encode())

    async def _ask(self, method: str, path: str, body: bytes) -> Answer:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._exchange(method, path, body)
        except (OSError, EOFError, ValueError, IndexError) as error:
            self.close()
            raise NoAnswer(type(error).__name__) from error

    async def _exchange(self, method: str, path: str, body: bytes) -> Answer:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        self._writer.write(self._head(method, path, len(body)) + body)
        return await self._read(self._reader)

    def _head(self, method: str, path: str, length: int) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"Accept-Encoding: {self.encoding}", f"Content-Length: {length}"]
        lines += ["Content-Type: application/x-www-form-urlencoded"] if length else []
        lines += [f"Cookie: {'; '.join(f'{name}={value}' for name, value in self.cookies.items())}"]
        return "\r\n".join([*lines, "", ""]).encode()

    async def _read(self, reader: asyncio.StreamReader) -> Answer:
        first, *rest = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").rstrip().split("\r\n")
        headers: dict[str, str] = {}
        for line in rest:
            name, _colon, value = line.partition(": ")
            if name.lower() == "set-cookie":
                self._keep(value)
            headers[name.lower()] = value
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        return Answer(int(first.split()[1]), headers.get("location", ""), headers, body)

    def _keep(self, cookie: str) -> None:
        name, _sign, value = cookie.partition(";")[0].strip().partition("=")
        self.cookies[name] = value

    def close(self) -> None:
        """Forget the connection; the next request opens another one."""
        if self._writer:
            self._writer.close()
        self._reader = self._writer = None
