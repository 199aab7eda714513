"""The matching of one firm, told from the columns of its batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from readiness.core.columns import Ints
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation

from .catalogue import Catalogue, Program
from .columns import SECTIONS, Matched
from .eligibility import MET, NOT_MET, conditions_of
from .exposure import score
from .fit import CONTRIBUTIONS, weights_of
from .lock_in import lock_ins
from .plan import NO_PLAN, Plans, lot
from .results import Condition, Match, Matching, Plan, Range, Traded
from .robustness import first_place_shares
from .warnings import Foundation, firm_warnings, missing_foundations

LEADERS = {"owner", "managers"}
AS_MET: dict[int, bool | None] = {MET: True, NOT_MET: False}


@dataclass(frozen=True)
class OneFirm:
    """One column of a matched batch. added: exposure each programme alone would add, for order among equals."""

    catalogue: Catalogue
    questionnaire: Questionnaire
    it: Matched
    plans: Plans
    added: Sequence[int]
    firm: int
    situation: Situation
    seed: str

    def matching(self) -> Matching:
        plan = self._plan()
        rises = plan.exposure_after[1] > plan.exposure_now[1]
        warnings = firm_warnings(
            self.catalogue, self.questionnaire, self.situation, plan.programs, exposure_rises=rises
        )
        return Matching(self._matches(), plan, warnings, self.foundations)

    @cached_property
    def foundations(self) -> tuple[tuple[Foundation, Program | None], ...]:
        """What has to come before a goal, each with the first programme of the plan that lifts it, if there is one."""
        chosen = [self.it.offers.programs[place] for place in self.sequence]
        return tuple(
            (each, next((program for program in chosen if self._lifts(program, each)), None)) for each in self._missing
        )

    @cached_property
    def _missing(self) -> tuple[Foundation, ...]:
        return missing_foundations(self.catalogue, self.questionnaire, self.situation)

    def _lifts(self, program: Program, foundation: Foundation) -> bool:
        given = self.situation.responses.get(foundation.question)
        return program.raises.get(foundation.question, 0) > (given if isinstance(given, int) else 1)

    @cached_property
    def _members(self) -> tuple[int, ...]:
        return self.it.offers.sets[int(self.plans.chosen[self.firm])]

    @cached_property
    def sequence(self) -> tuple[int, ...]:
        """The plan's places in order: foundations, open before reported, lower levels, leaders, then fit."""

        def order(place: int) -> tuple[bool, bool, int, bool, int, str]:
            program, stands = self.it.offers.programs[place], self.it.offers.standings[place]
            is_late = not LEADERS.intersection(program.audience or LEADERS)
            fit = int(self.it.fits[place, self.firm])
            is_reported = stands.intake == "reported"
            is_no_foundation = not any(self._lifts(program, each) for each in self._missing)
            return is_reported, is_no_foundation, program.levels[0], is_late, -fit, lot(self.seed, [place])

        return tuple(sorted(self._members, key=order))

    def _plan(self) -> Plan:
        offers, firm = self.it.offers, self.firm
        chosen, best = int(self.plans.chosen[firm]), int(self.plans.best[firm])
        total = int(self.it.steps.total[firm]) * offers.lifts.unit
        now = self._range(score(self.catalogue, self.it.now[:, :, firm].T))
        if chosen == NO_PLAN:
            reason = self._why_empty(total)
            return Plan((), Fraction(0), now, now, reason=reason, is_from_best_fits=offers.is_limited)
        coverage = Fraction(int(self.plans.coverage[firm, chosen]), total)
        after = self._range(self.plans.scores[:, firm, chosen])
        more = Fraction(int(self.plans.coverage[firm, best]), total) - coverage
        cost = self._range(self.plans.scores[:, firm, best])[1] - after[1]
        instead = tuple(offers.programs[place] for place in offers.sets[best])
        return Plan(
            programs=tuple(offers.programs[place] for place in self.sequence),
            coverage=coverage,
            exposure_now=now,
            exposure_after=after,
            is_from_best_fits=offers.is_limited,
            traded=Traded(instead, more, cost) if best != chosen and (more > 0 or cost > 0) else None,
        )

    @staticmethod
    def _range(fourfold: Ints) -> Range:
        return Fraction(int(fourfold[0]), 4), Fraction(int(fourfold[1]), 4)

    def _why_empty(self, total: int) -> str:
        if total == 0:
            return "no_steps"
        planned = [
            place
            for place, stands in enumerate(self.it.offers.standings)
            if stands.may_be_planned
            and not self.it.offers.programs[place].is_funding
            and not self.it.excluded[place, self.firm]
        ]
        if not planned:
            return "nothing_open"
        lifts = self.it.values.numerators[CONTRIBUTIONS.index("gap_coverage"), planned, self.firm]
        return "nothing_fits" if lifts.any() else "nothing_lifts"

    def _matches(self) -> tuple[Match, ...]:
        shares = self._shares()
        found = [self._match(place, shares) for place in range(len(self.it.offers.programs))]
        lots = [lot(self.seed, [place]) for place in range(len(found))]

        def order(place: int) -> tuple[int, int, int, int, str]:
            match = found[place]
            step = self.sequence.index(place) if match.section == "plan" else 0
            fit = int(self.it.fits[place, self.firm])
            return SECTIONS.index(match.section), step, -fit, self.added[place], lots[place]

        return tuple(found[place] for place in sorted(range(len(found)), key=order))

    def _shares(self) -> dict[int, Fraction]:
        standing = np.flatnonzero(self.it.may_stand[:, self.firm])
        if not len(standing):
            return {}
        numerators = self.it.values.numerators[:, standing, self.firm]
        return dict(zip(standing.tolist(), first_place_shares(self.catalogue, numerators), strict=True))

    def _match(self, place: int, shares: dict[int, Fraction]) -> Match:
        program = self.it.offers.programs[place]
        section = "plan" if place in self._members else SECTIONS[int(self.it.sections[place, self.firm])]
        fit = int(self.it.fits[place, self.firm])
        return Match(
            program=program,
            section=section,
            fit=None if program.is_funding else fit,
            contributions=None if program.is_funding else self._contributions(place, fit),
            eligibility=self._eligibility(place),
            lock_in=lock_ins(self.catalogue)[place],
            first_place_share=shares.get(place),
            kept_out=self._kept_out(place),
        )

    def _contributions(self, place: int, fit: int) -> dict[str, int]:
        """Round by largest remainder (ties: table order), so that the contributions add up to the fit."""
        whole = int(self.it.values.denominator[self.firm])
        exact = (weights_of(self.catalogue) * self.it.values.numerators[:, place, self.firm]).tolist()
        floors = [each // whole for each in exact]
        by_remainder = sorted(range(len(exact)), key=lambda number: (-(exact[number] % whole), number))
        for number in by_remainder[: fit - sum(floors)]:
            floors[number] += 1
        return dict(zip(CONTRIBUTIONS, floors, strict=True))

    def _eligibility(self, place: int) -> tuple[Condition, ...]:
        program = self.it.offers.programs[place]
        found = {
            "window": self.it.offers.standings[place].window,
            "audience": AS_MET.get(int(self.it.audiences[place][self.firm])),
        }
        found |= {code: AS_MET.get(int(self.it.conditions[code][self.firm])) for code in program.conditions}
        return tuple(Condition(code, found[code]) for code in conditions_of(program))

    def _kept_out(self, place: int) -> tuple[str, ...]:
        """Return what keeps a programme that may be planned out of the plan."""
        program, stands = self.it.offers.programs[place], self.it.offers.standings[place]
        if program.is_funding or not stands.may_be_planned or self.it.excluded[place, self.firm]:
            return ()
        return tuple(name for name, keeps in self.it.obstacles.items() if keeps[place, self.firm])
