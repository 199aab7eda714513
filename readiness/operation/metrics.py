"""Numbers of what a process did. Several web processes add theirs up through files: `processes.py`."""

from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
REQUESTS = Counter("readiness_requests", "Requests by name of the address", ["route", "method", "status"])
TIMES = Histogram("readiness_request_seconds", "Time to answer", ["route", "method"], buckets=SECONDS)


def count_request(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Count an answer by the name of its address, never by what was filled in."""
    route, method = _name(request), method_of(request)
    REQUESTS.labels(route, method, str(response.status_code)).inc()
    TIMES.labels(route, method).observe(seconds)


def method_of(request: HttpRequest) -> str:
    """Return the method, or "other" for what somebody made up."""
    return request.method if request.method in METHODS else "other"


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name or "unnamed" if request.resolver_match else "none"
