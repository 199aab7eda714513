"""What hangs on a programme, on its page."""

from typing import Any

from django.contrib import admin
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


class CohortInline(admin.TabularInline):
    """A programme has at least one intake, so a new one shows it."""

    model = Cohort
    form, formset = CohortForm, CohortFormSet
    extra, min_num = 0, 1
    verbose_name_plural = _("intakes, in order of time")


class RaiseInline(admin.TabularInline):
    model = Raise
    form, formset = RaiseForm, RaiseFormSet
    extra = 1


class FactorValueInline(admin.TabularInline):
    """One line a factor; none can be added or removed."""

    model = FactorValue
    form, formset = FactorValueForm, FactorValueFormSet
    can_delete = False
    verbose_name_plural = _("lock-in values, 0 free to leave, 4 hard to leave")


class FactInline(admin.StackedInline):
    model = Fact
    form, formset = FactForm, FactFormSet
    autocomplete_fields = ("sources",)
    fields = (("name", "confidence", "checked_on"), "says", "sources")

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        return 0 if obj else 1


PARTS = (CohortInline, RaiseInline, FactorValueInline, FactInline)
