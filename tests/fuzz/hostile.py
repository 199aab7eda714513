"""What nobody should send: values, files, bodies and headers, as hypothesis draws them."""

import io
import zipfile
from urllib.parse import quote_from_bytes

from django.conf import settings
from hypothesis import strategies as st

WORDS = [
    *("", " ", "0", "-1", "1", "true", "null", "unknown", "none", "[]", "{}", '{"page":{}}', "NaN", "1e999"),
    *("9" * 20, "9" * 400, "9" * 5000, "-" + "9" * 30, "2147483648", "9223372036854775808", "0x10", "١٢٣", "²", "½"),
    *("\0", "a\0b", "\ud800", "\udfff\ud800", "\ufffe", "\u202e", "e\u0301" * 50, "🙂" * 100, "x" * 5000, "\r\nX: y"),
    *("' OR 1=1 --", '"><script>alert(1)</script>', "{{ 7*7 }}", "{% debug %}", "%s%n", "../../etc/passwd", "=1+1"),
    *("//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", "/\\elsewhere.example"),
    *("2026-02-30", "0000-00-00", "99999-01-01", "2026-11-20T25:61", "a@b", "a@b.c" * 60, "x@[1.2.3.4]", "İ@x.y"),
    *('{"x":' * 3000, "[" * 3000, '"\\ud800"', '{"a":1e400}', "a:" * 500, "(" * 200, "\\" * 99, "_" * 200, "%" * 99),
]
VALUES = st.one_of(st.sampled_from(WORDS), st.text(max_size=40), st.integers().map(str))
RAW = st.binary(max_size=200)


def encoded(text: str) -> bytes:
    """Bytes of a text; half a character stays half."""
    return text.encode("utf-8", "surrogatepass")


def quoted(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{quote_from_bytes(encoded(name))}={quote_from_bytes(encoded(value))}" for name, value in pairs)


def as_header(text: str) -> str:
    """A text as a server hands a header on: each byte a letter."""
    return encoded(text).decode("latin-1")


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as files:
        for name, part in parts.items():
            files.writestr(name.replace("__", "/"), part)
    return file.getvalue()


def _files() -> list[tuple[str, bytes]]:
    catalogue = (settings.SEEDS_DIR / "catalogue.yaml").read_bytes()
    aliases = b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 40))
    many = {f"xl__{number}.xml": b"" for number in range(300)}
    return [
        ("bomb.xlsx", packed(xl__media__x=b"0" * 30_000_000)),
        ("parts.xlsx", packed(**many)),
        ("entities.xlsx", packed(xl__workbook=b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')),
        ("none.xlsx", b"PK\x03\x04"),
        ("aliases.yaml", aliases),
        ("deep.yaml", b"[" * 200_000),
        ("deep.yaml", b"- " * 200_000),
        ("deeper.yaml", b"{a: " * 20_000),
        ("sixty.yaml", b"version: 1" + b":59" * 300_000),
        ("number.yaml", b"version: " + b"9" * 100_000),
        ("python.yaml", b"!!python/object/apply:os.system [id]"),
        ("nan.yaml", catalogue.replace(b"0.25", b".nan").replace(b": 3", b": .inf")),
        ("half.yaml", catalogue[: len(catalogue) // 2]),
        ("catalogue.yaml", catalogue),
        ("keys.yaml", b"? [a, b]\n: c\n? {d: e}\n: f\n"),
        ("null.yaml", b"a: \x00"),
        ("vendors.csv", b"code,name\n" + b"x," * 100_000),
        ("vendors.csv", b'code,name\n"' + b"x" * 300_000),
        ("vendors.csv", b"\xff\xfe\x00" * 50),
        ("programs.csv", b"\0,\0\n\0,\0\n"),
        ("../../vendors.csv", b"code\n=1+1\n"),
        ("x" * 400 + ".csv", b"code\n1\n"),
        ("vendors\0.csv", b"code\n1\n"),
        ("receipt.json", b'{"x":' * 12_000),
        ("receipt.json", b'{"inputs": {"as_of": "\\ud800"}}'),
        ("receipt.json", b'{"inputs":{"as_of":"9999-99-99","profile":[],"responses":7},"signature":"AA=="}'),
        ("receipt.json", b"9" * 60_000),
        ("big.json", b"[" + b"1," * 2_000_000 + b"1]"),
    ]


HOSTILE_FILES = _files()
FILES = st.sampled_from(HOSTILE_FILES) | st.tuples(VALUES, RAW)
BODIES = st.one_of(
    RAW,
    VALUES.map(encoded),
    st.sampled_from([b"x" * 300_000, b"a=1&" * 2_000, b"&" * 100_000, b"=" * 100_000, b"%" * 10_000, b"a[]=1&a[b]=2"]),
)
CONTENT_TYPES = st.sampled_from(
    [
        *("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=no-such-charset"),
        *("application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data", "multipart/form-data; boundary"),
        *("multipart/form-data; boundary=b", "multipart/form-data; boundary=" + "b" * 300, "application/json", ""),
        *(
            "text/xml",
            "application/octet-stream",
            "text/plain; charset=\x7f",
            "a" * 3000,
            "multipart/mixed; boundary=b",
        ),
    ]
)
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            *("HTTP_HX_REQUEST", "HTTP_HX_TARGET", "HTTP_HX_CURRENT_URL", "HTTP_HX_TRIGGER_NAME", "HTTP_HX_PROMPT"),
            *("HTTP_HX_TRIGGER_NAME_URI_AUTOENCODED", "HTTP_HX_CURRENT_URL_URI_AUTOENCODED", "HTTP_HX_BOOSTED"),
            *("HTTP_REFERER", "HTTP_ORIGIN", "HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING"),
            *("HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"),
            *("HTTP_X_FORWARDED_PORT", "HTTP_COOKIE", "HTTP_RANGE", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_NONE_MATCH"),
            *("HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_REQUESTED_WITH", "HTTP_X_CSRFTOKEN", "HTTP_X_REQUEST_ID"),
            *("REMOTE_ADDR", "HTTP_DNT", "HTTP_USER_AGENT", "HTTP_TRANSFER_ENCODING", "HTTP_AUTHORIZATION"),
        ]
    ),
    st.sampled_from(["true", "false"]) | VALUES.map(as_header),
    max_size=3,
)
COOKIES = st.dictionaries(
    st.sampled_from([settings.CSRF_COOKIE_NAME, "messages", "theme", "django_language", "x"]),
    VALUES.map(as_header),
    max_size=2,
)
METHODS = st.sampled_from([*["GET", "POST"] * 3, "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
