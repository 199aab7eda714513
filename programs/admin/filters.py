"""Filters of the list of programmes by how they stand today."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.models import Program
from programs.models.draft import Cohort
from programs.queries.board import fresh_days
from programs.queries.draft_rows import intake_on


class IntakeFilter(admin.SimpleListFilter):
    title = _("intake today")
    parameter_name = "intake"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Cohort.Status.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Program]) -> QuerySet[Program]:
        if not self.value():
            return queryset
        today = timezone.localdate()
        programs = Program.objects.prefetch_related("cohorts")
        return queryset.filter(pk__in=[it.pk for it in programs if intake_on(it, today) == self.value()])


class FactsFilter(admin.SimpleListFilter):
    title = _("facts")
    parameter_name = "facts"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("stale", _("one is stale")), ("unsourced", _("one has no source")), ("none", _("there are none"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "stale":
                return queryset.filter(oldest_check__lt=timezone.localdate() - timedelta(days=fresh_days()))
            case "unsourced":
                return queryset.filter(unsourced__gt=0)
            case "none":
                return queryset.filter(oldest_check=None)
        return queryset
