"""What hangs on a programme, on its page."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from programs.forms.draft_parts import (
    CohortForm,
    CohortFormSet,
    FactForm,
    FactFormSet,
    FactorValueForm,
    FactorValueFormSet,
    RaiseForm,
    RaiseFormSet,
)
from programs.models import Cohort, Fact, FactorValue, Raise

from .editing import FIELDS


class Part(InlineModelAdmin):
    """Whoever may write a programme may write what hangs on it, and whoever may see it may see that."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("programs.view_program") or self._may_write(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)

    def _may_write(self, request: HttpRequest, obj: Any) -> bool:
        return request.user.has_perm("programs.change_program" if obj else "programs.add_program")


class CohortInline(Part, admin.TabularInline):
    """A programme has at least one intake, so a new one shows it."""

    model = Cohort
    form, formset = CohortForm, CohortFormSet
    extra, min_num = 0, 1
    verbose_name_plural = _("intakes, in order of time")


class RaiseInline(Part, admin.TabularInline):
    model = Raise
    form, formset = RaiseForm, RaiseFormSet
    extra = 1
    verbose_name = _("question")
    verbose_name_plural = _("what it raises")


class FactorValueInline(Part, admin.TabularInline):
    """One line a factor; none can be added or removed."""

    model = FactorValue
    form, formset = FactorValueForm, FactorValueFormSet
    can_delete = False
    verbose_name_plural = _("lock-in values, 0 free to leave, 4 hard to leave")


class FactInline(Part, admin.StackedInline):
    model = Fact
    form, formset = FactForm, FactFormSet
    formfield_overrides = FIELDS
    autocomplete_fields = ("sources",)
    fields = (("name", "confidence", "checked_on"), "says", "sources")

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        return 0 if obj else 1


PARTS = (CohortInline, RaiseInline, FactorValueInline, FactInline)
