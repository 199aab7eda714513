"""One review: answers, verdicts, questions to the firm, the plan, and finishing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
