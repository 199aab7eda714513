"""Around every request: its id, its line in the log, its place in the metrics. And probes, answered first."""

import logging
import time
from collections.abc import Callable

from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve

from . import metrics
from .logs import route_of
from .request_ids import HEADER, id_for, set_request_id

Answer = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger("readiness.access")
PROBES = ("/health/live", "/health/ready", "/metrics")


def watched(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        request_id, began = id_for(request.headers), time.perf_counter()
        set_request_id(request_id)
        response = get_response(request)
        _tell(request, response, time.perf_counter() - began)
        response[HEADER] = request_id
        return response

    return answer


@receiver(request_finished)
def _forget_the_id(**_told: object) -> None:
    """Django tells its log of a refusal after the last middleware, so the id stays until the answer is sent."""
    set_request_id("")


def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    metrics.count_request(request, response, seconds)
    told = {
        "method": metrics.method_of(request),
        "route": route_of(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }
    level = logging.DEBUG if request.path_info in PROBES else logging.INFO
    logger.log(level, "%(method)s %(route)s %(status)s in %(ms)s ms", told, extra=told)


def probes_first(get_response: Answer) -> Answer:
    """Answer whoever watches the site: by any host name, over plain HTTP, without session or cookie.

    That is safe, since these answers use neither, and hold nothing of anybody.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path_info in PROBES:
            try:
                request.resolver_match = match = resolve(request.path_info)
                response: HttpResponse = match.func(request)
            except Http404:
                return get_response(request)  # which has a page for it
            return response
        return get_response(request)

    return answer
