"""The matching once more, one firm and one programme at a time; from the text of the method, not from the code."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction as Share
from functools import cached_property
from itertools import chain, combinations
from math import floor
from typing import Any

from programs.core.catalogue import Catalogue, Cohort, Program
from readiness.core.assessment import Assessment
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation

HALF = Share(1, 2)
Entries = tuple[Program, ...]
Range = tuple[int, int]
Step = tuple[str, int]
"""A question and the level that the step leads to."""
WEIGHTS = {"gap_coverage": 35, "goal_relevance": 20, "level_fit": 15, "practicality": 20, "certainty": 10}
FACTOR_WEIGHTS = {"F1": 15, "F2": 10, "F3": 15, "F4": 15, "F5": 10, "F6": 15, "F7": 10, "F8": 10}
MAKERS = {
    "copilot": "microsoft",
    "gemini": "google",
    "qwen": "alibaba",
    "chatgpt": "openai",
    "claude": "anthropic",
    "deepseek": "deepseek",
}
SUPPLIERS = {"aws": 2, "microsoft": 2, "google": 2, "alibaba": 3, "own_servers": 0, "none": 0}
"""F7 of what a firm may name as a supplier; others are unknown."""
CONFIDENCE = {"official": Share(1), "press": Share(3, 4), "secondary": HALF, "unconfirmed": Share(1, 4)}
INTAKE = {"open": Share(1), "reported": HALF, "unknown": Share(1, 4), "ended": Share(0)}
HOURS = {"under_5": 5, "5-20": 20, "20-60": 60}
MONEY = {"none": 0, "under_200": 200, "200-1000": 1000}
NEED_HISTORY = {"demand_forecasting", "energy", "quality_inspection", "rostering", "anomaly_detection"}
SENSITIVE = {"identity_documents", "health", "financial", "children"}
ANYTHING = (0, 4)


def half_up(value: Share) -> int:
    return floor(value + HALF)


@dataclass(frozen=True)
class Naive:
    """One firm against a catalogue. candidates: the only programmes a plan may be made of, if not all."""

    catalogue: Catalogue
    it: Questionnaire
    firm: Situation
    found: Assessment
    candidates: Entries | None = None

    # What the firm said.

    def listed(self, key: str) -> tuple[str, ...]:
        return tuple(self.firm.profile.get(key, ()))

    def stated(self, key: str) -> str:
        return str(self.firm.profile.get(key, "unknown"))

    def answer(self, code: str) -> Any:
        """A level, unknown, or None where the question does not apply; a question that was not asked is unknown."""
        closed = code in self.firm.not_applicable
        if self.firm.mode == "quick" and code == "VEN5":  # the only one of the VEN questions not asked there
            closed = self.firm.responses.get("PPL1") == 1
        if self.firm.mode == "quick" and code == "DAT3":
            closed = not NEED_HISTORY & set(self.listed("goals"))
        return None if closed else self.firm.responses.get(code, "unknown")

    @property
    def vendors_in_use(self) -> set[str]:
        return {MAKERS[tool] for tool in self.listed("ai_tools") if tool in MAKERS} | set(self.listed("suppliers"))

    @property
    def is_idle(self) -> bool:
        return self.listed("ai_tools") == ("none",) and self.listed("suppliers") == ("none",)

    # Section 1 and 2: intake, conditions, section.

    def in_force(self, entry: Program) -> Cohort:
        """The first intake that one can still join, or the last."""
        return [*(each for each in entry.cohorts if self.status(each) != "ended"), entry.cohorts[-1]][0]

    def status(self, window: Cohort) -> str:
        past = window.ends_on is not None and self.firm.as_of > window.ends_on
        return "ended" if past and not window.disputed else window.status

    def has_begun(self, entry: Program) -> bool:
        starts_on = self.in_force(entry).starts_on
        return starts_on is None or self.firm.as_of >= starts_on

    def intake(self, entry: Program) -> str:
        return self.status(self.in_force(entry))

    def conditions(self, entry: Program) -> dict[str, bool | None]:
        met: dict[str, bool | None] = {"window": self.window(entry), "audience": self.audience(entry)}
        return met | {code: self.condition(code) for code in entry.conditions}

    def window(self, entry: Program) -> bool | None:
        if self.intake(entry) == "ended":
            return False
        if self.in_force(entry).disputed or not self.has_begun(entry):
            return None
        return True if self.in_force(entry).ends_on or self.intake(entry) == "open" else None

    def audience(self, entry: Program) -> bool:
        learners = set(self.listed("learners"))
        return not learners or not entry.audience or bool(learners & set(entry.audience))

    def condition(self, code: str) -> bool | None:
        if code == "sme":
            return self.is_sme()
        if code == "sme_or_learner":
            learners = self.listed("learners")
            if self.is_sme() or "developers" in learners or "mid_career" in learners:
                return True
            return None if self.is_sme() is None or not learners else False
        if code in ("union", "ctc"):
            return {"yes": True, "no": False, "unknown": None}[self.stated(code)]
        if code == "residents" and self.stated("has_employees") == "no":
            return False
        return None

    def is_sme(self) -> bool | None:
        if self.stated("local_shareholding") == "no":
            return False
        if self.stated("headcount") == "over_200":
            if self.stated("turnover") == "over_100m":
                return False
            if self.stated("turnover") == "unknown":
                return None
        return True if self.stated("local_shareholding") == "yes" else None

    def is_eligible(self, entry: Program) -> bool:
        return False not in self.conditions(entry).values()

    def section(self, entry: Program, plan: Collection[Program]) -> str:
        if not self.is_eligible(entry):
            return "not_eligible"
        if entry.kind == "funding":
            return "funding"
        if entry in plan:
            return "plan"
        waits = self.intake(entry) in ("reported", "unknown") or not self.has_begun(entry)
        return "announced" if waits else "consider"

    def kept_out(self, entry: Program) -> tuple[str, ...]:
        level = self.found.rating.level
        reasons = {
            "level": level is not None and not entry.levels[0] - 1 <= level <= entry.levels[1] + 1,
            "hours": self.hours([entry]) > HOURS.get(self.stated("hours_per_person"), 1e9),
            "money": self.money([entry]) > MONEY.get(self.stated("budget_per_person"), 1e9),
        }
        return tuple(reason for reason, holds in reasons.items() if holds)

    def is_joinable(self, entry: Program) -> bool:
        joinable = self.intake(entry) in ("open", "reported") and self.has_begun(entry)
        return entry.kind != "funding" and joinable and self.is_eligible(entry)

    def may_stand(self, entry: Program) -> bool:
        return self.is_joinable(entry) and not self.kept_out(entry)

    @staticmethod
    def hours(entries: Collection[Program]) -> int:
        return sum(10 if entry.hours is None else entry.hours for entry in entries)

    @staticmethod
    def money(entries: Collection[Program]) -> int:
        return sum(100 if entry.money is None else entry.money for entry in entries)

    # Section 3: fit.

    def values(self, entry: Program) -> dict[str, Share]:
        return {
            "gap_coverage": self.gap_coverage(entry),
            "goal_relevance": self.goals_served([entry]),
            "level_fit": self.level_fit(entry),
            "practicality": self.practicality(entry),
            "certainty": self.certainty(entry),
        }

    def gap_coverage(self, entry: Program) -> Share:
        best = self.best_single_coverage
        return self.coverage((entry,)) / best if best else Share(0)

    @cached_property
    def best_single_coverage(self) -> Share:
        return max(self.coverage((each,)) for each in self.catalogue.programs)

    def goals_served(self, entries: Collection[Program]) -> Share:
        weights = dict(zip(self.listed("goals"), (3, 2, 1), strict=False))
        weights.pop("not_sure", None)
        if not weights:
            return HALF
        offered = set(chain.from_iterable(entry.goals for entry in entries))
        general = HALF if "general" in offered else Share(0)
        return sum(weight * (1 if goal in offered else general) for goal, weight in weights.items()) / Share(
            sum(weights.values())
        )

    def level_fit(self, entry: Program) -> Share:
        level, (low, high) = self.found.rating.level, entry.levels
        if level is None:
            return HALF
        return Share(1) if low <= level <= high else HALF if level in (low - 1, high + 1) else Share(0)

    def practicality(self, entry: Program) -> Share:
        def room(needed: int | None, limit: float) -> Share:
            return HALF if needed is None else Share(needed <= limit)

        def common(key: str, offered: Collection[str], *, are_all: bool) -> Share:
            wanted = set(self.listed(key))
            if wanted & set(offered):
                return Share(1)
            return Share(0) if wanted and are_all else HALF

        return (
            room(entry.hours, HOURS.get(self.stated("hours_per_person"), 1e9))
            + room(entry.money, MONEY.get(self.stated("budget_per_person"), 1e9))
            + common("languages", entry.languages, are_all=entry.has_all_languages)
            + common("formats", entry.formats, are_all=bool(entry.formats))
            + (Share(1) if entry.vendor in self.vendors_in_use else HALF)
        ) / 5

    def certainty(self, entry: Program) -> Share:
        days = (self.firm.as_of - entry.checked_on).days
        age = Share(1) if days <= 90 else HALF if days <= 180 else Share(0)
        return CONFIDENCE[entry.confidence] * age * INTAKE[self.intake(entry)]

    def exact_fit(self, entry: Program, weights: Mapping[str, int] = WEIGHTS) -> Share:
        return sum((weights[name] * value for name, value in self.values(entry).items()), Share(0))

    def contributions(self, entry: Program) -> dict[str, int]:
        exact = {name: WEIGHTS[name] * value for name, value in self.values(entry).items()}
        whole = {name: floor(value) for name, value in exact.items()}
        missing = half_up(sum(exact.values(), Share(0))) - sum(whole.values())
        for name in sorted(exact, key=lambda name: whole[name] - exact[name])[:missing]:
            whole[name] += 1
        return whole

    def first_place_shares(self, vectors: Sequence[Sequence[int]]) -> dict[str, Share]:
        standing = {each.slug: self.values(each) for each in self.catalogue.programs if self.may_stand(each)}
        won = dict.fromkeys(standing, Share(0))
        for vector in vectors if standing else ():
            scores = {
                slug: sum(weight * value for weight, value in zip(vector, values.values(), strict=True))
                for slug, values in standing.items()
            }
            best = max(scores.values())
            first = [slug for slug, score in scores.items() if score == best]
            for slug in first:
                won[slug] += Share(1, len(first) * len(vectors))
        return won

    # Section 4: exposure.

    def now(self) -> dict[str, Range]:
        if self.is_idle:
            return dict.fromkeys(FACTOR_WEIGHTS, (0, 0))
        tools = [tool for tool in self.listed("ai_tools") if tool != "none"]
        strange = any(tool not in MAKERS for tool in tools)
        makers = {MAKERS[tool] for tool in tools if tool in MAKERS}
        is_open, is_closed = {"qwen", "deepseek"} & set(tools), set(tools) - {"qwen", "deepseek"}
        jurisdictions = [
            (SUPPLIERS[each],) * 2 if each in SUPPLIERS else ANYTHING for each in self.listed("suppliers")
        ]
        commitment = {"none": 0, "up_to_12_months": 2, "over_12_months": 4}.get(self.stated("commitment"))
        return {
            "F1": ANYTHING if strange else ((0, 3, 2, 1)[min(len(makers), 3)],) * 2,
            "F2": ANYTHING if strange else ((2 if is_closed else 1) if is_open else 3 if is_closed else 0,) * 2,
            "F3": self.by_answer("VEN3", (4, 3, 2, 1, 0)),
            "F4": self.by_answer("VEN4", (4, 3, 2, 1, 0)),
            "F5": self.by_answer("VEN5", (0, 4, 3, 1, 0)),
            "F6": ANYTHING if commitment is None else (commitment, commitment),
            "F7": (max(low for low, _ in jurisdictions), max(high for _, high in jurisdictions)),
            "F8": self.dependence(),
        }

    def by_answer(self, code: str, values: Sequence[int]) -> Range:
        given = self.answer(code)
        if given is None:
            return 0, 0
        return ANYTHING if given == "unknown" else (values[given - 1],) * 2

    def dependence(self) -> Range:
        """A critical supplier that is stated as unknown counts as one, a fact left out as 0..4."""
        if "critical_supplier" not in self.firm.profile:
            return ANYTHING
        return (0, 0) if self.stated("critical_supplier") == "none" else self.by_answer("VEN2", (3, 3, 2, 1, 1))

    def after(self, plan: Collection[Program]) -> dict[str, Range]:
        entries = [entry for entry in plan if entry.kind != "funding"]
        return {
            code: tuple(self.factor_after(code, end, value[end], entries) for end in (0, 1))
            for code, value in self.now().items()
        }

    def factor_after(self, code: str, end: int, now: int, entries: Collection[Program]) -> int:
        def value(entry: Program) -> int:
            given = entry.lock_in[code].value
            return ANYTHING[end] if given is None else given

        if code not in ("F1", "F2", "F5"):
            return max([now, *map(value, entries)])
        if code != "F5":
            entries = [each for each in entries if each.tools_in_use and each.vendor not in self.vendors_in_use]
        best = min(map(value, entries), default=None)
        if self.is_idle:
            return best or 0
        return now if best is None else min(now, max(best, now - 1))

    @staticmethod
    def exposure(values: Mapping[str, Range]) -> tuple[Share, Share]:
        low, high = (sum(FACTOR_WEIGHTS[code] * each[end] for code, each in values.items()) for end in (0, 1))
        return Share(low, 4), Share(high, 4)

    # Section 5: plan.

    @cached_property
    def steps(self) -> dict[Step, int]:
        """Weight of each step still to go, by question and the level it leads to."""
        way = {step.question for step in self.found.pathway.steps} if self.found.pathway else set()
        weights = {}
        for dimension, rating in zip(self.it.dimensions, self.found.rating.dimensions, strict=True):
            top = min(max(rating.target, (self.found.rating.level or 0) + 1), 5)
            for question in dimension.questions if rating.level else ():
                if question.code not in self.it.asked(self.firm.mode) or self.answer(question.code) is None:
                    continue
                given = self.answer(question.code)
                for level in range(1 if given == "unknown" else given, top):
                    weight = 3 if level + 1 <= rating.target else 1
                    weights[question.code, level + 1] = weight * (2 if question.code in way else 1)
        return weights

    def lifts(self, entry: Program) -> frozenset[Step]:
        return self.lifted[entry.slug]

    @cached_property
    def lifted(self) -> dict[str, frozenset[Step]]:
        """The steps that each programme lifts."""
        return {
            entry.slug: frozenset(step for step in self.steps if entry.raises.get(step[0], 0) >= step[1])
            for entry in self.catalogue.programs
        }

    def coverage(self, entries: Entries) -> Share:
        lifted = frozenset().union(*map(self.lifts, entries))
        sure = frozenset().union(*(self.lifts(each) for each in entries if self.intake(each) != "reported"))
        weight = sum(self.steps[step] * (2 if step in sure else 1) for step in lifted)
        return Share(weight, 2 * sum(self.steps.values())) if self.steps else Share(0)

    def is_allowed(self, entries: Entries) -> bool:
        reported = [entry for entry in entries if self.intake(entry) == "reported"]
        vendors = {entry.vendor for entry in entries}
        return (
            all(map(self.may_stand, entries))
            and len(reported) <= 1
            and len(reported) < len(entries)
            and all(
                self.lifts(each) - set().union(*(self.lifts(other) for other in entries if other is not each))
                for each in entries
            )
            and self.hours(entries) <= HOURS.get(self.stated("hours_per_person"), 1e9)
            and self.money(entries) <= MONEY.get(self.stated("budget_per_person"), 1e9)
            and ("neutral" in vendors or len(vendors) > 1)
        )

    def sets(self) -> list[Entries]:
        among = self.catalogue.programs if self.candidates is None else self.candidates
        standing = [each for each in among if self.may_stand(each)]
        every = chain.from_iterable(combinations(standing, size) for size in (1, 2, 3))
        return [entries for entries in every if self.is_allowed(entries)]

    def value(self, entries: Entries) -> Share:
        return Share(7, 10) * self.coverage(entries) + Share(3, 10) * self.goals_served(entries)

    @cached_property
    def plans(self) -> tuple[list[Entries], list[Entries]]:
        """The sets among which the lot decides, and those of the best value; none if there is no set."""
        values = [(self.value(entries), entries) for entries in self.sets()]
        top = max((value for value, _ in values), default=Share(0))
        good = [(self.effort(entries), entries) for value, entries in values if 10 * value >= 9 * top]
        least = min((effort for effort, _ in good), default=None)
        return (
            [entries for effort, entries in good if effort == least],
            [entries for value, entries in values if value == top],
        )

    def effort(self, entries: Entries) -> tuple[int, int, int]:
        return self.exposure(self.after(entries))[1] // 5, len(entries), self.hours(entries)

    def why_empty(self) -> str:
        joinable = [entry for entry in self.catalogue.programs if self.is_joinable(entry)]
        if not self.steps:
            return "no_steps"
        if not joinable:
            return "nothing_open"
        return "nothing_fits" if any(map(self.lifts, joinable)) else "nothing_lifts"

    def place_in_sequence(self, entry: Program) -> tuple[bool, bool, int, bool, int]:
        missing = {"W6": "DAT3", "W7": "GOV3"}
        weak = [missing[code] for code in self.foundations()]
        raised = any(entry.raises.get(code, 0) > self.level_now(code) for code in weak)
        leads = not entry.audience or {"owner", "managers"} & set(entry.audience)
        fit = half_up(self.exact_fit(entry))
        return self.intake(entry) == "reported", not raised, entry.levels[0], not leads, -fit

    def level_now(self, code: str) -> int:
        given = self.firm.responses.get(code)
        return given if isinstance(given, int) else 1

    # Section 6: warnings.

    def foundations(self) -> list[str]:
        goals = set(self.listed("goals"))
        weak = {code: self.answer(code) in (1, 2, "unknown") for code in ("DAT3", "GOV3")}
        found = {"W6": goals & NEED_HISTORY and weak["DAT3"], "W7": "customer_service" in goals and weak["GOV3"]}
        return [code for code, holds in found.items() if holds]

    def warnings(self, plan: Entries) -> list[str]:
        vendors = [entry.vendor for entry in plan if entry.vendor != "neutral"]
        again = any(vendor in self.vendors_in_use for vendor in vendors)
        high = self.exposure(self.now())[1]
        answers = {code: self.firm.responses.get(code) for code in ("VEN2", "VEN3", "VEN4", "VEN5")}
        found = {
            "W1": answers["VEN3"] in (1, 2) and self.stated("commitment") == "over_12_months",
            "W2": answers["VEN4"] == 1 and SENSITIVE & set(self.listed("data")),
            "W3": answers["VEN2"] in (1, 2) and again,
            "W4": answers["VEN5"] in (1, 2, 3) and (again or len(vendors) > len(set(vendors))),
            "W5": self.exposure(self.after(plan))[1] > high,
        }
        return [*(code for code, holds in found.items() if holds), *self.foundations()]
