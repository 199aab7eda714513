"""A file may hold no more than the database."""

import pytest
from django.db import models

from programs.exchange.columns import BY_NAME
from programs.models import Cohort, Fact, Factor, FactorValue, Number, Program, Raise, Sentence, Source, Tool, Vendor

MODELS = {
    "programs": Program,
    "cohorts": Cohort,
    "raises": Raise,
    "facts": Fact,
    "lock_in": FactorValue,
    "sources": Source,
    "vendors": Vendor,
    "tools": Tool,
    "sentences": Sentence,
    "factors": Factor,
    "numbers": Number,
}
NAMES = {"models": "models_covered", "tool": "code", "open": "is_open"}


@pytest.mark.parametrize("table", BY_NAME)
def test_text_is_as_long_as_its_field(table):
    fields = {field.name: field for field in MODELS[table]._meta.fields if isinstance(field, models.CharField)}

    for column in BY_NAME[table].columns:
        field = fields.get(NAMES.get(column.name, column.name))
        if field and column.kind == "text" and not column.choices:
            assert (column.name, column.most) == (column.name, field.max_length)


@pytest.mark.parametrize("table", BY_NAME)
def test_choices_are_those_of_the_field(table):
    fields = {field.name: field for field in MODELS[table]._meta.fields if field.choices}

    assert {
        column.name: column.choices for column in BY_NAME[table].columns if column.kind == "text" and column.choices
    } == {name: tuple(code for code, _label in field.choices) for name, field in fields.items()}
