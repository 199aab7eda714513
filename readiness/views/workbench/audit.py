"""The record: who did what, when and why."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
