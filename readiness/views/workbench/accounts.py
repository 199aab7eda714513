"""What staff set for themselves: their mails, their sessions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
