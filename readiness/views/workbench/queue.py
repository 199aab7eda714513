"""The queue: filters, search, saved views, taking and giving work."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
