"""Rows of a review's page, most of which tell no more than what the firm chose."""

from functools import partial
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from readiness.forms.remembered import remembered
from readiness.queries.reviewing.rows import Row

register = template.Library()
ANY_REVIEW = "\ue000"
"""Stands for a review's address in a row that is drawn for all of them: a character that no text uses."""


@register.simple_tag(takes_context=True)
def review_row(context: template.Context, row: Row) -> SafeString:
    """One question of a review. A plain one is drawn once for every review, and only the address is put in."""
    here, rights = context["here"], context["page"].rights
    if not row.is_plain or row.code == context["typed"].open:
        return _drawn(context, row, here)
    looks = (get_language(), rights.work, rights.comment, row.words, row.code, row.declared)
    drawn = remembered((*looks, row.is_gate, row.closed_because), partial(_drawn, context, row, ANY_REVIEW))
    return mark_safe(drawn.replace(ANY_REVIEW, conditional_escape(here)))  # noqa: S308  # drawn by a template


def _drawn(context: Any, row: Row, here: str) -> SafeString:
    with context.push(row=row, here=here):
        drawn: SafeString = context.template.engine.get_template("workbench/review_row.html").render(context)
    return drawn
