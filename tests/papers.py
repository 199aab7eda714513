"""Reading a report's PDF as a person would, and as a screen reader would."""

import io
import re
from typing import Any

from pypdf import PdfReader


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def says(pdf: bytes, page: int | None = None) -> str:
    """Return the text of one page, or of all, with single spaces and without the places where words may break."""
    pages = opened(pdf).pages
    texts = [each.extract_text() for each in (pages if page is None else [pages[page]])]
    return re.sub(r"\s+", " ", " ".join(texts).replace("\u200b", ""))


def tags(pdf: bytes) -> list[str]:
    """Return the kinds of structure, in the order in which they are read out."""
    return list(_kinds(opened(pdf).trailer["/Root"]["/StructTreeRoot"]))


def _kinds(node: Any) -> Any:
    node = node.get_object() if hasattr(node, "get_object") else node
    if not hasattr(node, "get"):
        return
    if "/S" in node:
        yield str(node["/S"]).removeprefix("/")
    inside = node.get("/K", [])
    inside = inside.get_object() if hasattr(inside, "get_object") else inside
    for each in inside if isinstance(inside, list) else [inside]:
        yield from _kinds(each)
