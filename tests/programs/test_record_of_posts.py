"""Whatever a page changes, the record has: the code behind every form of ours leads to an entry."""

import inspect
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from readiness.services.audit import record

OURS = ("readiness.", "programs.")
LEAVES_NOTHING = {
    "check_receipt": "an answer about a file that is not kept",
    "password_change": "leads to the account's own page",
    "resume_by_code": "leads to a check that is there",
    "theme": "a cookie of the browser",
}
"""Forms that change nothing of ours, and what they do instead."""


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        yield from patterns(each) if isinstance(each, URLResolver) else [each]


def layers(function: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Yield a function, what it decorates, what that decorates, and so on; of a method, its function."""
    while True:
        function = getattr(function, "__func__", function)
        yield function
        if not hasattr(function, "__wrapped__"):
            return
        function = function.__wrapped__


def takes_forms(view: Callable[..., Any]) -> bool:
    for layer in layers(view):
        methods = inspect.getclosurevars(layer).nonlocals.get("request_method_list")
        if methods is not None:
            return "POST" in methods
    return True


def names_in(code: CodeType) -> set[str]:
    inner = (each for each in code.co_consts if isinstance(each, CodeType))
    return set(code.co_names).union(*(names_in(each) for each in inner))


def called_by(function: FunctionType) -> Iterator[Any]:
    """Yield what a function of ours refers to: functions, classes, and functions of modules and objects it names."""
    names = names_in(function.__code__)
    closed_over = inspect.getclosurevars(function).nonlocals.values()
    for found in (*closed_over, *(function.__globals__[name] for name in names if name in function.__globals__)):
        if isinstance(found, ModuleType) and found.__name__.startswith(OURS):
            yield from (getattr(found, name) for name in names if hasattr(found, name))
        else:
            yield found


def leads_to_record(found: Any, seen: set[int]) -> bool:
    if found is record:
        return True
    if id(found) in seen or not str(getattr(found, "__module__", "")).startswith(OURS):
        return False
    seen.add(id(found))
    if inspect.isclass(found):
        return any(leads_to_record(each, seen) for each in vars(found).values() if inspect.isfunction(each))
    if not callable(found):
        return False
    functions = [each for each in layers(found) if inspect.isfunction(each)]
    return any(leads_to_record(each, seen) for function in functions for each in called_by(function))


FORMS = {
    each.name or str(each.pattern): each.callback
    for each in patterns(get_resolver())
    if each.callback.__module__.startswith(OURS) and takes_forms(each.callback)
}


@pytest.mark.parametrize("name", sorted(FORMS.keys() - LEAVES_NOTHING))
def test_every_form_leads_to_an_entry(name):
    assert leads_to_record(FORMS[name], set())


@pytest.mark.parametrize("name", sorted(LEAVES_NOTHING))
def test_form_that_leaves_nothing_is_one(name):
    assert not leads_to_record(FORMS[name], set())


def test_forms_are_found():
    assert {"start", "part", "exports", "workbench_publish", "board"} - FORMS.keys() <= {"board"}
    assert "record" not in FORMS


def test_function_that_records_nothing_is_told_apart():
    assert not leads_to_record(takes_forms, set())
    assert not leads_to_record(FORMS["theme"], set())
