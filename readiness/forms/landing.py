"""Ways back into a saved check."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import PlainField, helper

EMAIL_ERRORS = {
    "required": _("Type an e-mail address."),
    "invalid": _("This does not look like an e-mail address. It needs a name, an @ and a domain."),
}


class ReturnCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Your return code"),
        help_text=_(
            "Twelve letters and numbers, for example K7QM-2F9X-4TRB. It is on the page you saw when you saved."
        ),
        max_length=40,
        error_messages={"required": _("Type the code, or ask for your link by e-mail below.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(PlainField("code", css_class="form-control codebox"))


class EmailForm(forms.Form):
    """An address for links. Used for that only; the page says so."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=EMAIL_ERRORS,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(PlainField("email", css_class="form-control"))
