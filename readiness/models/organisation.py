"""The firm behind one or more submissions. Kept apart from the answers; everything here is optional."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """is_made_up: simulated or for showing the site, so that it counts in no figure beside real firms."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    uen = models.CharField(_("UEN"), max_length=10, blank=True, db_index=True)
    activity = models.CharField(_("what it does"), max_length=120, blank=True)
    is_made_up = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name or self.uen or f"#{self.pk}"
