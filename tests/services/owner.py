"""An owner with a browser that runs no script and follows nothing by itself."""

import re
from email.message import Message
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from factories import as_posted

FIRM, EMAIL = "Merbau Foods", "owner@merbau.example"


class NoFollowing(HTTPRedirectHandler):
    def redirect_request(self, *_given: Any, **_named: Any) -> None:
        return None


class Owner:
    def __init__(self, address: str) -> None:
        self.address = address
        self.open = build_opener(HTTPCookieProcessor(CookieJar()), NoFollowing()).open
        self.csrf = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.read(f"{address}/"))[1]

    def read(self, url: str) -> str:
        with self.open(Request(url), timeout=20) as answer:  # noqa: S310  # ours
            return answer.read().decode()

    def post(self, url: str, **fields: Any) -> Message:
        """Send a form that is accepted, and return the headers of the answer."""
        body = urlencode({"csrfmiddlewaretoken": self.csrf, **fields}, doseq=True).encode()
        try:
            answer = self.open(Request(url, data=body), timeout=20)  # noqa: S310  # ours
        except HTTPError as moved:
            answer = moved
        with answer:
            assert answer.status == 302, f"{url}: {answer.status} {answer.read().decode()[:2000]}"
            return answer.headers

    def start(self) -> str:
        """Begin a quick check and return its link."""
        begun = self.post(f"{self.address}/start", mode="quick")
        return self.address + begun["Location"].removesuffix("/firm")

    def answer(self, link: str) -> None:
        """Tell about the firm, and answer every question at level 3."""
        self.post(f"{link}/firm", **as_posted(name=FIRM))
        for part in ("str", "val", "dat", "ppl", "tec", "gov", "ven"):
            codes = set(re.findall(r'name="([A-Z]{3}\d)"', self.read(f"{link}/part/{part}")))
            self.post(f"{link}/part/{part}", **dict.fromkeys(codes, "3"))
