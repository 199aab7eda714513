"""As many addresses as the journey has; the pages are the files of FLOOR_PAGES, named as the last part of each."""

import os
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import path

from .models import Kept


@lru_cache
def _page(name: str) -> bytes:
    return Path(os.environ["FLOOR_PAGES"], name).read_bytes()


def page(request: HttpRequest, name: str = "landing", **where: str) -> HttpResponse:
    """Show a page, or go on to the next one."""
    if request.method == "POST":
        return HttpResponseRedirect(request.path)
    get_token(request)
    return HttpResponse(_page(name))


def start(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"/check/{'x' * 43}/firm")


def keep(request: HttpRequest, token: str) -> HttpResponse:
    Kept(content={"token": token, "answers": request.POST}).save()
    return HttpResponseRedirect("result")


urlpatterns = [
    path("", page),
    path("start", start),
    path("check/<str:token>/submit", keep),
    path("check/<str:token>/part/<slug:name>", page),
    path("check/<str:token>/<str:name>", page),
]
