"""What an advised plan says in words that are ours, to the advisor and to the firm alike."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from programs.core.catalogue import Catalogue


def broken_in_words(catalogue: Catalogue, result: Mapping[str, Any]) -> list[str]:
    """Return what an advised plan breaks, and what could not be kept in it. result: as it is kept."""
    breaks = (_break(catalogue, each) for each in result["breaks"])
    return [*breaks, *(_lost(catalogue, slug) for slug in result["lost"])]


def _break(catalogue: Catalogue, it: Mapping[str, Any]) -> str:
    programs = [catalogue.by_slug[slug] for slug in it["programs"]]
    facts = {"needed": it["needed"], "limit": it["limit"], "names": ", ".join(each.name for each in programs)}
    sentences = {
        "most": _("It has %(needed)s programmes. A plan should have at most %(limit)s, so that people finish it."),
        "unconfirmed": _("Too little of it is sure to be open. Check the intake first: %(names)s."),
        "hours": _("It takes about %(needed)s hours for each person; %(limit)s were named as possible."),
        "money": _("It costs about S$%(needed)s for each person; S$%(limit)s were named as possible."),
        "level": _("This is made for another level than the firm’s: %(names)s."),
        "lifts_nothing": _("This raises nothing that the rest of the plan does not raise as well: %(names)s."),
    }
    if it["code"] == "one_vendor":
        vendor = catalogue.vendor_by_code[programs[0].vendor].name
        return _(
            "All of it is from one vendor, %(vendor)s, and nothing neutral or from a second vendor fits beside it."
        ) % {"vendor": vendor}
    return sentences[it["code"]] % facts


def _lost(catalogue: Catalogue, slug: str) -> str:
    program = catalogue.by_slug.get(slug)
    if program is None:
        return _("%(slug)s is no longer in the catalogue, so it is not in the plan.") % {"slug": slug}
    return _("%(name)s cannot be joined by this firm now, so it is not in the plan.") % {"name": program.name}


def name_of(catalogue: Catalogue, slug: str) -> str:
    """Return the name of a programme; a slug that is no longer in the catalogue stands for itself."""
    return catalogue.by_slug[slug].name if slug in catalogue.by_slug else slug
