"""Forms that notice that somebody else changed their row after the page was opened, and overwrite nothing."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _


class WatchedForm(forms.ModelForm):
    """A row as it was shown; seen is the revision it had then. If it has another one by now, both values are told.

    The row must be read, and locked, in the transaction that saves it. What was typed stays; a second save is of
    somebody who has seen the other's values, and goes through.
    """

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["seen"] = self.instance.revision

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = value.replace("\r\n", "\n")
        if self.instance.pk and "seen" in self.fields and cleaned.get("seen") != self.instance.revision:
            self._refuse()
        return self.cleaned_data

    def _refuse(self) -> None:
        self.instance.is_stale = True
        when = localtime(self.instance.edited_at)
        told = _(
            "%(who)s changed this at %(when)s, after you opened the page. Nothing was saved, and what you typed is "
            "still here. Compare it below, then save again."
        )
        facts = {"who": self.instance.edited_by or _("Somebody"), "when": f"{when:%H:%M, %Y-%m-%d}"}
        self.add_error(None, told % facts)
        tell_both(self, except_for=("seen",))
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("seen")] = str(self.instance.revision)
        self.data = data


def tell_both(form: forms.ModelForm, except_for: Iterable[str] = ()) -> None:
    """Put the value of the row and that of the person beside each field where they differ."""
    for name in form.changed_data:
        if name not in except_for:
            field = form.fields[name]
            now = in_words(field, form.get_initial_for_field(field, name))
            yours = in_words(field, _given(field, form[name].data))
            form.add_error(name, _("Now: “%(now)s”. Yours: “%(yours)s”.") % {"now": now, "yours": yours})


def _given(field: forms.Field, data: Any) -> Any:
    if isinstance(field, forms.ModelChoiceField):
        return data
    try:
        return field.to_python(data)
    except ValidationError:
        return data


def in_words(field: forms.Field, value: Any) -> str:
    """Return a field's value as the page would show it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value in (None, "", []):
        return _("empty")
    if isinstance(field, forms.ModelChoiceField):
        keys = [getattr(each, "pk", each) for each in (value if isinstance(value, list | tuple) else [value])]
        rows = cast("QuerySet[Any]", field.queryset).filter(pk__in=[key for key in keys if str(key).isdecimal()])
        return ", ".join(str(row) for row in rows) or _("empty")
    labels = _labels(getattr(field, "choices", ()))
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(labels.get(str(each), str(each)) for each in values)


def _labels(choices: Iterable[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, label in choices:
        if isinstance(label, list | tuple):
            found |= _labels(label)
        else:
            found[str(code)] = str(label)
    return found
