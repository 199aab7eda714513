"""Recomputing what a receipt claims, from the versions it names."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import DatabaseError

from programs.queries.catalogues import catalogue_by_digest, catalogue_edition
from programs.seeds import CatalogueEdition, read_catalogue
from readiness.core.assessment import as_data, assess
from readiness.core.errors import InvalidReceipt
from readiness.core.responses import read_situation
from readiness.queries.editions import edition, version_by_digest
from readiness.seeds.questionnaire import Edition, read_edition

from .recommendations import answers_to


def recompute(receipt: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the result of a receipt's inputs, or None if its questionnaire or catalogue is not at hand.

    A receipt that names no catalogue is of the rating alone. Raises InvalidInput if the inputs cannot be rated,
    InvalidReceipt if they are not there.
    """
    versions = receipt.get("versions")
    if not isinstance(versions, Mapping) or not isinstance(receipt.get("inputs"), Mapping):
        raise InvalidReceipt("it has no inputs or versions.")
    found = _edition(str(versions.get("questionnaire")))
    if found is None:
        return None
    situation = read_situation(found.questionnaire, receipt["inputs"], complete=False)
    if "catalogue" not in versions:
        return as_data(assess(found.questionnaire, [situation])[0])
    catalogue = _catalogue(str(versions["catalogue"]))
    return answers_to(found.questionnaire, catalogue.catalogue, [situation])[0].data if catalogue else None


def _edition(digest: str) -> Edition | None:
    """Look in seeds first, so that checking needs no database where the version is the one shipped."""
    shipped = read_edition(settings.SEEDS_DIR)
    if shipped.digest == digest:
        return shipped
    try:
        version_id = version_by_digest(digest)
    except DatabaseError:  # a receipt can be checked where there is no database
        return None
    return edition(version_id) if version_id else None


def _catalogue(digest: str) -> CatalogueEdition | None:
    """Look in seeds first, like _edition."""
    shipped = read_catalogue(settings.SEEDS_DIR)
    if shipped.digest == digest:
        return shipped
    try:
        version_id = catalogue_by_digest(digest)
    except DatabaseError:
        return None
    return catalogue_edition(version_id) if version_id else None
