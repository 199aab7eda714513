"""What matching tells one firm, as objects that carry codes and numbers; no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .catalogue import Program
from .lock_in import LockIn
from .warnings import Foundation

Range = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Condition:
    """One condition and whether the firm meets it; None: unknown."""

    code: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Match:
    """A programme for a firm. fit (0..100) and contributions, which add up to it, are None for funding.

    first_place_share: 0..1, only where it may stand in a plan. kept_out: what keeps a programme that one can join
    out of a plan: level, hours, money.
    """

    program: Program
    section: str
    fit: int | None
    contributions: Mapping[str, int] | None
    eligibility: tuple[Condition, ...]
    lock_in: LockIn
    first_place_share: Fraction | None
    kept_out: tuple[str, ...]


@dataclass(frozen=True)
class Traded:
    """What the set of most value would have covered more (0..1), and the exposure it would have cost (0..100)."""

    programs: tuple[Program, ...]
    coverage: Fraction
    exposure: Fraction


@dataclass(frozen=True)
class Plan:
    """Programmes in sequence; empty with a reason: no_steps, nothing_open, nothing_lifts or nothing_fits.

    coverage: 0..1 of the steps still to go. Exposures: low and high end, 0..100. is_from_best_fits: there were too
    many candidates for every set, so the plan is the best among those that fit best.
    """

    programs: tuple[Program, ...]
    coverage: Fraction
    exposure_now: Range
    exposure_after: Range
    traded: Traded | None = None
    reason: str | None = None
    is_from_best_fits: bool = False


@dataclass(frozen=True)
class Matching:
    """All matches in order, the plan, the codes of warnings, and the foundations that have to come first."""

    matches: tuple[Match, ...]
    plan: Plan
    warnings: tuple[str, ...]
    foundations: tuple[tuple[Foundation, Program | None], ...]
