"""One hostile request: who sends it, where to, and with what; most of it what a page asked for, some of it not."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_from_bytes

from access.table import ROLES
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from fuzz.asked_for import Fields
from fuzz.hostile import BODIES, CONTENT_TYPES, COOKIES, FILES, HEADERS, METHODS, VALUES, encoded, quoted
from hypothesis import strategies as st

FORM = "application/x-www-form-urlencoded"
MOST = 90
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


@dataclass(frozen=True, repr=False)
class Sent:
    role: str
    method: str
    path: str
    query: str = ""
    body: bytes = b""
    content_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    checks_csrf: bool = False

    def __repr__(self) -> str:
        told = f"{self.role}: {self.method} {self.path[:200]}?{self.query[:300]} {self.content_type[:80]} "
        return told + f"{str(self.headers)[:300]} {str(self.cookies)[:300]} {self.body[:600]!r}"


@st.composite
def sent(draw: Any, route: str, given: dict[str, Any], fields: Fields, allowed: set[str]) -> Sent:
    """allowed: who gets in there, and therefore sends most of what is sent there."""
    method = draw(METHODS)
    body, content_type = draw(_body(fields)) if method not in ("GET", "HEAD") else (b"", "")
    return Sent(
        role=draw(st.sampled_from(sorted(allowed) * 4 + list(ROLES)) if allowed else st.sampled_from(ROLES)),
        method=method,
        path=draw(_path(route, given)),
        query=draw(_query(fields)) if method in ("GET", "HEAD") else draw(st.just("") | _query(fields)),
        body=body,
        content_type=content_type,
        headers=draw(st.just({}) | st.just({"HTTP_HX_REQUEST": "true"}) | HEADERS),
        cookies=draw(st.just({}) | COOKIES),
        checks_csrf=draw(st.sampled_from([False] * 9 + [True])),
    )


@st.composite
def _path(draw: Any, route: str, given: dict[str, Any]) -> str:
    """The address with what belongs there, or with one argument that does not."""
    names = [one or other for one, other in ARGUMENT.findall(route)]
    worst = draw(st.sampled_from([None, None, None, *names]))
    for name in names:
        value = draw(VALUES) if name == worst else str(given.get(name, "1"))
        place = re.compile(rf"<(?:\w+:)?{name}>|\(\?P<{name}>[^)]*\)")
        route = place.sub(lambda _found, value=value: quote_from_bytes(encoded(value)), route)
    return "/" + re.sub(r"[\^$\\]", "", route)


@st.composite
def _pairs(draw: Any, fields: Fields) -> list[tuple[str, str]]:
    """What the page asks for, as it offers it, but for a few fields; some are left out, twice there, or unheard of."""
    worst = draw(st.lists(st.sampled_from(sorted(fields)), max_size=3)) if fields else []
    asked = sorted(fields) if len(fields) <= MOST else draw(st.lists(st.sampled_from(sorted(fields)), max_size=MOST))
    pairs = [
        (name, draw(VALUES if name in worst else st.sampled_from(fields[name])))
        for name in asked
        if name in worst or draw(st.integers(0, 9))
    ]
    return pairs + draw(st.lists(st.tuples(st.sampled_from(sorted(fields) or ["x"]) | VALUES, VALUES), max_size=2))


@st.composite
def _query(draw: Any, fields: Fields) -> str:
    odd = BODIES.map(lambda raw: quote_from_bytes(raw[:9_000], "&=%"))
    return draw(st.just("") | _pairs(fields).map(quoted) | odd)


@st.composite
def _body(draw: Any, fields: Fields) -> tuple[bytes, str]:
    kind = draw(st.sampled_from(["form", "form", "form", "form", "files", "files", "broken", "raw", "strange"]))
    if kind == "form":
        return quoted(draw(_pairs(fields))).encode(), FORM
    if kind in ("files", "broken"):
        whole = draw(_multipart(fields))
        return (whole if kind == "files" else whole[: draw(st.integers(0, len(whole)))]), MULTIPART_CONTENT
    body = draw(BODIES) if kind == "raw" else quoted(draw(_pairs(fields))).encode()
    return body, draw(CONTENT_TYPES)


@st.composite
def _multipart(draw: Any, fields: Fields) -> bytes:
    pairs = {encoded(name).decode(errors="replace"): encoded(value) for name, value in draw(_pairs(fields))}
    name, content = draw(FILES)
    place = draw(st.sampled_from(sorted({"file", "receipt", *fields})))
    plain = {key: value.decode(errors="replace") for key, value in pairs.items()}
    return encode_multipart(BOUNDARY, plain | {place: named(name, content)})


def named(name: str, content: bytes) -> SimpleUploadedFile:
    """A file with whatever name, which no honest browser would send."""
    file = SimpleUploadedFile("x", content)
    file._name = encoded(name).decode(errors="replace").replace("\n", " ").replace("\r", " ")
    return file
