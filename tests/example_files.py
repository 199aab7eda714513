"""Firms in an advisor's words, read strictly from tests/examples/*.yaml.

Each document tells a firm, gives what `assess` reads and says what must come out, each expectation with its argument.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from readiness.seeds.reading import SeedError, checked, read_documents

FOLDER = Path(__file__).parent / "examples"
UNKNOWN, NOT_GIVEN = "?", "-"
ANSWERS = {UNKNOWN: "unknown"} | {str(level): level for level in range(1, 6)}


def _row(row: str) -> str:
    """A row holds five answers: 1 to 5, ? for unknown, - for not given."""
    signs = row.split()
    if len(signs) != 5 or not set(signs) <= {*ANSWERS, NOT_GIVEN}:
        raise ValueError("must be five of 1 to 5, ? and -")
    return row


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expectation(_Strict):
    """that: one check by name and what it must find. because: the argument from the method."""

    that: Annotated[dict[str, Any], Field(min_length=1, max_length=1)]
    because: Annotated[str, Field(min_length=20)]

    @property
    def check(self) -> str:
        return next(iter(self.that))


class Example(_Strict):
    """One firm. minimum: where a stricter questionnaire than the shipped one is meant, what it asks for."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    told: Annotated[str, Field(min_length=60)]
    as_of: str
    mode: Literal["full", "quick"] = "full"
    minimum: dict[Literal["dimensions", "answers_full", "answers_quick"], int] = {}
    profile: dict[str, Any]
    responses: dict[str, Annotated[str, AfterValidator(_row)]]
    expect: Annotated[tuple[Expectation, ...], Field(min_length=1)]

    @property
    def document(self) -> dict[str, Any]:
        """What `assess` reads."""
        given = self.model_dump(include={"id", "as_of", "mode", "profile"})
        return given | {"responses": dict(_expanded(self.responses))}


def _expanded(rows: dict[str, str]) -> Iterator[tuple[str, int | str]]:
    for dimension, row in rows.items():
        for number, sign in enumerate(row.split(), start=1):
            if sign != NOT_GIVEN:
                yield f"{dimension}{number}", ANSWERS[sign]


_EXAMPLE = TypeAdapter(Example)


def read_examples(text: str, file: str) -> list[Example]:
    """Return the examples of a text. Raises SeedError naming every field that is missing, strange or wrong."""
    return [checked(_EXAMPLE, document) for document in read_documents(text, file)]


def all_examples() -> list[Example]:
    """Return every example, by file. Raises SeedError also where two firms share a name."""
    found = [(path.name, each) for path in sorted(FOLDER.glob("*.yaml")) for each in read_examples(*_text(path))]
    names = [each.id for _file, each in found]
    if twice := [(file, 1, "id", f"{each.id} stands twice") for file, each in found if names.count(each.id) > 1]:
        raise SeedError(twice)
    return [each for _file, each in found]


def _text(path: Path) -> Sequence[str]:
    return path.read_text(encoding="utf-8"), path.name
