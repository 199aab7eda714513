"""The questionnaire's files: structure, wording per language and sources, checked as one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from readiness.core.canonical import digest
from readiness.core.questionnaire import Closed, Questionnaire
from readiness.core.soundness import problems
from readiness.core.wording import Wording, differences, in_order

from .reading import Document, SeedError, checked, read_file

_STRUCTURE = TypeAdapter(Questionnaire)
_WORDING = TypeAdapter(Wording)


@dataclass(frozen=True, eq=False)
class Edition:
    """A complete questionnaire: structure, wording by language, sources by code.

    content is the plain data it was read from; digest identifies it.
    """

    questionnaire: Questionnaire
    wordings: Mapping[str, Wording]
    sources: Mapping[str, str]
    content: Mapping[str, Any]
    digest: str

    def words(self, language: str = "en") -> Wording:
        """Return the wording in a language, or in English where that language is not complete."""
        return self.wordings.get(language, self.wordings["en"])


def edition_of(content: Mapping[str, Any]) -> Edition:
    """Return the edition of stored content (structure, wording, sources).

    Published content never changes, so a field that is added to the structure later needs a default.
    """
    questionnaire = _STRUCTURE.validate_python(content["structure"])
    wordings = {code: _WORDING.validate_python(words) for code, words in content["wording"].items()}
    return Edition(
        questionnaire=questionnaire,
        wordings={code: in_order(questionnaire, words) for code, words in wordings.items()},
        sources=content["sources"],
        content=content,
        digest=digest(content),
    )


@lru_cache(maxsize=4)
def read_edition(folder: Path) -> Edition:
    """Read and check seeds/questionnaire*.yaml and sources.yaml. Raises SeedError naming file, line and field."""
    structure = read_file(folder / "questionnaire.yaml")
    questionnaire = checked(_STRUCTURE, structure)
    if found := problems(questionnaire):
        raise structure.error(found)
    sources = _read_sources(folder, structure, questionnaire)
    wording = {}
    for path in sorted(folder.glob("questionnaire.*.yaml")):
        words = read_file(path)
        if missing := differences(questionnaire, checked(_WORDING, words)):
            raise words.error(missing)
        if words.value["language"] in wording:
            raise words.error([(("language",), "has another file already.")])
        wording[words.value["language"]] = words.value
    if "en" not in wording:
        raise SeedError([("questionnaire.en.yaml", 1, "", "is missing; English is always needed.")])
    return edition_of({"structure": structure.value, "wording": _as_json(wording), "sources": sources})


@dataclass(frozen=True)
class _Source(Closed):
    code: str
    is_: Annotated[str, Field(alias="is")]


@dataclass(frozen=True)
class _Sources(Closed):
    sources: tuple[_Source, ...]


_SOURCES = TypeAdapter(_Sources)


def _read_sources(folder: Path, structure: Document, questionnaire: Questionnaire) -> dict[str, str]:
    document = read_file(folder / "sources.yaml")
    listed = checked(_SOURCES, document).sources
    sources = {each.code: each.is_ for each in listed}
    codes = [each.code for each in listed]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise document.error([(("sources",), f"{min(twice)} is listed twice.")])
    named = [(("dimensions", place), item) for place, item in enumerate(questionnaire.dimensions)]
    for field, item in named + [(("gates", place), item) for place, item in enumerate(questionnaire.gates)]:
        if strange := set(item.sources) - set(sources):
            raise structure.error([((*field, "sources"), f"{min(strange)} is not in sources.yaml.")])
    return sources


def _as_json(value: Any) -> Any:
    """Return the value as JSON would give it back: every key a string."""
    if isinstance(value, dict):
        return {str(key): _as_json(child) for key, child in value.items()}
    return [_as_json(child) for child in value] if isinstance(value, list) else value
