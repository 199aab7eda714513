"""Asking for the queue as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from readiness.models import QueueExport

AGAIN = _("Go back to the queue and ask for the file there.")


class ExportForm(forms.Form):
    """query: the query string of the queue's page, in a hidden field; format: the button that was pressed."""

    query = forms.CharField(
        required=False, max_length=500, error_messages={"max_length": _("These filters are too long for a file.")}
    )
    format = forms.ChoiceField(
        choices=QueueExport.Format.choices, error_messages={"required": AGAIN, "invalid_choice": AGAIN}
    )
