"""Catalogues for tests: that of seeds/ with something changed."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from django.conf import settings

from programs.core.catalogue import Catalogue
from programs.models import CatalogueVersion
from programs.seeds import catalogue_edition_of, read_catalogue, substance


def a_catalogue(**programs: dict[str, Any]) -> Catalogue:
    """The catalogue of seeds/ with other fields for some programmes; aws_skill_builder is aws-skill-builder."""
    seeded = read_catalogue(settings.SEEDS_DIR).catalogue
    changed = {slug.replace("_", "-"): fields for slug, fields in programs.items()}
    return replace(seeded, programs=tuple(replace(each, **changed.get(each.slug, {})) for each in seeded.programs))


def publish_changed(change: Callable[[dict[str, Any]], Any], number: int) -> CatalogueVersion:
    """Publish a copy of the catalogue of seeds/ after `change` was done to it, under a number."""
    content = deepcopy(dict(read_catalogue(settings.SEEDS_DIR).content))
    change(content)
    edition = catalogue_edition_of(content)
    return CatalogueVersion.objects.create(
        number=number, digest=edition.digest, substance=substance(content), content=content
    )
