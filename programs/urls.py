"""Addresses of programmes, plans and the catalogue."""

from django.urls import path

from programs.views import catalogue, receipts

urlpatterns = [
    path("programmes/<slug:slug>", catalogue.program, name="program"),
    path("receipt", receipts.check, name="check_receipt"),
    path("receipt/key.pem", receipts.public_key, name="public_key"),
]
