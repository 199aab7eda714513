"""Data into a tagged PDF, with the fonts that came with the packages and then those of the system."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst
from django.conf import settings

FONTS = ("fontpkg_noto_sans", "fontpkg_noto_sans_tamil", "pylopdf_fonts_zh_cn")
TEMPLATES = settings.BASE_DIR / "templates" / "report"
TOO_LONG = "does not fit its pages"
"""What a template says, in an assertion, if what it was given needs more pages than it may have."""
EMPTY = b"#set document(title: [-])\n"
BETWEEN = 3
"""Empty documents after each report. The compiler keeps what it worked out for ten documents, be they large or not."""
PROBE = EMPTY + b"#json(bytes(sys.inputs.data)).text"
_ONE_AT_A_TIME = Lock()
"""The compiler may be used by one thread at a time."""


class TooLong(Exception):
    """The data needs more pages than its template may have."""


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """Return data laid out by a template, as PDF/UA-1. Raises TooLong.

    A template reads the data as JSON, so nothing in it is ever taken for code.
    """
    try:
        made = _compiled(TEMPLATES / template, data)
    except typst.TypstError as error:
        if TOO_LONG in error.message:
            raise TooLong from None
        raise
    _forget()
    return made


def can_show(text: str) -> bool:
    """Say whether there is a font for every character: PDF/UA allows no boxes, so typst refuses them."""
    try:
        _compiled(PROBE, {"text": text})
    except typst.TypstError:
        return False
    return True


def _compiled(source: Path | bytes, data: Mapping[str, Any]) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    with _ONE_AT_A_TIME:
        made = _compiler().compile(source, sys_inputs=inputs, format="pdf", pdf_standards="ua-1")  # type: ignore[type-var]
    return cast(bytes, made)  # other formats come as several files


def _forget() -> None:
    """Make the compiler forget reports sooner: ten of them are a hundred megabytes."""
    for _document in range(BETWEEN):
        _compiled(EMPTY, {})


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(font_paths=[folder for name in FONTS for folder in _folders(name)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts)


def _folders(package: str) -> list[str]:
    found = find_spec(package)
    return list(found.submodule_search_locations or ()) if found else []
