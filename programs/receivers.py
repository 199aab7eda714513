"""What happens here when something happened in the assessment."""

from contextlib import suppress
from typing import Any

from django.dispatch import receiver

from programs.models import CatalogueVersion
from programs.services.firm_columns import keep_columns
from programs.services.recommendations import recommend
from readiness.models import Revision
from readiness.signals import submitted


@receiver(submitted, dispatch_uid="recommend on submission")
def recommend_on_submission(sender: Any, revision: Revision, **kwargs: Any) -> None:
    """Give every result a plan, in the transaction that made it. Without a catalogue there is nothing to match."""
    keep_columns([revision])
    with suppress(CatalogueVersion.DoesNotExist):
        recommend(revision=revision, by=None)
