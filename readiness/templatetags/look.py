"""Small drawing helpers: icons and tracks as SVG with attributes only, as a strict CSP wants it."""

import re
from collections.abc import Container, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from crispy_forms.utils import render_crispy_form
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from readiness.core.notes import note_name
from readiness.forms.remembered import remembered
from readiness.queries.queue.vocabulary import Tag

register = template.Library()
SELECTED = mark_safe(" selected")
STEP = 20
"""Width of one of five segments, in per cent."""


@register.simple_tag
@cache
def icon(name: str, classes: str = "") -> SafeString:
    """An icon of the sprite; decoration only, so it says nothing to a screen reader."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>', classes, name
    )


@register.simple_tag
@cache
def tag(name: str, tone: str, icon_name: str) -> SafeString:
    """A word with its icon. tone: brand, dunno, warn, stop or nothing."""
    look = f"tag tag--{tone}" if tone else "tag"
    return format_html('<span class="{}">{}{}</span>', look, icon(icon_name), name)


@register.filter
@lru_cache(1000)
def flags(tags: tuple[Tag, ...]) -> SafeString:
    """Some tags one after the other; few combinations make most rows of a queue."""
    return format_html_join("", "{}", ((tag(each.name, each.look.tone, each.look.icon),) for each in tags))


@register.simple_tag
def options(words: Mapping[str, str], chosen: str) -> SafeString:
    """The options of a selection: value -> words. Many are drawn on a page, mostly the same ones as before."""
    return _options(tuple(words.items()), chosen)


@lru_cache(1000)
def _options(words: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    marked = ((value, SELECTED if value == chosen else "", told) for value, told in words)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)


@register.filter
def leading_to(sentence: str, questions: Container[str]) -> SafeString:
    """Make each code of a question in a sentence a link to the question's place on the page."""
    parts = ((part.lower(), part) if part in questions else ("", part) for part in re.split(r"(\w+)", sentence))
    return format_html_join("", "{}", ((_link(place, text),) for place, text in parts))


def _link(place: str, text: str) -> str:
    return format_html('<a href="#{}">{}</a>', place, text) if place else text


@register.inclusion_tag("components/track.html")
def track(level: int | None, target: int | None = None, *, is_cap: bool = False) -> dict[str, Any]:
    """Five segments: reached, missing up to the target, or free; with a flag at the target."""
    reached, enough = level or 0, target or 0
    segments = [
        {"x": f"{(number - 1) * STEP + 0.4:g}%", "kind": _kind(number, reached, enough, is_cap)}
        for number in range(1, 6)
    ]
    return {"segments": segments, "flag": f"{enough * STEP - 0.4:g}%" if enough else ""}


def _kind(number: int, reached: int, enough: int, is_cap: bool) -> str:
    if number <= reached:
        return "cap" if is_cap else "on"
    return "gap" if number <= enough else "free"


@register.simple_tag
def question(form: Any, place: Any, part: Any) -> str:
    """One question of a part's form, drawn by crispy with the question template."""
    value, note = form.initial.get(place.code), form.initial.get(note_name(place.code))
    if form.is_bound or note:
        return _drawn(form, place, part)
    looks = (form.questionnaire, get_language(), place, value, len(part.applicable))
    return remembered(looks, partial(_drawn, form, place, part))


def _drawn(form: Any, place: Any, part: Any) -> str:
    context = {"place": place, "part": part, "note": form[note_name(place.code)]}
    drawn: str = render_crispy_form(form, helper=form.helpers[place.code], context=context)
    return drawn


@register.simple_tag
def clarification(form: Any, question: str) -> dict[str, str]:
    """The fields that answer an advisor's question: a text, and the answer of the check where it can be changed."""
    helpers = {"text": form.texts.get(question), "change": form.changes.get(question)}
    return {name: render_crispy_form(form, helper=each) for name, each in helpers.items() if each}


@register.filter
def longest(choices: list[tuple[str, str]]) -> int:
    """Length of the longest text among choices, to tell how wide their cards must be."""
    return max(len(str(text)) for _value, text in choices)
