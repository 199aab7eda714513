"""Long work on catalogues: asked for by a person, done by a worker, with progress that survives a reload."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from readiness.models import Job

from .version import CatalogueVersion


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


ENDED = (State.DONE, State.CANCELLED, State.FAILED)
TRANSITIONS: dict[str, frozenset[str]] = {
    State.WAITING: frozenset({State.RUNNING, State.DONE, State.CANCELLED, State.FAILED}),
    State.RUNNING: frozenset({State.RUNNING, State.DONE, State.CANCELLED, State.FAILED}),
    State.DONE: frozenset(),
    State.CANCELLED: frozenset(),
    State.FAILED: frozenset(),
}


class Work(models.Model):
    """state and progress as people see them. error: why it failed, in words. job: the doorbell's row."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    job = models.OneToOneField(Job, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], ended_at=None)
                | Q(state__in=["done", "cancelled", "failed"], ended_at__isnull=False),
                name="%(class)s_ends_with_its_state",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.get_state_display()}"

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def kind(self) -> str:
        return str(self._meta.model_name)


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
