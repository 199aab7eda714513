"""The filtered queue as a file."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
