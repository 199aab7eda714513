"""How our fields look: option cards and plain fields, through crispy with our own templates."""

from functools import partial
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, LayoutObject
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .remembered import remembered

Choices = list[tuple[str, str | Promise]]


class RememberedField(Field):
    """A field that is drawn once for all forms that say, by `looks_like`, that it looks the same in them."""

    def render(self, form: forms.Form, context: Any, *given: Any, **named: Any) -> str:
        draw = partial(super().render, form, context, *given, **named)
        looks = form.looks_like(self.fields[0]) if hasattr(form, "looks_like") else None
        return draw() if looks is None else remembered((self.template, looks), draw)


class OptionCards(RememberedField):
    """A choice field as large radio buttons or checkboxes, one card each."""

    template = "components/option_cards.html"


class PlainField(RememberedField):
    """A text field or a list to pick from, with label, hint and error tied to it."""

    template = "components/field.html"


class TextField(forms.CharField):
    """A few sentences. A line break counts as one letter, as it does in the browser, which sends two."""

    def __init__(self, *, most_letters: int, rows: int, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=most_letters, widget=widget, **kwargs)
        self.error_messages["max_length"] = _("Keep it to %(limit_value)d letters; it has %(show_value)d.")

    def to_python(self, value: Any) -> str:
        return super().to_python(value and str(value).replace("\r\n", "\n")) or ""


def helper(*layout: LayoutObject) -> FormHelper:
    """Return a helper that leaves the form element, its buttons and its token to the template."""
    made = FormHelper()
    made.form_tag = False
    made.disable_csrf = True
    made.layout = Layout(*layout)
    return made


class OrderedChoice(forms.MultiValueField):
    """Up to so many different choices, the most important first; compresses to a tuple without gaps."""

    def __init__(self, *, choices: Choices, at_most: int, **kwargs: Any) -> None:
        blank = [("", _("Choose a goal")), *choices]
        fields = [forms.ChoiceField(choices=blank, required=False) for _place in range(at_most)]
        names = ({"aria-label": _("Goal %(number)s") % {"number": place + 1}} for place in range(at_most))
        widget = forms.MultiWidget([forms.Select(choices=blank, attrs=name) for name in names])
        widget.decompress = lambda value: [*(value or ()), *[""] * at_most][:at_most]  # type: ignore[method-assign]
        super().__init__(fields, widget=widget, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> tuple[str, ...]:
        chosen = tuple(value for value in data_list if value)
        if len(set(chosen)) < len(chosen):
            raise forms.ValidationError(_("Choose different goals, or leave a list empty."), code="twice")
        return chosen
