"""What every page of the draft has in common: locks, revisions, audit, deletion, and what is still wrong."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.queries.draft_rows import reasons_to_keep
from programs.services.editing import delete_row, lock_row, save_row
from programs.templatetags.draft import DraftProblem, draft_problems

MOST_TOLD = 3
FIELDS: dict[Any, dict[str, Any]] = {
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
}


class DraftAdmin(admin.ModelAdmin):
    """Rows of the draft. key: the code that stays once a row is there."""

    key = "code"
    actions = None
    save_on_top = True
    formfield_overrides = FIELDS

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fixed = tuple(super().get_readonly_fields(request, obj))
        return (*fixed, self.key) if obj else fixed

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A page that may change a row carries the revision it shows."""
        found = [*super().get_fieldsets(request, obj)]
        return [*found, (None, {"fields": ("seen",)})] if obj and self.has_change_permission(request, obj) else found

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """A row that is to be written is read after every other writer has ended, and stays locked."""
        if request.method == "POST" and unquote(object_id).isdecimal():
            lock_row(self.model, unquote(object_id))
        return super().get_object(request, object_id, from_field)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The row is written in save_related, with what hangs on it."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        def write() -> None:
            form.instance.save()
            super(DraftAdmin, self).save_related(request, form, formsets, change)

        save_row(row=form.instance, write=write, by=request.user)  # type: ignore[arg-type]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Say in sentences what keeps a row from being deleted."""
        found, counts, needed, protected = super().get_deleted_objects(objs, request)
        reasons = [reason for row in objs for reason in reasons_to_keep(row)]
        return found, counts, needed, reasons or protected

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        delete_row(row=obj, by=request.user)  # type: ignore[arg-type]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        tell_draft(request)
        return response

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        response = super().response_change(request, obj)
        tell_draft(request)
        return response

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        response = super().response_delete(request, obj_display, obj_id)
        tell_draft(request)
        return response


def tell_draft(request: HttpRequest) -> None:
    """Say what is still wrong with the draft as a whole, the first few with links to their rows."""
    problems = draft_problems()
    if not problems:
        told = _("The draft is sound. It can be previewed and published in the {workbench}.")
        link = format_html('<a href="{}">{}</a>', reverse("workbench"), _("workbench"))
        messages.info(request, format_html(told, workbench=link))
        return
    told = ngettext(
        "One thing in the draft is still to be put right before it can be published:",
        "%(count)s things in the draft are still to be put right before it can be published:",
        len(problems),
    ) % {"count": len(problems)}
    first = format_html_join(" ", '<a href="{}">{}</a>: {}', (_linked(each) for each in problems[:MOST_TOLD]))
    rest = _("All are listed above the tables of the catalogue.") if len(problems) > MOST_TOLD else ""
    messages.warning(request, format_html("{} {} {}", told, first, rest))


def _linked(it: DraftProblem) -> tuple[str, str, str]:
    return it.url, it.name, it.message if len(it.message) < 120 else f"{it.message[:118]}…"
