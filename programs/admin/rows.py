"""Sources, vendors, tools, sentences, factors and numbers."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from programs.forms.draft import FactorForm, NumberForm, SentenceForm, SourceForm, ToolForm, VendorForm
from programs.models import Factor, Number, Sentence, Source, Tool, Vendor

from .editing import DraftAdmin


class FixedAdmin(DraftAdmin):
    """Rows that the matching method knows by their codes: they can be changed, and neither added nor removed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(DraftAdmin):
    form = SourceForm
    list_display = ("code", "confidence", "dated", "url", "used")
    list_filter = ("confidence",)
    search_fields = ("code", "url", "dated")
    ordering = ("code",)
    fieldsets = (
        (None, {"fields": ("code", "url", "dated"), "description": _("Where facts were read.")}),
        (
            None,
            {
                "fields": ("confidence",),
                "description": _(
                    "Official: a public body or the provider itself. Press: a news outlet that reports first hand. "
                    "Second-hand: blogs, copies, translations. Unconfirmed: one report and nowhere better."
                ),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        found: QuerySet[Source] = super().get_queryset(request)
        return found.annotate(used_in=Count("facts"))

    @admin.display(description=_("facts"), ordering="used_in")
    def used(self, it: Any) -> int:
        return int(it.used_in)


@admin.register(Vendor)
class VendorAdmin(DraftAdmin):
    form = VendorForm
    list_display = ("name", "code", "jurisdiction", "offers")
    search_fields = ("code", "name")
    prepopulated_fields = {"code": ("name",)}
    fieldsets = ((None, {"fields": ("name", "code", "jurisdiction")}),)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else self.prepopulated_fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Vendor]:
        found: QuerySet[Vendor] = super().get_queryset(request)
        return found.annotate(offers_of=Count("programs"))

    @admin.display(description=_("programmes"), ordering="offers_of")
    def offers(self, it: Any) -> int:
        return int(it.offers_of)


@admin.register(Tool)
class ToolAdmin(DraftAdmin):
    form = ToolForm
    list_display = ("code", "maker", "is_open")
    list_filter = ("is_open",)
    list_select_related = ("maker",)
    search_fields = ("code", "maker__name")
    fieldsets = (
        (
            None,
            {
                "fields": ("code", "maker", "is_open"),
                "description": _("An AI tool that firms can name, and who makes its model. Without a row: not known."),
            },
        ),
    )


@admin.register(Sentence)
class SentenceAdmin(FixedAdmin):
    form = SentenceForm
    list_display = ("code", "kind", "text")
    list_filter = ("kind",)
    search_fields = ("code", "text")
    readonly_fields = ("kind",)
    fieldsets = ((None, {"fields": ("kind", "code", "text")}),)


@admin.register(Factor)
class FactorAdmin(FixedAdmin):
    form = FactorForm
    list_display = ("code", "name", "weight", "is_choice")
    search_fields = ("code", "name")
    fieldsets = (
        (None, {"fields": ("code", "name", "meaning", "steps")}),
        (
            _("How it counts"),
            {
                "fields": ("weight", "is_choice", "basis"),
                "description": _(
                    "Weights are parts of 100. Of a choice factor the best alternative counts, of others the worst."
                ),
            },
        ),
        (_("What firms read"), {"fields": ("warning", "advice")}),
    )


@admin.register(Number)
class NumberAdmin(FixedAdmin):
    form = NumberForm
    list_display = ("code", "value", "unit", "meaning")
    list_filter = ("unit",)
    search_fields = ("code", "meaning")
    fieldsets = (
        (
            None,
            {
                "fields": ("code", "value", "unit", "meaning", "source"),
                "description": _("A value is a whole number, or a fraction such as 7/10."),
            },
        ),
    )
