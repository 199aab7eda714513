"""What an opened page showed. Its form sends that along, so that saving can tell one's own changes from others'."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from readiness.core.canonical import read_json
from readiness.links import new_salt

from .http import Request

PAGE = "*page"
"""Names the opened page among the values it showed; no question or fact can be called so."""
NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Shown:
    """page: its name, empty if it told none that could be."""

    values: Mapping[str, Any]
    page: str = ""

    def and_given(self, given: Mapping[str, Any]) -> str:
        """Return what the same page shows once it has saved what it gave."""
        return written({**self.values, **given}, self.page)


def shown_by(request: Request) -> Shown:
    """Return what the respondent's page showed. Nothing usable: as if it had shown nothing."""
    try:
        values = read_json(request.POST.get("shown", ""))
    except ValueError:
        return Shown({})
    if not isinstance(values, dict):
        return Shown({})
    page = str(values.pop(PAGE, ""))
    return Shown(values, page if NAME.fullmatch(page) else "")


def written(values: Mapping[str, Any], page: str = "") -> str:
    """Write down what a page shows, for its form to send along. page: empty for one that is newly opened."""
    return json.dumps({PAGE: page or new_salt(), **values}, ensure_ascii=False)
