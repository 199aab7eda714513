"""Small random questionnaires and firms, on which every change can be tried."""

from datetime import date

from hypothesis import strategies as st
from strategies import answers

from readiness.core.questionnaire import (
    Dimension,
    Gate,
    GateRule,
    Minimum,
    NotApplicableRule,
    ProfileKey,
    ProfileSection,
    Question,
    Questionnaire,
    Targets,
    Trait,
)
from readiness.core.responses import Situation, read_situation

SIZES = ("222", "322", "331", "2211", "3222", "22211", "32211", "22222")
"""How many questions each dimension has."""
FACT = ProfileKey("ai_affects_people", "one", ("yes", "no", "unknown"), required=True)


@st.composite
def small_questionnaires(draw: st.DrawFn) -> Questionnaire:
    """With weights, efforts, gates, and questions that an answer of 1 to another one closes."""
    sizes = dict(zip("ABCDE", draw(st.sampled_from(SIZES)), strict=False))
    codes = [f"{letter}{number}" for letter, size in sizes.items() for number in range(1, int(size) + 1)]
    shuffled = draw(st.permutations(codes))
    pairs = [(shuffled[0], shuffled[1]), (shuffled[2], shuffled[3])]
    closes = dict(pairs[: draw(st.integers(0, 2))])
    return Questionnaire(
        version="small",
        published_on=date(2026, 11, 20),
        profile=(ProfileSection("all", (FACT,)),),
        traits=(Trait("affects", FACT.code, any_of=("yes",)),),
        dimensions=tuple(draw(_dimensions(letter, codes, closes)) for letter in sizes),
        not_applicable=tuple(NotApplicableRule(code, answered_lowest=by) for by, code in closes.items()),
        gates=tuple(draw(_gates(codes))),
        targets=Targets(default=3, rules=(), sources=()),
        minimum=Minimum(draw(st.integers(1, 2)), 1, draw(st.integers(1, len(sizes) - 1)), ("A",)),
    )


@st.composite
def _dimensions(draw: st.DrawFn, letter: str, codes: list[str], closes: dict[str, str]) -> Dimension:
    questions = tuple(
        Question(
            code,
            core=code in closes or (code not in closes.values() and draw(st.booleans())),
            may_be_unknown=True,
            weight=draw(st.integers(1, 3)),
            effort=draw(st.integers(1, 3)),
        )
        for code in codes
        if code.startswith(letter)
    )
    return Dimension(letter, questions, sources=(), allowance=draw(st.sampled_from((None, 1, 2, 0))))


@st.composite
def _gates(draw: st.DrawFn, codes: list[str]) -> list[Gate]:
    rule = st.builds(
        GateRule,
        st.sampled_from(codes),
        at_most=st.sampled_from((1, 1, 1, 2, 3, 4)),
        cap=st.sampled_from((3, 4, 2, 1)),
        when=st.sampled_from(((), ("affects",))),
    )
    rules = draw(st.lists(st.lists(rule, min_size=1, max_size=2), min_size=1, max_size=2))
    return [Gate(f"G{number}", tuple(some), sources=()) for number, some in enumerate(rules, start=1)]


@st.composite
def small_situations(draw: st.DrawFn, it: Questionnaire) -> Situation:
    """A firm for a small questionnaire; half of what can close another question does."""
    openers = {rule.answered_lowest: 1 for rule in it.not_applicable if draw(st.booleans())}
    given = {
        "as_of": "2026-11-20",
        "mode": draw(st.sampled_from(("full", "full", "full", "quick"))),
        "profile": {FACT.code: draw(st.sampled_from(("unknown", *FACT.values)))},
        "responses": draw(answers(it)) | openers,
    }
    return read_situation(it, given)
