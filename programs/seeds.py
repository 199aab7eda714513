"""Catalogues as plain data: the file in seeds/, and what is stored of a published one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from programs.core.catalogue import Catalogue
from programs.core.soundness import problems
from readiness.core.canonical import digest
from readiness.seeds.questionnaire import read_edition
from readiness.seeds.reading import checked, read_file

CATALOGUE = TypeAdapter(Catalogue)
LABELS = ("version", "published_on")
"""What is given to a catalogue when it is published; the rest is its substance."""


@dataclass(frozen=True, eq=False)
class CatalogueEdition:
    """A complete catalogue. content is the plain data it was read from; digest identifies it."""

    catalogue: Catalogue
    content: Mapping[str, Any]
    digest: str

    @property
    def substance(self) -> str:
        return substance(self.content)


def catalogue_edition_of(content: Mapping[str, Any]) -> CatalogueEdition:
    """Return the edition of stored content; a field that is added later needs a default."""
    return CatalogueEdition(CATALOGUE.validate_python(content), content, digest(content))


def plain(catalogue: Catalogue) -> dict[str, Any]:
    """Return the catalogue as plain data with every field written out, in one order where order says nothing."""
    content: dict[str, Any] = CATALOGUE.dump_python(catalogue, mode="json")
    for part in ("sources", "vendors"):
        content[part].sort(key=lambda each: str(each["code"]))
    content["open_tools"].sort()
    for number in content["numbers"]:
        number["value"] = str(number["value"])
    for fact in (fact for program in content["programs"] for fact in program["facts"]):
        fact["sources"].sort()
    return content


def substance(content: Mapping[str, Any]) -> str:
    """Return the digest of everything but the labels: equal for catalogues that say the same."""
    return digest({name: value for name, value in content.items() if name not in LABELS})


@lru_cache(maxsize=4)
def read_catalogue(folder: Path) -> CatalogueEdition:
    """Read and check seeds/catalogue.yaml. Raises SeedError naming file, line and field."""
    document = read_file(folder / "catalogue.yaml")
    catalogue = checked(CATALOGUE, document)
    if found := problems(catalogue, read_edition(folder).questionnaire):
        raise document.error(found)
    return catalogue_edition_of(plain(catalogue))
