"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from readiness.views import (
    answers,
    clarify,
    errors,
    firm,
    health,
    landing,
    new_link,
    own_data,
    pages,
    parts,
    preferences,
    result,
    review_request,
    save,
)

check = [
    path("", parts.resume, name="resume"),
    path("firm", firm.firm, name="firm"),
    path("part/<slug:slug>", parts.part, name="part"),
    path("answers", answers.answers, name="answers"),
    path("submit", answers.hand_in, name="submit"),
    path("full", answers.go_full, name="go_full"),
    path("again", answers.again, name="again"),
    path("save", save.save, name="save"),
    path("save/new-link", new_link.renew, name="renew_link"),
    path("result", result.result, name="result"),
    path("result/<int:number>", result.result, name="result_number"),
    path("result/<int:number>/receipt.json", result.receipt, name="receipt"),
    path("review", review_request.ask, name="ask_review"),
    path("review/withdraw", review_request.withdraw, name="withdraw_review"),
    path("review/differ", review_request.differ, name="dispute_review"),
    path("data", own_data.own_data, name="own_data"),
    path("data.json", own_data.own_data_file, name="own_data_file"),
    path("data/agree", own_data.agree, name="agree"),
    path("data/withdraw/<slug:purpose>", own_data.withdraw_purpose, name="withdraw_purpose"),
    path("questions", clarify.questions, name="questions"),
]

urlpatterns = [
    path("", landing.landing, name="landing"),
    path("start", landing.start, name="start"),
    path("resume/code", landing.resume_by_code, name="resume_by_code"),
    path("resume/mail", landing.resume_by_email, name="resume_by_email"),
    path("check/<str:token>/", include(check)),
    path("how-ratings-work", pages.method, name="method"),
    path("privacy", pages.privacy, name="privacy"),
    path("accessibility", pages.accessibility, name="accessibility"),
    path("", include("readiness.accounts.urls")),
    path("workbench/", include("readiness.views.workbench.urls")),
    path("", include("programs.urls")),
    path("favicon.ico", pages.favicon, name="favicon"),
    path("theme", preferences.theme, name="theme"),
    path("language", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("metrics", health.metrics, name="metrics"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many
handler500 = errors.server_error
