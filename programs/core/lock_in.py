"""How hard a programme makes it to leave: score with its range, band and warnings.

Source: lock-in model; matching method, section 6.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from .catalogue import Catalogue, Program

LARGEST = 4
"""The highest value of a factor: hard to leave."""
NOT_ENOUGH = "not_enough_information"
DEPENDS = "depends"


@dataclass(frozen=True)
class LockInWarning:
    """A factor that makes leaving costly."""

    factor: str
    value: int


@dataclass(frozen=True)
class LockIn:
    """low and high: 0..100, exact; None where the lock-in is that of what is bought. band is that of high."""

    low: Fraction | None
    high: Fraction | None
    band: str
    band_low: str
    warnings: tuple[LockInWarning, ...] = ()
    notes: tuple[LockInWarning, ...] = ()


@lru_cache(maxsize=16)
def lock_ins(catalogue: Catalogue) -> tuple[LockIn, ...]:
    """Return the lock-in of every programme, in catalogue order, worked out once per version."""
    return tuple(lock_in(catalogue, program) for program in catalogue.programs)


def lock_in(catalogue: Catalogue, program: Program) -> LockIn:
    """Return a programme's lock-in; unknown values are a range from 0 to 4, never zero."""
    if program.is_funding:
        return LockIn(None, None, DEPENDS, DEPENDS)
    weights = {factor.code: factor.weight for factor in catalogue.factors}
    values = {code: program.lock_in[code].value for code in weights}
    low = Fraction(sum(weights[code] * (value or 0) for code, value in values.items()), LARGEST)
    unknown = sum(weights[code] for code, value in values.items() if value is None)
    is_vague = unknown > catalogue.number["unknown_weight"]
    stated = [LockInWarning(code, value) for code, value in values.items() if value is not None]
    return LockIn(
        low,
        low + unknown,
        NOT_ENOUGH if is_vague else band(catalogue, low + unknown),
        NOT_ENOUGH if is_vague else band(catalogue, low),
        warnings=tuple(each for each in stated if each.value >= catalogue.number["warn_from"]),
        notes=tuple(
            each for each in stated if catalogue.number["note_from"] <= each.value < catalogue.number["warn_from"]
        ),
    )


def band(catalogue: Catalogue, score: Fraction) -> str:
    """Return the band of a score; a limit belongs to the band above it."""
    number = catalogue.number
    for name in ("very_high", "high", "moderate"):
        if score >= number[f"band_{name}"]:
            return name
    return "low"


def rounded(score: Fraction) -> float:
    """Return a score with one decimal, halves up, as people and programs see it."""
    top, bottom = score.as_integer_ratio()
    return (20 * top + bottom) // (2 * bottom) / 10
