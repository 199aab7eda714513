"""What advisors keep at their desk: views of the queue that they saved, and lists that they asked for as a file."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .work import Work


class SavedView(models.Model):
    """A filter, by name. query: the address's query string. is_shared: all advisors see it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(max_length=500)
    is_shared = models.BooleanField(_("for all advisors"), default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_of_a_name")]

    def __str__(self) -> str:
        return self.name


class QueueExport(Work):
    """The filtered queue as a file. data: the file once it is done."""

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "XLSX"

    query = models.CharField(max_length=500, blank=True)
    format = models.CharField(max_length=4, choices=Format)
    data = models.BinaryField(default=bytes)

    class Meta(Work.Meta):
        pass
