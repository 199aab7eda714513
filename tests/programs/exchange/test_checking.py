"""Everything that is wrong is told at once, each at its place, with what would be right."""

from collections.abc import Callable
from typing import Any

import pytest

from programs.core.soundness import problems
from programs.exchange.checking import content_problems
from programs.seeds import CATALOGUE

Change = Callable[[dict[str, Any]], Any]
CASES: dict[str, tuple[Change, tuple[Any, ...], str]] = {
    "no whole number": (
        lambda it: it["programs"][0].update(hours="abc"),
        ("programs", 0, "hours"),
        "“abc” does not fit: it takes whole hours per person, or nothing if not known.",
    ),
    "below zero": (
        lambda it: it["programs"][0].update(money=-1),
        ("programs", 0, "money"),
        "-1 does not fit: it takes whole S$ per person, or nothing if not known.",
    ),
    "unknown field": (
        lambda it: it["programs"][0].update(colour="red"),
        ("programs", 0, "colour"),
        "is not a field of the catalogue.",
    ),
    "missing field": (
        lambda it: it["programs"][0].pop("kind"),
        ("programs", 0, "kind"),
        "is missing; it takes one of: training, certificate, adoption, funding.",
    ),
    "unknown kind": (
        lambda it: it["programs"][0].update(kind="course"),
        ("programs", 0, "kind"),
        "“course” does not fit: it takes one of: training, certificate, adoption, funding.",
    ),
    "empty name": (
        lambda it: it["programs"][0].update(name=""),
        ("programs", 0, "name"),
        "is empty: it takes the name.",
    ),
    "long name": (
        lambda it: it["programs"][0].update(name="x" * 121),
        ("programs", 0, "name"),
        "is 121 characters long; 120 are the most.",
    ),
    "strange slug": (
        lambda it: it["programs"][0].update(slug="a b"),
        ("programs", 0, "slug"),
        "“a b” does not fit: it takes letters, digits, - and _; it stays the same for ever.",
    ),
    "address that runs": (
        lambda it: it["sources"][0].update(url="javascript:alert(1)"),
        ("sources", 0, "url"),
        "“javascript:alert(1)” does not fit: it takes an address that begins with https:// or http://.",
    ),
    "control character": (
        lambda it: it["programs"][0].update(summary="a\0b"),
        ("programs", 0, "summary"),
        "holds a character that cannot be printed; take it out.",
    ),
    "unknown learner": (
        lambda it: it["programs"][0].update(audience=["owner", "pupil"]),
        ("programs", 0, "audience"),
        "“pupil” is not known; known are owner, managers, staff, developers, mid_career.",
    ),
    "entry twice": (
        lambda it: it["programs"][0].update(audience=["owner", "owner"]),
        ("programs", 0, "audience"),
        "“owner” stands here 2 times.",
    ),
    "dead source": (
        lambda it: it["programs"][0]["facts"][0].update(sources=["S02", "S99"]),
        ("programs", 0, "facts", 0, "sources"),
        "“S99” is not known; known are C01, C02, C03, L01, L02, L04, L05, L07, L09, L10, L11, L12 and more.",
    ),
    "no source": (
        lambda it: it["programs"][0]["facts"][0].update(sources=[]),
        ("programs", 0, "facts", 0, "sources"),
        "is empty: it takes codes of sources, separated by |.",
    ),
    "too sure": (
        lambda it: it["programs"][0]["facts"][0].update(confidence="official"),
        ("programs", 0, "facts", 0, "confidence"),
        "official is more than its weakest source, which is unconfirmed.",
    ),
    "fact twice": (
        lambda it: it["programs"][0]["facts"][1].update(name="audience"),
        ("programs", 0, "facts", 1, "name"),
        "alibaba-ntuc-sttgdc-qwen audience stands here a second time.",
    ),
    "vendor twice": (
        lambda it: it["vendors"].append(dict(it["vendors"][0])),
        ("vendors", 7, "code"),
        "alibaba stands here a second time.",
    ),
    "dead vendor": (
        lambda it: it["programs"][0].update(vendor="nobody"),
        ("programs", 0, "vendor"),
        "“nobody” is not known; known are alibaba, anthropic, aws, deepseek, google, microsoft, openai, neutral.",
    ),
    "dead maker": (
        lambda it: it["makers"].update(qwen="nobody"),
        ("makers", "qwen"),
        "“nobody” is not known; known are alibaba, anthropic, aws, deepseek, google, microsoft, openai.",
    ),
    "open tool without a maker": (
        lambda it: it["open_tools"].append("built_in"),
        ("open_tools", 2),
        "built_in has no maker, or stands here twice.",
    ),
    "level of a raise": (
        lambda it: it["programs"][0]["raises"].update(PPL1=6),
        ("programs", 0, "raises", "PPL1"),
        "6 does not fit: it takes a level from 1 to 5.",
    ),
    "levels turned": (
        lambda it: it["programs"][0].update(levels=[4, 2]),
        ("programs", 0, "levels", 0),
        "4 is above 2: the lower level comes first.",
    ),
    "value of a factor": (
        lambda it: it["programs"][0]["lock_in"]["F1"].update(value=5),
        ("programs", 0, "lock_in", "F1", "value"),
        "5 does not fit: it takes 0 to 4, or nothing if not known.",
    ),
    "passes without funding": (
        lambda it: it["programs"][0]["lock_in"]["F1"].update(passes=True),
        ("programs", 0, "lock_in", "F1", "passes"),
        "only funding passes a factor on to what is bought.",
    ),
    "no fraction": (
        lambda it: it["numbers"][0].update(value="0.7"),
        ("numbers", 0, "value"),
        "“0.7” does not fit: it takes a whole number, or a fraction such as 7/10.",
    ),
    "number without a value": (
        lambda it: it["numbers"][0].update(value=None),
        ("numbers", 0, "value"),
        "is empty: it takes a whole number, or a fraction such as 7/10.",
    ),
    "number missing": (lambda it: it["numbers"].pop(0), ("numbers",), "weight_gap_coverage is missing."),
    "old check": (
        lambda it: it["programs"][0].update(checked_on="2026-11-19"),
        ("programs", 0, "checked_on"),
        "must be 2026-11-20, the newest check of its facts.",
    ),
    "no intake": (
        lambda it: it["programs"][0].update(cohorts=[]),
        ("programs", 0, "cohorts"),
        "has no intake; add one, of status unknown if nothing was found.",
    ),
    "no day": (
        lambda it: it["programs"][0]["cohorts"][0].update(starts_on="soon"),
        ("programs", 0, "cohorts", 0, "starts_on"),
        "“soon” does not fit: it takes the first day, as 2026-11-20, or nothing if not known.",
    ),
    "condition and warning": (
        lambda it: it["warnings"].update(sme="Words."),
        ("warnings", "sme", "[key]"),
        "sme stands here a second time.",
    ),
    "no words": (lambda it: it["warnings"].pop("W4"), ("warnings",), "has no words for W4."),
    "no list": (lambda it: it.update(programs="none"), ("programs",), "Input should be a valid tuple."),
}


