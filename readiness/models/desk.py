"""What advisors keep at their desk: views of the queue that they saved, and lists that they asked for as a file."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .review import Review
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
    """The filtered queue as a file. data: the file once it is done; reports are rows of their own."""

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "XLSX"
        REPORTS = "zip", _("reports (PDF)")

    query = models.CharField(max_length=500, blank=True)
    format = models.CharField(max_length=4, choices=Format)
    data = models.BinaryField(default=bytes)

    class Meta(Work.Meta):
        pass


class ExportedReport(models.Model):
    """One firm's report of an export: whoever goes on with a lost worker's export sees what is there."""

    export = models.ForeignKey(QueueExport, on_delete=models.CASCADE, related_name="reports")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+", db_index=False)
    data = models.BinaryField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["export", "review"], name="one_report_a_review")]

    def __str__(self) -> str:
        return f"{self.export_id}: report {self.review_id}"
