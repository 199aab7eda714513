"""As many addresses as the journey has. FLOOR_DRAWS: each page is drawn by its template, or sent as it once was."""

import json
import os
from pathlib import Path
from queue import SimpleQueue

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from readiness.urls import urlpatterns as site

from .models import Kept
from .pages import Page, walked

DRAWS = os.environ["FLOOR_DRAWS"] == "yes"
FREE: SimpleQueue[dict[str, Page]] = SimpleQueue()
"""Pages of a firm each that no thread draws at this moment: two threads cannot draw one form."""
for _firm in json.loads(Path(os.environ["FLOOR_FIRMS"]).read_text()):
    FREE.put(walked(_firm))


def page(request: HttpRequest, name: str = "landing", **where: str) -> HttpResponse:
    """Show a page, or go on to the next one."""
    if request.method == "POST":
        return HttpResponseRedirect(request.path)
    pages = FREE.get()
    try:
        return pages[name].draw(request) if DRAWS else pages[name].show(request)
    finally:
        FREE.put(pages)


def start(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"/check/{'x' * 43}/firm")


def keep(request: HttpRequest, token: str) -> HttpResponse:
    Kept(content={"token": token, "answers": request.POST}).save()
    return HttpResponseRedirect("result")


urlpatterns = [  # the site's own come after them, since its pages lead to them
    path("", page),
    path("start", start),
    path("check/<str:token>/submit", keep),
    path("check/<str:token>/part/<slug:name>", page),
    path("check/<str:token>/<str:name>", page),
    *site,
]
