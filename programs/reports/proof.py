"""The receipt in a report: what it rests on, and a picture that leads to where it can be checked."""

from io import BytesIO
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from .days import day
from .subject import Subject


def receipt(of: Subject) -> dict[str, Any]:
    address = f"{settings.SITE_URL}{reverse('check_receipt')}"
    return {
        "digest": of.digest,
        "key": of.revision.receipt["key"],
        "address": address,
        "picture": _picture(f"{address}?digest={of.digest}"),
        "facts": _facts(of),
        "says": _(
            "Anyone can recompute this result from the same answers and get the same. Scan the code and give that "
            "page the receipt’s file, which is downloaded beside the result. It says whether the two belong together."
        ),
    }


def _picture(text: str) -> str:
    """Return a QR code as SVG; the margin that readers need is part of it."""
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=4, dark="#17232d", xmldecl=False)
    return drawn.getvalue().decode()


def _facts(of: Subject) -> list[str]:
    version = of.result.edition.questionnaire.version
    facts = [_("Questionnaire, version %(version)s") % {"version": version}]
    if of.plan:
        facts.append(_("Catalogue, version %(version)s") % {"version": of.plan.told.catalogue.version})
    facts.append(_("As of %(day)s") % {"day": day(of.plan.recommendation.as_of if of.plan else of.revision.as_of)})
    if of.is_reviewed:
        return [*facts, _("Declared by the firm, with an advisor’s changes")]
    return [*facts, _("Declared by the firm, not verified")]
