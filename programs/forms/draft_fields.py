"""Fields for what the draft keeps as lists, and the bounds that a file has to keep to as well."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    ProhibitNullCharactersValidator,
    RegexValidator,
)
from django.utils.translation import gettext_lazy as _

from programs.exchange.columns import BY_NAME, Column
from programs.exchange.places import UNPRINTABLE


class LinesField(forms.Field):
    """A list of texts, one a line. exactly: how many there have to be."""

    widget = forms.Textarea
    default_error_messages = {"exactly": _("Write %(exactly)s lines; there are %(count)s.")}

    def __init__(self, *, exactly: int | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.exactly = exactly

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if self.exactly and len(value) != self.exactly:
            facts = {"exactly": self.exactly, "count": len(value)}
            raise forms.ValidationError(self.error_messages["exactly"], code="exactly", params=facts)

    def run_validators(self, value: list[str]) -> None:
        for line in value:
            super().run_validators(line)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != list(initial or [])


class CodesField(forms.MultipleChoiceField):
    """A list of codes as boxes to tick. What is kept keeps its order; what is added follows in that of the boxes."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, choices: Iterable[tuple[str, str]], have: Sequence[str]) -> None:
        """Offer choices, and what the row has beyond them."""
        known = dict(choices)
        gone = [(code, _("%(code)s, no longer known") % {"code": code}) for code in have if code not in known]
        self.have, self.choices = list(have), [*known.items(), *gone]

    def clean(self, value: Any) -> list[str]:
        given = super().clean(value)
        kept = [code for code in self.have if code in given]
        return [*kept, *(code for code in given if code not in kept)]


def bound(form: forms.BaseForm, table: str, names: dict[str, str] | None = None) -> None:
    """Hold a form's fields to what a table of the exchange takes. names: column of a field that has another name."""
    columns = BY_NAME[table].by_name
    for name, field in form.fields.items():
        if column := columns.get((names or {}).get(name, name)):
            field.validators += _validators(field, column)


def _validators(field: forms.Field, column: Column) -> list[Any]:
    if isinstance(field, forms.IntegerField):
        return [MaxValueValidator(column.high)]  # what is below 0 the database's field refuses itself
    if not isinstance(field, forms.CharField | LinesField):
        return []
    told = _("This holds a character that cannot be printed. Take it out.")
    found = [MaxLengthValidator(column.most), RegexValidator(UNPRINTABLE, told, inverse_match=True)]
    found.append(ProhibitNullCharactersValidator())
    if column.pattern:
        takes = _("This takes %(takes)s.") % {"takes": column.takes}
        found.append(RegexValidator(rf"\A(?:{column.pattern})\Z", takes, code="takes"))
    return found
