"""Programmes with all that hangs on them."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs.forms.draft import ProgramForm
from programs.models import Program
from programs.models.draft import Cohort
from programs.queries.draft_rows import intake_on

from .editing import DraftAdmin
from .filters import FactsFilter, IntakeFilter
from .parts import PARTS


@admin.register(Program)
class ProgramAdmin(DraftAdmin):
    key = "slug"
    form = ProgramForm
    inlines = PARTS
    list_display = ("name", "behind", "kind", "intake", "confidence", "oldest", "without_source")
    list_filter = ("kind", "vendor", IntakeFilter, FactsFilter, "confidence")
    list_select_related = ("vendor",)
    search_fields = ("slug", "name", "summary")
    prepopulated_fields = {"slug": ("name",)}
    radio_fields = {"kind": admin.HORIZONTAL}
    fieldsets = (
        (
            None,
            {
                "fields": ("name", "slug", "kind", "vendor", "providers", "summary"),
                "description": _(
                    "Leave the vendor empty if no single one is behind it: the programme is then neutral."
                ),
            },
        ),
        (
            _("Who it is for"),
            {
                "fields": (("level_from", "level_to"), "audience", "conditions", "goals"),
                "description": _("A firm whose level is more than one outside these keeps it out of its plan."),
            },
        ),
        (
            _("What it takes"),
            {
                "fields": (("hours", "money"), "formats", "languages", "has_all_languages"),
                "description": _(
                    "Least useful hours and price in S$ after usual funding, both per person. Leave empty what is not "
                    "known; it is never taken for zero."
                ),
            },
        ),
        (_("Models and tools"), {"fields": ("models_covered", "tools_in_use")}),
        (
            _("How sure we are"),
            {
                "fields": ("confidence", "url", "url_is_checked"),
                "description": _("The weakest confidence of the facts below counts for the programme."),
            },
        ),
    )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else self.prepopulated_fields

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """A new programme comes last."""
        it = super().save_form(request, form, change)
        if not change:
            it.position = Program.objects.count() and Program.objects.latest("position").position + 1
        return it

    def get_queryset(self, request: HttpRequest) -> QuerySet[Program]:
        """Counted apart: each programme's facts, and those of them without a source."""
        unsourced = Count("facts", filter=Q(facts__sources=None), distinct=True)
        found: QuerySet[Program] = super().get_queryset(request).prefetch_related("cohorts")
        return found.annotate(oldest_check=Min("facts__checked_on"), unsourced=unsourced)

    @admin.display(description=_("vendor"), ordering="vendor__name")
    def behind(self, it: Any) -> Any:
        return it.vendor or _("neutral")

    @admin.display(description=_("intake today"))
    def intake(self, it: Any) -> Any:
        status = intake_on(it, timezone.localdate())
        return Cohort.Status(status).label if status else _("none")

    @admin.display(description=_("oldest fact"), ordering="oldest_check")
    def oldest(self, it: Any) -> str:
        if it.oldest_check is None:
            return "–"
        days = (timezone.localdate() - it.oldest_check).days
        return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}

    @admin.display(description=_("unsourced facts"), ordering="unsourced")
    def without_source(self, it: Any) -> int:
        return int(it.unsourced)
