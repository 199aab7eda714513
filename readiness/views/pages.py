"""Pages that explain: how ratings work, privacy, accessibility."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from readiness.queries.editions import current_version, edition, words_of
from readiness.queries.method import gates_in_words, parts_in_words, targets_in_words


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Every rule, weight and source, from the data itself."""
    current = edition(current_version())
    context = {
        "sources": sorted(current.sources.items()),
        "it": current.questionnaire,
        "words": words_of(current),
        "gates": gates_in_words(current),
        "targets": targets_in_words(current, current.questionnaire.targets.rules),
        "parts": parts_in_words(current),
    }
    return render(request, "readiness/method.html", context)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers ask for an icon on pages that name none, such as the admin's."""
    return redirect(static("icon.svg"))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(
        request, "readiness/privacy.html", {"contact": settings.PRIVACY_CONTACT, "days": settings.KEEP_CHECKS.days}
    )


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "readiness/accessibility.html")
