"""Figures for lead advisors: load, ages, outcomes, levels, uptake."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
