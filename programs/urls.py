"""Addresses of programmes, plans and the catalogue."""

from django.urls import include, path

from programs.views import advising, catalogue, plans, receipts, reports, uptake

check = [
    path("plan", plans.plan_now, name="plan_now"),
    path("plan/<int:number>", plans.plan, name="plan"),
    path("plan/<int:number>/receipt.json", plans.receipt, name="plan_receipt"),
    path("plan/steps/<slug:slug>", uptake.own_step, name="plan_uptake"),
    path("result/<int:number>/report.pdf", reports.report_file, name="report"),
    path("what-if", plans.try_what_if, name="what_if"),
]

urlpatterns = [
    path("workbench/catalogue/", include("programs.views.workbench.urls")),
    path("workbench/reviews/<int:pk>/plan/", include(advising.urlpatterns)),
    path("check/<str:token>/", include(check)),
    path("programmes", catalogue.programs, name="programs"),
    path("programmes/compare", catalogue.compare_programs, name="compare_programs"),
    path("programmes/<slug:slug>", catalogue.program, name="program"),
    path("how-programmes-are-ranked", catalogue.ranking, name="ranking"),
    path("receipt", receipts.check, name="check_receipt"),
    path("receipt/key.pem", receipts.public_key, name="public_key"),
]
