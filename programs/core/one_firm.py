"""The matching of one firm, told from its rows."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation

from .catalogue import Catalogue, Program
from .columns import SECTIONS
from .fit import CONTRIBUTIONS
from .lock_in import lock_ins
from .offers import Offers
from .plan import NO_PLAN
from .results import Match, Matching, Plan, Range, Traded
from .rows import Rows
from .warnings import FOUNDATIONS, Foundation, firm_warnings


@dataclass(frozen=True)
class OneFirm:
    """One of the firms of some rows."""

    catalogue: Catalogue
    questionnaire: Questionnaire
    offers: Offers
    rows: Rows
    firm: int
    situation: Situation

    def matching(self) -> Matching:
        plan = self._plan()
        warnings = firm_warnings(
            self.catalogue,
            self.questionnaire,
            self.situation,
            self.chosen,
            self._missing,
            exposure_rises=plan.exposure_after[1] > plan.exposure_now[1],
        )
        return Matching(self._matches(), plan, warnings, self._foundations())

    @cached_property
    def chosen(self) -> tuple[Program, ...]:
        """The plan's programmes in sequence."""
        return tuple(self.offers.programs[place] for place in self.rows.sequence[self.firm])

    @cached_property
    def _missing(self) -> tuple[Foundation, ...]:
        held = self.rows.missing[self.firm]
        return tuple(each for each, is_missing in zip(FOUNDATIONS, held, strict=True) if is_missing)

    def _foundations(self) -> tuple[tuple[Foundation, Program | None], ...]:
        """What has to come before a goal, each with the first programme of the plan that lifts it, if there is one."""
        return tuple(
            (each, next((program for program in self.chosen if self._lifts(program, each)), None))
            for each in self._missing
        )

    def _lifts(self, program: Program, foundation: Foundation) -> bool:
        given = self.situation.responses.get(foundation.question)
        return program.raises.get(foundation.question, 0) > (given if isinstance(given, int) else 1)

    def _plan(self) -> Plan:
        rows, firm, is_limited = self.rows, self.firm, self.offers.is_limited
        now = _range(rows.now[firm])
        if rows.chosen[firm] == NO_PLAN:
            return Plan((), Fraction(0), now, now, reason=self._why_empty(), is_from_best_fits=is_limited)
        after = _range(rows.after[firm][0])
        coverage = self._share(rows.coverage[firm][0])
        return Plan(self.chosen, coverage, now, after, self._traded(coverage, after), None, is_limited)

    def _share(self, covered: int) -> Fraction:
        """Of what is missing. Where nothing is, a plan is only what an advisor keeps, and covers nothing."""
        return Fraction(covered, self.rows.total[self.firm] or 1)

    def _traded(self, coverage: Fraction, after: Range) -> Traded | None:
        """What the set of most value would have given and cost, if another was chosen and it differs in either."""
        rows, firm = self.rows, self.firm
        if rows.best[firm] == rows.chosen[firm]:
            return None
        more = self._share(rows.coverage[firm][1]) - coverage
        cost = _range(rows.after[firm][1])[1] - after[1]
        instead = tuple(self.offers.programs[place] for place in self.offers.sets[rows.best[firm]])
        return Traded(instead, more, cost) if more > 0 or cost > 0 else None

    def _why_empty(self) -> str:
        if not self.rows.total[self.firm]:
            return "no_steps"
        lifts = self.rows.lifts[self.firm]
        joinable = [lifts[place] for place, may_be in enumerate(self.rows.may_be_joined[self.firm]) if may_be]
        if not joinable:
            return "nothing_open"
        return "nothing_fits" if any(joinable) else "nothing_lifts"

    def _matches(self) -> tuple[Match, ...]:
        rows, firm, programs, locks = self.rows, self.firm, self.offers.programs, lock_ins(self.catalogue)
        sections, fits, contributions = rows.sections[firm], rows.fits[firm], rows.contributions[firm]
        eligibility, shares, kept_out = rows.eligibility[firm], rows.shares[firm], rows.kept_out[firm]
        return tuple(
            Match(
                program=programs[place],
                section=SECTIONS[sections[place]],
                fit=None if programs[place].is_funding else fits[place],
                contributions=None if programs[place].is_funding else _named(contributions[place]),
                eligibility=eligibility[place],
                lock_in=locks[place],
                first_place_share=shares.get(place),
                kept_out=kept_out[place],
            )
            for place in rows.order[firm]
        )


def _named(contributions: list[int]) -> dict[str, int]:
    return dict(zip(CONTRIBUTIONS, contributions, strict=True))


def _range(fourfold: list[int]) -> Range:
    return Fraction(fourfold[0], 4), Fraction(fourfold[1], 4)
