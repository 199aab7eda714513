"""The state of the draft as its first page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from programs.core.errors import UnsoundCatalogue
from programs.models import CatalogueImport, CatalogueVersion, Draft, Preview, Publication
from programs.seeds import substance
from readiness.models.work import ENDED, Work

from .board import ended_intakes, fresh_days, stale_facts
from .catalogues import catalogue_edition, current_catalogue
from .changes import Change, changes
from .draft import sound_draft
from .draft_rows import RowProblem, row_problems
from .previews import finished_preview


@dataclass(frozen=True)
class DraftState:
    """changes: against what is published; empty while there are problems, which come first.

    preview: a finished one of this very draft. at_work: what is asked for and has not ended.
    """

    draft: Draft | None
    current: CatalogueVersion
    changes: Sequence[Change]
    problems: Sequence[RowProblem]
    preview: Preview | None
    at_work: Sequence[Work]
    stale: int
    ended: int

    @property
    def can_be_previewed(self) -> bool:
        return bool(self.changes) and not self.problems


def draft_state() -> DraftState:
    """Return the state of the draft; a constant number of queries."""
    problems: Sequence[RowProblem] = ()
    found: Sequence[Change] = ()
    preview = None
    current = CatalogueVersion.objects.defer("content").get(pk=current_catalogue())
    try:
        content = sound_draft()
    except UnsoundCatalogue as error:
        problems = row_problems(error.problems)
    else:
        found = changes(catalogue_edition(current.pk).content, content)
        preview = finished_preview(substance(content))
    today = timezone.localdate()
    return DraftState(
        draft=Draft.objects.select_related("based_on", "changed_by").first(),
        current=current,
        changes=found,
        problems=problems,
        preview=preview,
        at_work=_at_work(),
        stale=len(stale_facts(today, fresh_days())),
        ended=len(ended_intakes(today)),
    )


def _at_work() -> Sequence[Work]:
    """What has not ended yet, without its contents."""
    previews = Preview.objects.exclude(state__in=ENDED).defer("content", "result")
    publications = Publication.objects.exclude(state__in=ENDED).defer("content")
    imports = CatalogueImport.objects.exclude(state__in=ENDED).defer("content", "data", "report")
    return [*previews.select_related("by"), *publications.select_related("by"), *imports.select_related("by")]
