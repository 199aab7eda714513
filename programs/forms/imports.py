"""A file that is to become the draft, or a table of it."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from programs.exchange.importing import KINDS
from programs.exchange.places import LIMIT_BYTES
from readiness.forms.fields import PlainField, helper


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("YAML, XLSX, or a CSV of one table; at most 2 MiB. It is checked first; nothing changes yet."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty. Choose another one.")},
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = helper(PlainField("file", css_class="form-control"))

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if not str(file.name).lower().endswith(KINDS):
            raise forms.ValidationError(_("Only .yaml, .xlsx and .csv can be read. Save it as one of these."))
        if (file.size or 0) > LIMIT_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 MiB. Leave out what did not change."))
        return file
