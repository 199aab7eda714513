"""Second, blind opinions, and how well advisors agree."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
