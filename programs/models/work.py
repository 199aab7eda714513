"""Long work on catalogues: a dry run, publishing, and files that come in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from readiness.models import Job
from readiness.models.work import Work

from .version import CatalogueVersion


class Preview(Work):
    """A draft catalogue tried on every firm, beside the current one. content, base: what is compared."""

    content = models.JSONField()
    substance = models.CharField(max_length=64, db_index=True)
    base = models.ForeignKey(CatalogueVersion, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    result = models.JSONField(null=True, blank=True)

    class Meta(Work.Meta):
        pass


class PreviewPart(models.Model):
    """Some firms of a preview: submissions from `first` to `last`. tally: what was found; empty until it is done."""

    preview = models.ForeignKey(Preview, on_delete=models.CASCADE, related_name="parts")
    job = models.OneToOneField(Job, on_delete=models.PROTECT, null=True, related_name="+")
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    tally = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["preview", "first"], name="one_part_from_a_firm")]

    def __str__(self) -> str:
        return f"{self.preview_id}: {self.first}–{self.last}"


class Publication(Work):
    """The draft becoming a version. It is refused if the draft is no longer the one that was asked for."""

    content = models.JSONField()
    substance = models.CharField(max_length=64)
    note = models.TextField(_("note"))
    version = models.OneToOneField(CatalogueVersion, on_delete=models.PROTECT, null=True, related_name="publication")

    class Meta(Work.Meta):
        pass


class CatalogueImport(Work):
    """A file that is to replace the draft, or one table of it. Checked first, then applied if a person says so.

    draft: substance of the draft it was checked against. report: changes, and bad rows by line or cell.
    content: what the draft would become. is_wanted: a person has said so.
    """

    name = models.CharField(max_length=120)
    data = models.BinaryField()
    draft = models.CharField(max_length=64, blank=True)
    report = models.JSONField(null=True, blank=True)
    content = models.JSONField(null=True, blank=True)
    is_wanted = models.BooleanField(default=False)

    class Meta(Work.Meta):
        pass
