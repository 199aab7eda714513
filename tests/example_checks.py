"""What an example may expect of a line of `assess`: each check returns (found, expected), to be compared."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from programs.core.catalogue import Catalogue
from programs.core.columns import SECTIONS
from programs.core.fit import CONTRIBUTIONS
from programs.telling import REASONS
from readiness.core.questionnaire import Questionnaire

Line = Mapping[str, Any]
Check = Callable[[Line, Any], tuple[object, object]]


def _rating(key: str) -> Check:
    return lambda line, expected: (line["rating"][key], expected)


def _dimensions(key: str) -> Check:
    """Of the dimensions that are named."""
    return lambda line, expected: ({code: line["rating"]["dimensions"][code][key] for code in expected}, expected)


def _gates(line: Line, expected: Any) -> tuple[object, object]:
    return {gate["code"]: gate["cap"] for gate in line["rating"]["gates"]}, expected


def _way_up(line: Line, expected: Any) -> tuple[object, object]:
    steps = line["pathway"]["steps"] if line.get("pathway") else []
    return {step["question"]: step["to"] for step in steps}, expected


def _refused(line: Line, expected: Any) -> tuple[object, object]:
    """The firm cannot be rated: these applicable questions have no response."""
    message = f"these applicable questions have no response: {', '.join(expected)}."
    return line["error"], {"where": "responses", "message": message}


def _matches(line: Line) -> dict[str, Any]:
    return {match["program"]: match for match in line["matches"]}


def _each(key: str, otherwise: object = None) -> Check:
    """Of the programmes that are named."""
    return lambda line, expected: ({slug: _matches(line)[slug].get(key, otherwise) for slug in expected}, expected)


def _contributions(line: Line, expected: Any) -> tuple[object, object]:
    """In the order of the method's table."""
    found = {slug: _matches(line)[slug]["contributions"] for slug in expected}
    return {slug: [parts[name] for name in CONTRIBUTIONS] for slug, parts in found.items()}, expected


def _ranks(line: Line, expected: Any) -> tuple[object, object]:
    """Told in this order, others may stand between."""
    return [slug for slug in _matches(line) if slug in expected], expected


def _lock_in(line: Line, expected: Any) -> tuple[object, object]:
    """What is named of low, high, band, band_low, and warnings as {factor: value}."""
    found: dict[str, dict[str, object]] = {}
    for slug, parts in expected.items():
        told = dict(_matches(line)[slug]["lock_in"])
        told["warnings"] = {each["factor"]: each["value"] for each in told["warnings"]}
        found[slug] = {name: told[name] for name in parts}
    return found, expected


def _condition(line: Line, expected: Any) -> tuple[object, object]:
    met = {each["condition"]: each["met"] for each in _matches(line)[expected["program"]]["eligibility"]}
    return expected | {"met": met[expected["code"]]}, expected


def _plan(key: str) -> Check:
    return lambda line, expected: (line["plan"][key], expected)


def _range(key: str) -> Check:
    return lambda line, expected: ([line["plan"][key]["low"], line["plan"][key]["high"]], expected)


def _one_of(find: Callable[[Line], object]) -> Check:
    """One of those that only the lot tells apart."""

    def check(line: Line, expected: Any) -> tuple[object, object]:
        found = find(line)
        return found, found if found in expected else {"one of": expected}

    return check


def _part(find: Callable[[Line], Collection[object]], *, is_in: bool) -> Check:
    """All of the expected are there, or none."""
    return lambda line, expected: ([each for each in expected if each in find(line)], expected if is_in else [])


def _programs(line: Line) -> list[object]:
    return list(line["plan"]["programs"])


def _first(line: Line) -> object:
    return next(iter(_programs(line)), None)


def _warnings(line: Line) -> list[object]:
    return [each["code"] for each in line["warnings"]]


def _foundation(line: Line, expected: Any) -> tuple[object, object]:
    """The programme of the plan that lays what a goal lacks, by warning; null if none does."""
    return {each["code"]: each["program"] for each in line["warnings"] if "question" in each}, expected


def _reason(line: Line, expected: Any) -> tuple[object, object]:
    return line["plan"].get("reason"), REASONS[expected]


CHECKS: Mapping[str, Check] = {
    **{key: _rating(key) for key in ("level", "could_be", "base", "weakest_link", "position", "borderline")},
    "decided_by": _rating("decided_by"),
    "not_applicable": _rating("not_applicable"),
    "dimensions": _dimensions("level"),
    "targets": _dimensions("target"),
    "gates": _gates,
    "way_up": _way_up,
    "refused": _refused,
    "section": _each("section"),
    "fit": _each("fit"),
    "kept_out": _each("kept_out", []),
    "first_place_share": _each("first_place_share"),
    "contributions": _contributions,
    "ranks": _ranks,
    "lock_in": _lock_in,
    "condition": _condition,
    "plan": _plan("programs"),
    "plan_one_of": _one_of(_programs),
    "plan_has": _part(_programs, is_in=True),
    "plan_lacks": _part(_programs, is_in=False),
    "first": lambda line, expected: (_first(line), expected),
    "first_one_of": _one_of(_first),
    "vendors": _plan("vendors"),
    "coverage": _plan("coverage"),
    "exposure_now": _range("exposure_now"),
    "exposure_after": _range("exposure_after"),
    "traded": lambda line, expected: (bool(line["plan"]["traded"]), expected),
    "reason": _reason,
    "warnings": lambda line, expected: (_warnings(line), expected),
    "warns": _part(_warnings, is_in=True),
    "warns_not": _part(_warnings, is_in=False),
    "foundation": _foundation,
}
FIELDS = ("program", "code", "met", "low", "high", "band", "band_low", "warnings")
BANDS = ("low", "moderate", "high", "very_high", "not_enough_information", "depends")
OBSTACLES = ("level", "hours", "money")


def vocabulary(catalogue: Catalogue, questionnaire: Questionnaire) -> frozenset[str]:
    """Return every word that an expectation may use."""
    return frozenset(
        [
            *(program.slug for program in catalogue.programs),
            *(program.vendor for program in catalogue.programs),
            *(factor.code for factor in catalogue.factors),
            *(question.code for question in questionnaire.questions),
            *(dimension.code for dimension in questionnaire.dimensions),
            *(gate.code for gate in questionnaire.gates),
            *(*catalogue.conditions, *catalogue.warnings, *SECTIONS, *REASONS, *FIELDS, *BANDS, *OBSTACLES),
            "ai_affects_people",
        ]
    )


def words(value: object) -> Iterator[str]:
    """Yield every word in what is expected, keys of mappings included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (word for pair in value.items() for each in pair for word in words(each))
    elif isinstance(value, list):
        yield from (word for each in value for word in words(each))
