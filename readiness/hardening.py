"""What every answer says to browsers, whoever gave it: Django, a package, a page of ours or a refusal before any page.

Outermost but for the content security policy, so that an answer that no other middleware saw has it too.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponse]
NOT_USED = (
    "camera",
    "display-capture",
    "geolocation",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
OWN = ("clipboard-write", "publickey-credentials-create", "publickey-credentials-get")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join([*(f"{name}=()" for name in NOT_USED), *(f"{name}=(self)" for name in OWN)]),
}
PRIVATE = ("/check/", "/workbench/", "/admin/", "/account/", "/my", "/sign-in/", "/sign-out")
"""Where pages of somebody begin; what comes from there is kept nowhere."""

SIGN_OUT = ("/sign-out", "/admin/logout/")
"""Who leaves on purpose leaves nothing in the browser, not even what was typed and not saved."""


def hardened(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if not response.has_header("Cache-Control") and _is_private(request, response):
            add_never_cache_headers(response)
        if request.method == "POST" and request.path_info in SIGN_OUT:
            response["Clear-Site-Data"] = '"storage"'
        return response

    return answer


def _is_private(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether an answer is for one person: behind a link or a sign-in, to a form, or a refusal."""
    is_page = request.method in ("GET", "HEAD") and response.status_code in (200, 304)
    return not is_page or request.path_info.startswith(PRIVATE)
