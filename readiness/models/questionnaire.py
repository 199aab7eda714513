"""Published questionnaires: snapshots that never change."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from readiness.core.errors import CoreError


class Immutable(CoreError):
    """Something that was published or shown to a firm was about to be changed."""


@dataclass(frozen=True)
class Words:
    """What people wrote into a snapshot, which the end of its submission's time empties, and nothing else ever.

    texts: columns. lists: columns with a JSON list of objects, of which only the `reason` is emptied.
    submission: SQL for the submission's number, from a row named NEW.
    """

    submission: str = ""
    texts: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


class SnapshotQuerySet(models.QuerySet[Any]):
    def update(self, **fields: Any) -> int:
        raise Immutable("A snapshot cannot be changed. Publish a new one.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Immutable("A snapshot cannot be deleted.")

    def forget(self) -> None:
        """Empty what people wrote. The database lets only rows of anonymised submissions, and nothing but that."""
        words = self.model.WORDS
        emptied: dict[str, Any] = dict.fromkeys(words.texts, "")
        if not words.lists:
            super().update(**emptied)
            return
        for pk, *lists in self.values_list("pk", *words.lists):
            for name, rows in zip(words.lists, lists, strict=True):
                emptied[name] = [each | {"reason": ""} for each in rows]
            super(SnapshotQuerySet, self.filter(pk=pk)).update(**emptied)


SnapshotManager = models.Manager.from_queryset(SnapshotQuerySet)


class Snapshot(models.Model):
    """Base of rows that are written once."""

    WORDS: ClassVar[Words] = Words()

    objects = SnapshotManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Immutable(f"{self} cannot be changed. Publish a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Immutable(f"{self} cannot be deleted.")


class QuestionnaireVersion(Snapshot):
    """One published questionnaire. The newest is the current one."""

    version = models.CharField(_("version"), max_length=20)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    content = models.JSONField(_("content"))
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.version} ({self.digest[:8]})"
