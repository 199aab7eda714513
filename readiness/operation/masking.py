"""Taking out of a text what must not lie in a log: mails, links, codes, company numbers, query strings."""

import re

CODE = "[2-9A-HJKMNP-Z]{4}"
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
PATTERNS = (
    (re.compile(r"(?<![\w.+-])(?!celery@)[^\s@<>\"'(){}\[\],;:]+@[\w-]+(?:\.[\w-]+)+"), "[mail]"),
    (re.compile(r"(/check/)(?!<)[^/\s\"']+"), r"\1[token]"),
    (re.compile(rf"(?<![\w-])(?!{UUID}(?![\w-]))[A-Za-z0-9_-]{{32,}}"), "[token]"),
    (re.compile(rf"\b{CODE}-{CODE}-{CODE}\b", re.IGNORECASE), "[code]"),
    (re.compile(r"\b(?:\d{8,9}|[TSR]\d\d[A-Z]{2}\d{4})[A-Z]\b", re.IGNORECASE), "[uen]"),
    (re.compile(r"\?[^\s\"'?]*=[^\s\"']*"), "?[query]"),
    (re.compile(r"DETAIL:.*", re.DOTALL), "[values]"),
)
"""Each kind of thing, and what stands in its place. PostgreSQL tells a refused row's values after DETAIL."""


def masked(text: str) -> str:
    """Return the text without what names a person or a firm or opens its pages; ids of tasks stay."""
    for pattern, instead in PATTERNS:
        text = pattern.sub(instead, text)
    return text
