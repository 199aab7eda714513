"""What is wrong with the draft, with links to the rows in the admin."""

from typing import NamedTuple

from django import template
from django.urls import reverse

from programs.queries.draft import content_problems, draft_content
from programs.queries.draft_rows import RowProblem, row_problems
from readiness.queries.editions import current_version, edition

register = template.Library()


class DraftProblem(NamedTuple):
    url: str
    name: str
    message: str


@register.simple_tag
def draft_problems() -> list[DraftProblem]:
    """Return everything that keeps the draft from being published."""
    found = content_problems(draft_content(), edition(current_version()).questionnaire)
    return [linked(each) for each in row_problems(found)]


@register.filter
def linked(it: RowProblem) -> DraftProblem:
    """Return a problem with the page of its row, or of its list."""
    table = f"admin:programs_{it.kind._meta.model_name}"
    if it.row is None:
        return DraftProblem(reverse(f"{table}_changelist"), str(it.kind._meta.verbose_name_plural), it.message)
    return DraftProblem(reverse(f"{table}_change", args=[it.row.pk]), str(it.row), it.message)
