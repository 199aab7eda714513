"""What was recommended to a firm, and what matching needs to know of it again and again."""

from typing import Any

from django.db import models

from readiness.models import QuestionnaireVersion, Revision, Submission
from readiness.models.questionnaire import Snapshot

from .version import CatalogueVersion


class Recommendation(Snapshot):
    """The matches, plan and warnings that a revision got from a catalogue on a day. Never overwritten: after a new
    catalogue the owner may ask for another one, and the old one stays readable.

    programs: the plan's slugs in sequence. receipt: inputs, versions and result as `assess` prints it, signed.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="recommendations")
    catalogue = models.ForeignKey(CatalogueVersion, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    programs = models.JSONField(default=list)
    exposure_now = models.DecimalField(max_digits=4, decimal_places=1)
    exposure_after = models.DecimalField(max_digits=4, decimal_places=1)
    receipt = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "catalogue", "as_of"], name="one_recommendation_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} by {self.catalogue_id}"

    @property
    def result(self) -> dict[str, Any]:
        """Rating, pathway, matches, plan and warnings, as `assess` prints them."""
        found: dict[str, Any] = self.receipt["result"]
        return found


class FirmColumns(models.Model):
    """A submission's latest revision as bytes that columns are made of, so that a catalogue can be tried on every
    firm without reading and rating each again. Derived: it can be made anew from the revisions at any time.
    """

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, primary_key=True, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    questionnaire = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="+")
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.revision_id)
