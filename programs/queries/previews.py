"""Finding previews, and their parts."""

from programs.models import Preview
from readiness.models.work import State

from .catalogues import current_catalogue


def finished_preview(substance: str) -> Preview | None:
    """Return the newest finished preview of a draft beside the current catalogue."""
    done = Preview.objects.filter(substance=substance, base_id=current_catalogue(), state=State.DONE)
    return done.defer("content").first()
