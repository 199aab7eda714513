"""The very pages that the site showed to a firm: the template of each, what was put into it, and how it came out."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from unittest.mock import patch

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template import loader
from django.test import Client, override_settings

from programs.bench.load.journey import steps
from programs.queries.plans import plans_of
from programs.templatetags import programs as tags


@dataclass(frozen=True)
class Page:
    template: str
    context: dict[str, Any]
    drawn: bytes

    def draw(self, request: HttpRequest) -> HttpResponse:
        return render(request, self.template, self.context)

    def show(self, request: HttpRequest) -> HttpResponse:
        get_token(request)
        return HttpResponse(self.drawn)


def walked(firm: dict[str, Any]) -> dict[str, Page]:
    """Walk a firm's journey through the site, in this process; return its pages by the last part of their address."""
    token, found = "", {}
    setattr(tags, "plans_of", cache(plans_of))  # noqa: B010  # not exported by the tags; the one question that a template asks
    client = Client(SERVER_NAME="127.0.0.1")
    with override_settings(ROOT_URLCONF="readiness.urls"):
        for step in steps(firm):
            if step.fields is not None:
                answer = client.post(step.address(token), step.fields)
                token = token or answer["Location"].split("/")[2]
                continue
            found[step.path.rpartition("/")[2] or "landing"] = _page(client, step.address(token))
    return found


def _page(client: Client, address: str) -> Page:
    with patch.object(loader, "render_to_string", wraps=loader.render_to_string) as rendering:
        answer = client.get(address)
    template, context = rendering.call_args_list[0].args[:2]
    return Page(template, context, answer.content)
