"""How the site looks to this visitor; kept in a cookie, nowhere else."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from .errors import refused


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("theme")
    if chosen not in ("light", "dark"):
        return refused(request, 400)
    response = redirect(_back(request))
    response.set_cookie(
        settings.THEME_COOKIE_NAME,
        chosen,
        max_age=timedelta(days=365),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def _back(request: HttpRequest) -> str:
    """Return the page the visitor came from, if it is one of ours."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if ours else "landing"
