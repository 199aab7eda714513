"""For whoever watches the site: does it live, is every part there, and its numbers."""

from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from readiness.operation.exposition import CONTENT_TYPE, exposed
from readiness.operation.health import state_of_parts


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """This process answers. Asks nothing of any other part."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Every part does its work; 503 and which one does not, otherwise."""
    parts = state_of_parts()
    words = {name: "ok" if works else "down" for name, works in parts.items()}
    is_ready = all(parts.values())
    return JsonResponse({"status": "ok" if is_ready else "down", "parts": words}, status=200 if is_ready else 503)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers, for who has METRICS_TOKEN; to everybody else there is nothing here."""
    given = request.headers.get("Authorization", "").encode()
    if not settings.METRICS_TOKEN or not compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode()):
        raise Http404
    return HttpResponse(exposed(), content_type=CONTENT_TYPE)
