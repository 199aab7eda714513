"""The matching of one firm, told from the columns of its batch."""

from collections import Counter
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

AS_MET: dict[int, bool | None] = {MET: True, NOT_MET: False}


@dataclass(frozen=True)
class OneFirm:
    """One column of a matched batch.

    added: exposure each programme alone would add, for order among equals. order: of programmes within a plan.
    """

    catalogue: Catalogue
    questionnaire: Questionnaire
    it: Matched
    plans: Plans
    added: Sequence[int]
    order: Sequence[int]
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
        """The plan's places in order."""
        return tuple(sorted(self._members, key=lambda place: (self.order[place], lot(self.seed, [place]))))

    def _plan(self) -> Plan:
        offers, firm = self.it.offers, self.firm
        chosen = int(self.plans.chosen[firm])
        total = int(self.it.steps.total[firm]) * offers.lifts.unit
        now = self._range(score(self.catalogue, self.it.now[:, :, firm].T))
        if chosen == NO_PLAN:
            reason = self._why_empty(total)
            return Plan((), Fraction(0), now, now, reason=reason, is_from_best_fits=offers.is_limited)
        coverage = Fraction(int(self.plans.coverage[firm, chosen]), total)
        best = self.plans.best(firm)
        after = self._range(self._exposures(chosen))
        more = Fraction(int(self.plans.coverage[firm, best]), total) - coverage
        cost = self._range(self._exposures(best))[1] - after[1]
        instead = tuple(offers.programs[place] for place in offers.sets[best])
        return Plan(
            programs=tuple(offers.programs[place] for place in self.sequence),
            coverage=coverage,
            exposure_now=now,
            exposure_after=after,
            is_from_best_fits=offers.is_limited,
            traded=Traded(instead, more, cost) if best != chosen and (more > 0 or cost > 0) else None,
        )

    def _exposures(self, place: int) -> Ints:
        """Low and high end after a set, times four."""
        return self.plans.after.of_one(self.firm, place)

    @staticmethod
    def _range(fourfold: Ints) -> Range:
        return Fraction(int(fourfold[0]), 4), Fraction(int(fourfold[1]), 4)

    def _why_empty(self, total: int) -> str:
        if total == 0:
            return "no_steps"
        planned = [
            place
            for place, stands in enumerate(self.it.offers.standings)
            if stands.may_be_planned and not self.it.offers.programs[place].is_funding and not self._excluded[place]
        ]
        if not planned:
            return "nothing_open"
        lifts = self.it.values.numerators[CONTRIBUTIONS.index("gap_coverage"), planned, self.firm]
        return "nothing_fits" if lifts.any() else "nothing_lifts"

    def _matches(self) -> tuple[Match, ...]:
        shares = self._shares()
        found = [self._match(place, shares) for place in range(len(self.it.offers.programs))]
        keys = [self._key(place, match) for place, match in enumerate(found)]
        drawn = {key for key, times in Counter(keys).items() if times > 1}

        def order(place: int) -> tuple[tuple[int, ...], str]:
            return keys[place], lot(self.seed, [place]) if keys[place] in drawn else ""

        return tuple(found[place] for place in sorted(range(len(found)), key=order))

    def _key(self, place: int, match: Match) -> tuple[int, int, int, int]:
        """Section, step of the plan, most fit, least exposure added; equals are drawn."""
        step = self.sequence.index(place) if match.section == "plan" else 0
        return SECTIONS.index(match.section), step, -self._fits[place], self.added[place]

    def _shares(self) -> dict[int, Fraction]:
        standing = np.flatnonzero(self.it.may_stand[:, self.firm])
        if not len(standing):
            return {}
        numerators = self.it.values.numerators[:, standing, self.firm]
        return dict(zip(standing.tolist(), first_place_shares(self.catalogue, numerators), strict=True))

    @cached_property
    def _fits(self) -> list[int]:
        found: list[int] = self.it.fits[:, self.firm].tolist()
        return found

    @cached_property
    def _excluded(self) -> list[bool]:
        found: list[bool] = self.it.excluded[:, self.firm].tolist()
        return found

    def _match(self, place: int, shares: dict[int, Fraction]) -> Match:
        program, fit = self.it.offers.programs[place], self._fits[place]
        return Match(
            program=program,
            section="plan" if place in self._members else self._sections[place],
            fit=None if program.is_funding else fit,
            contributions=None if program.is_funding else self._contributions(place, fit),
            eligibility=self._eligibility(place),
            lock_in=lock_ins(self.catalogue)[place],
            first_place_share=shares.get(place),
            kept_out=self._kept_out(place),
        )

    @cached_property
    def _sections(self) -> list[str]:
        return [SECTIONS[number] for number in self.it.sections[:, self.firm].tolist()]

    @cached_property
    def _points(self) -> list[list[int]]:
        """Exact points of each contribution of each programme, times the firm's denominator."""
        points = weights_of(self.catalogue)[:, None] * self.it.values.numerators[:, :, self.firm]
        found: list[list[int]] = points.T.tolist()
        return found

    def _contributions(self, place: int, fit: int) -> dict[str, int]:
        """Round by largest remainder (ties: table order), so that the contributions add up to the fit."""
        whole, exact = int(self.it.values.denominator[self.firm]), self._points[place]
        floors = [each // whole for each in exact]
        by_remainder = sorted(range(len(exact)), key=lambda number: (-(exact[number] % whole), number))
        for number in by_remainder[: fit - sum(floors)]:
            floors[number] += 1
        return dict(zip(CONTRIBUTIONS, floors, strict=True))

    @cached_property
    def _conditions(self) -> dict[str, Condition]:
        columns = self.it.conditions.items()
        return {code: Condition(code, AS_MET.get(int(column[self.firm]))) for code, column in columns}

    def _eligibility(self, place: int) -> tuple[Condition, ...]:
        program, audience = self.it.offers.programs[place], self.it.audiences[place]
        own = {
            "window": Condition("window", self.it.offers.standings[place].window),
            "audience": Condition("audience", AS_MET.get(int(audience[self.firm]))),
        }
        return tuple(own.get(code) or self._conditions[code] for code in conditions_of(program))

    @cached_property
    def _obstacles(self) -> dict[str, list[bool]]:
        return {name: keeps[:, self.firm].tolist() for name, keeps in self.it.obstacles.items()}

    def _kept_out(self, place: int) -> tuple[str, ...]:
        """Return what keeps a programme that may be planned out of the plan."""
        program, stands = self.it.offers.programs[place], self.it.offers.standings[place]
        if program.is_funding or not stands.may_be_planned or self._excluded[place]:
            return ()
        return tuple(name for name, keeps in self._obstacles.items() if keeps[place])
