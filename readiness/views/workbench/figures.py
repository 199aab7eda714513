"""Figures for lead advisors: load, ages, outcomes, levels, uptake; and how well advisors agree."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from readiness.permissions import check_can_assign
from readiness.queries import calibration, figures

from .access import StaffRequest, only_if


@require_safe
@only_if(check_can_assign)
def show_figures(request: StaffRequest) -> HttpResponse:
    return render(request, "workbench/figures.html", {"it": figures.figures()})


@require_safe
@only_if(check_can_assign)
def show_calibration(request: StaffRequest) -> HttpResponse:
    return render(request, "workbench/calibration.html", {"it": calibration.calibration()})


urlpatterns = [
    path("figures", show_figures, name="figures"),
    path("calibration", show_calibration, name="calibration"),
]