def test_catalogue_of_seeds_has_no_problem(content, questionnaire):
    assert content_problems(content, questionnaire) == []


@pytest.mark.parametrize(("change", "path", "message"), CASES.values(), ids=CASES)
def test_problem_is_told_once_at_its_place(content, questionnaire, change, path, message):
    change(content)

    assert content_problems(content, questionnaire) == [(path, message)]


def test_problems_of_all_kinds_are_told_together(content, questionnaire):
    together = {name: case for name, case in CASES.items() if name in TOGETHER}
    for change, _path, _message in together.values():
        change(content)

    found = content_problems(content, questionnaire)

    assert sorted(map(str, found)) == sorted(str((path, message)) for _change, path, message in together.values())


TOGETHER = {
    *("no whole number", "unknown field", "missing field", "dead source", "dead maker", "level of a raise", "no day"),
    *("value of a factor", "no fraction", "address that runs", "entry twice", "no words"),
}


@pytest.mark.parametrize("change", [case[0] for case in CASES.values()], ids=CASES)
def test_what_the_core_finds_unsound_is_never_let_through(content, questionnaire, change):
    change(content)
    try:
        unsound = bool(problems(CATALOGUE.validate_python(content), questionnaire))
    except ValueError:
        unsound = True

    assert bool(content_problems(content, questionnaire)) >= unsound
