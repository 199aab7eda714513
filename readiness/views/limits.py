"""Pages that cost much are opened only so often by one client."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse

from readiness.throttle import is_too_often

from .errors import refused

View = TypeVar("View", bound=Callable[..., HttpResponse])


def limited(action: str, *, if_: Callable[[Any], bool]) -> Callable[[View], View]:
    """Refuse clients that are past LIMITS[action]. if_: says which requests cost much; only they count."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if if_(request) and is_too_often(request, action):
                return refused(request, 429)
            return view(request, *args, **kwargs)

        return cast(View, opened)

    return decorate


def is_sent(request: HttpRequest) -> bool:
    return request.method == "POST"


def is_asked(request: HttpRequest) -> bool:
    """Say whether the address asks for something beyond the page."""
    return bool(request.GET)
