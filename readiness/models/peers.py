"""Published comparisons of firms: on a day, for good."""

from django.db import models

from .questionnaire import Snapshot


class PeerSnapshot(Snapshot):
    """groups: per group `sector` and `size` (empty: any), `firms` (a round number that they reach), and the quartiles
    of `level`, `position` and `dimensions` by code, each as low, middle, high. is_made_up: of sample firms only.
    """

    as_of = models.DateField()
    is_made_up = models.BooleanField(default=False)
    groups = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.as_of}"
