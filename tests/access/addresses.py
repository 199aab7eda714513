"""Every address of the site, by name, with arguments that lead to things that are there."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import URLResolver

Address = tuple[str, str]
"""(name with its namespace, route)"""


def addresses() -> list[Address]:
    """Every address once; the admin's catch-alls, which have no name, are told by their route."""
    return sorted(set(_walk(get_resolver())))


def _walk(resolver: URLResolver, route: str = "", namespace: str = "") -> Iterator[Address]:
    for each in resolver.url_patterns:
        here = route + str(each.pattern)
        if isinstance(each, URLPattern):
            yield namespace + (each.name or here), here
        else:
            yield from _walk(each, here, namespace + (f"{each.namespace}:" if each.namespace else ""))


def filled(route: str, given: dict[str, Any]) -> str:
    """Return the address of a route: `<int:pk>`, or a pattern’s `(?P<pk>…)`, replaced by given["pk"]."""
    for name, value in given.items():
        for parameter in (rf"\(\?P<{name}>[^)]*\)", rf"<(\w+:)?{name}>"):
            route = re.sub(parameter, str(value), route)
    return "/" + route.replace("^", "").removesuffix("$")
