"""Two catalogues tried on the firms of a part of a preview."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from django.utils import timezone

from programs.core.catalogue import Catalogue
from programs.core.firms import Firms
from programs.core.packing import unpack
from programs.core.tally import Tally, merged, tally
from programs.core.trial import try_catalogue
from programs.models import FirmColumns, Preview, PreviewPart
from programs.seeds import CATALOGUE
from readiness.core.questionnaire import Questionnaire
from readiness.queries.editions import edition

from .catalogues import catalogue_edition


@lru_cache(maxsize=4)
def draft_of(preview_id: int) -> Catalogue:
    """Return the draft that a preview is of; reads the database once per process."""
    content = Preview.objects.values_list("content", flat=True).get(pk=preview_id)
    return CATALOGUE.validate_python({**content, "version": "draft", "published_on": timezone.localdate()})


def tally_of(part: PreviewPart) -> Tally:
    """Try both catalogues on a part's firms; a questionnaire at a time."""
    rows: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    found = FirmColumns.objects.filter(pk__gte=part.first, pk__lte=part.last).order_by("pk")
    for firm, questionnaire_id, data in found.values_list("pk", "questionnaire_id", "data"):
        rows[questionnaire_id].append((firm, bytes(data)))
    return merged(_tallies(part.preview, rows))


def _tallies(preview: Preview, rows: dict[int, list[tuple[int, bytes]]]) -> Iterator[Tally]:
    catalogues = catalogue_edition(preview.base_id).catalogue, draft_of(preview.pk)
    for questionnaire_id, some in rows.items():
        questionnaire = edition(questionnaire_id).questionnaire
        firms, seeds = unpack(questionnaire, [data for _firm, data in some])
        before, after = (try_catalogue(each, questionnaire, preview.as_of, firms, seeds) for each in catalogues)
        yield tally(before, after, _groups(questionnaire, firms), [firm for firm, _data in some])


def _groups(questionnaire: Questionnaire, firms: Firms) -> dict[str, list[str]]:
    """What the firms are counted by: sector and level."""
    sectors = (*questionnaire.profile_keys["sector"].values, "")
    return {
        "sector": [sectors[code] for code in firms.facts.one["sector"].tolist()],
        "level": [str(level) for level in firms.levels.tolist()],
    }
