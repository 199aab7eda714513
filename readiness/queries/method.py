"""The rules of a questionnaire in words, for the page that explains them."""

from collections.abc import Iterable
from typing import Any

from readiness.core.questionnaire import TargetRule
from readiness.seeds.questionnaire import Edition

from .editions import words_of


def gates_in_words(edition: Edition) -> list[dict[str, Any]]:
    words = words_of(edition)
    return [
        {
            "code": gate.code,
            "name": words.gates[gate.code].name,
            "why": words.gates[gate.code].why,
            "sources": gate.sources,
            "rules": [
                {
                    "question": rule.question,
                    "statement": words.questions[rule.question].options[rule.at_most - 1],
                    "cap": rule.cap,
                    "when": [words.traits[code] for code in rule.when],
                }
                for rule in gate.rules
            ],
        }
        for gate in edition.questionnaire.gates
    ]


def targets_in_words(edition: Edition, rules: Iterable[TargetRule]) -> list[dict[str, Any]]:
    words = words_of(edition)
    return [
        {
            "level": rule.level,
            "parts": ", ".join(words.dimensions[code].name for code in rule.dimensions),
            "why": words.targets[rule.code],
        }
        for rule in rules
    ]


def parts_in_words(edition: Edition) -> list[dict[str, Any]]:
    words = words_of(edition)
    return [
        {
            "code": dimension.code,
            "name": words.dimensions[dimension.code].name,
            "meaning": words.dimensions[dimension.code].meaning,
            "allowance": dimension.allowance,
            "sources": dimension.sources,
            "questions": [
                {
                    "code": question.code,
                    "text": words.questions[question.code].text,
                    "options": words.questions[question.code].options,
                    "core": question.core,
                    "may_be_unknown": question.may_be_unknown,
                    "weight": question.weight,
                    "effort": question.effort,
                    "closed_if": words.not_applicable.get(question.code, ""),
                }
                for question in dimension.questions
            ],
        }
        for dimension in edition.questionnaire.dimensions
    ]
