"""Texts as cells that a spreadsheet neither runs nor turns into something else.

One that it would has an apostrophe before it, which is taken off on the way in; so has a text that looks as if one had
been put there.
"""

import re

FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""What a spreadsheet would run, or read as a second cell."""
CONVERTED = re.compile(
    FORMULA.pattern + r"|\s*[\d.,]|\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(true|false)\s*$",
    re.IGNORECASE,
)
"""Also what it would turn into a number, a date or a truth where no format says that it is text."""
ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4})")


def guarded(text: str, risk: re.Pattern[str]) -> str:
    return f"'{text}" if risk.match(text.lstrip("'")) else text


def unguarded(text: str, risk: re.Pattern[str]) -> str:
    return text[1:] if text.startswith("'") and risk.match(text.lstrip("'")) else text


def escaped(text: str) -> str:
    """Return a text as the format of workbooks writes characters that XML cannot hold."""
    return ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Return the text that `escaped` or a spreadsheet wrote so."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
