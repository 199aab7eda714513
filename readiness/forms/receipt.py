"""A receipt to check."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from readiness.core.canonical import read_json

from .fields import PlainField, helper

MOST_BYTES = 64 * 1024


class ReceiptForm(forms.Form):
    receipt = forms.FileField(
        label=_("Receipt file"),
        help_text=_("The file that was downloaded from a result page; it ends in .json."),
        error_messages={"required": _("Choose a receipt file first.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(PlainField("receipt", css_class="form-control"))

    def clean_receipt(self) -> Any:
        file = self.cleaned_data["receipt"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too large to be a receipt."), code="large")
        try:
            return read_json(file.read())
        except ValueError:
            raise forms.ValidationError(_("This file is not a receipt: it is not JSON."), code="json") from None
