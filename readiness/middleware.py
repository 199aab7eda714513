"""Refusals that Django answers with an empty page get one in the site's own look; staff prove a second factor."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from readiness.accounts.sessions import did_second_factor, has_second_factor
from readiness.queries.people import is_staff_person
from readiness.views.errors import refused

Answer = Callable[[HttpRequest], HttpResponse]
GUARDED = ("/workbench/", "/admin/", "/account/")
SETTING_UP = ("mfa_activate_totp", "mfa_add_webauthn")


def own_look(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 405 and not response.content:
            page = refused(request, 405)
            page["Allow"] = response["Allow"]
            return page
        return response

    return answer


def second_factor(get_response: Answer) -> Answer:
    """Open staff pages only to sessions that gave a second factor; set one up before anything else."""

    def answer(request: HttpRequest) -> HttpResponse:
        step = _step_before(request) if request.path_info.startswith(GUARDED) else ""
        if not step:
            return get_response(request)
        return redirect_to_login(request.get_full_path(), reverse(step))

    return answer


def _step_before(request: HttpRequest) -> str:
    """Return the name of the page that has to come first, or nothing. Costs no query once the factor was given."""
    user = request.user
    if not user.is_authenticated or did_second_factor(request) or not is_staff_person(user):
        return ""
    if has_second_factor(user):
        return "mfa_reauthenticate"
    return "" if request.path in map(reverse, SETTING_UP) else "mfa_activate_totp"
