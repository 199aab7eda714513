"""Refusals that Django answers with an empty page get one in the site's own look."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from readiness.views.errors import refused


def own_look(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 405 and not response.content:
            page = refused(request, 405)
            page["Allow"] = response["Allow"]
            return page
        return response

    return answer
