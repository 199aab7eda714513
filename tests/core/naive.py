"""The method once more, one firm at a time and by trying everything; from the text, not from the code."""

from collections.abc import Collection, Mapping
from itertools import combinations, combinations_with_replacement

from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation

Answers = Mapping[str, int]
"""A level 1..5 for every question that counts."""
AFFECTS = "ai_affects_people"


def level_of(it: Questionnaire, answers: Answers, affects: bool, mode: str) -> int | None:
    """The official level. affects: whether the gates' only condition holds."""
    least = it.minimum.answers_quick if mode == "quick" else it.minimum.answers_full
    levels = {}
    for dimension in it.dimensions:
        scored = [(answers[each.code], each.weight) for each in dimension.questions if each.code in answers]
        if len(scored) >= least:
            levels[dimension.code] = majority(scored)
    if len(levels) < it.minimum.dimensions or not set(it.minimum.must_have) <= set(levels):
        return None
    ceilings = [majority([(level, 1) for level in levels.values()])]
    for dimension in it.dimensions:
        if dimension.code in levels and dimension.allowance is not None:
            ceilings.append(levels[dimension.code] + dimension.allowance)
    for gate in it.gates:
        for rule in gate.rules:
            fires = rule.question in answers and answers[rule.question] <= rule.at_most
            if fires and (affects or not rule.when):
                ceilings.append(rule.cap)
    return min(ceilings)


def majority(scored: Collection[tuple[int, int]]) -> int:
    """The highest level that more than half of the weight is at or above."""
    whole = sum(weight for _, weight in scored)
    return max(
        level for level in (1, 2, 3, 4, 5) if 2 * sum(weight for answer, weight in scored if answer >= level) > whole
    )


def answers_of(it: Questionnaire, firm: Situation, unknown: int) -> dict[str, int]:
    """The answers that count, every unknown replaced."""
    asked = [each.code for each in it.questions if each.core or firm.mode == "full"]
    stated = {code: firm.responses.get(code, "unknown") for code in asked if code not in firm.not_applicable}
    return {code: unknown if value == "unknown" else int(value) for code, value in stated.items()}


def may_affect(firm: Situation, unknown: bool) -> bool:
    """Whether the AI output affects people, with `unknown` for a firm that does not know."""
    return {"yes": True, "no": False, "unknown": unknown}[str(firm.profile[AFFECTS])]


def deciding(it: Questionnaire, firm: Situation) -> tuple[str, ...]:
    """The first of the smallest sets of unknowns that raise the level at best, the others still at worst."""
    worst = answers_of(it, firm, 1)
    official = level_of(it, worst, may_affect(firm, unknown=True), firm.mode)
    unknowns = [code for code in worst if firm.responses.get(code, "unknown") == "unknown"]
    if firm.profile[AFFECTS] == "unknown":
        unknowns.append(AFFECTS)
    for size in range(1, len(unknowns) + 1 if official else 0):
        for chosen in combinations(unknowns, size):
            answers = worst | {code: 5 for code in chosen if code != AFFECTS}
            affects = may_affect(firm, unknown=AFFECTS not in chosen)
            if level_of(it, answers, affects, firm.mode) > official:
                return chosen
    return ()


def way_up(it: Questionnaire, firm: Situation, most_steps: int) -> list[tuple[str, int]] | None:
    """The cheapest (question, level reached) changes of at most so many steps; None if there is none."""
    worst, affects = answers_of(it, firm, 1), may_affect(firm, unknown=True)
    start = level_of(it, worst, affects, firm.mode)
    closed_by = {
        rule.question: rule.answered_lowest for rule in it.not_applicable if rule.question in firm.not_applicable
    }
    questions = [each for each in it.questions if each.code in worst or each.code in closed_by]
    for steps in range(1, most_steps + 1):
        found = []
        for raises in combinations_with_replacement(range(len(questions)), steps):
            raised = [questions[place] for place in raises]
            codes = {question.code for question in raised}
            opened = {code: 1 for code, opener in closed_by.items() if opener in codes}
            answers = worst | opened
            if not codes <= set(answers):
                continue
            for question in raised:
                answers[question.code] += 1
            if max(answers.values()) <= 5 and level_of(it, answers, affects, firm.mode) > start:
                changes = [(place, answers[questions[place].code]) for place in sorted(set(raises))]
                found.append((sum(question.effort for question in raised), changes))
        if found:
            return [(questions[place].code, level) for place, level in min(found)[1]]
    return None
