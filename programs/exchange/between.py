"""What is wrong between the rows of a catalogue, each of which may be right by itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from programs.core.catalogue import CONFIDENCES
from programs.core.numbers import NEEDED

from .shape import Problem
from .tables import Path, newest_check


def between_rows(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield (path, message). content: plain data in the shape of a catalogue."""
    for code in sorted(NEEDED - {each["code"] for each in content["numbers"]}):
        yield ("numbers",), f"{code} is missing."
    for place, code in enumerate(content["open_tools"]):
        if code not in content["makers"] or code in content["open_tools"][:place]:
            yield ("open_tools", place), f"{code} has no maker, or stands here twice."
    confidences = {each["code"]: each["confidence"] for each in content["sources"]}
    for place, program in enumerate(content["programs"]):
        yield from _program(("programs", place), program, confidences)


def _program(path: Path, it: Mapping[str, Any], confidences: Mapping[str, str]) -> Iterator[Problem]:
    low, high = it["levels"]
    if low > high:
        yield (*path, "levels", 0), f"{low} is above {high}: the lower level comes first."
    newest = newest_check(it["facts"])
    if it["facts"] and it["checked_on"] != newest:
        yield (*path, "checked_on"), f"must be {newest}, the newest check of its facts."
    for place, fact in enumerate(it["facts"]):
        known = [confidences[code] for code in fact["sources"] if code in confidences]
        weakest = max(known, key=CONFIDENCES.index, default="official")
        if CONFIDENCES.index(fact["confidence"]) < CONFIDENCES.index(weakest):
            told = f"{fact['confidence']} is more than its weakest source, which is {weakest}."
            yield (*path, "facts", place, "confidence"), told
    for code, given in it["lock_in"].items():
        if given["passes"] and it["kind"] != "funding":
            yield (*path, "lock_in", code, "passes"), "only funding passes a factor on to what is bought."
