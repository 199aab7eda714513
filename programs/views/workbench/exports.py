"""Files out: the draft as it is now, sound or not."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.exchange.workbook import as_xlsx
from programs.exchange.writing import as_yaml, as_zip
from programs.permissions import check_can_edit
from programs.queries.draft import draft_content
from readiness.views.workbench.access import StaffRequest, only_if

WRITERS: dict[str, tuple[Callable[[Mapping[str, Any]], bytes], str]] = {
    "yaml": (as_yaml, "application/yaml"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": (as_zip, "application/zip"),
}


@require_safe
@only_if(check_can_edit)
def export(request: StaffRequest, kind: str) -> HttpResponse:
    if kind not in WRITERS:
        raise Http404
    write, content_type = WRITERS[kind]
    name = f"catalogue-{timezone.localdate()}.{kind}"
    return HttpResponse(
        write(draft_content()),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
