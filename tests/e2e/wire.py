"""A browser as far as the wire goes: cookies, redirects, forms and how many bytes a page costs."""

import gzip
import html
import re
from typing import Any
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, Request, build_opener

import brotli

UNPACK = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}
ASSET = re.compile(r'<(?:link|script)\b[^>]*?\b(?:href|src)="([^"]+)"')
IMPORT = re.compile(r'@import\s+(?:url\()?["\']?([^"\')\s]+)')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: id="[^"]+")? value="([^"]*)"')


class Client:
    """After each request: where it led (`url`), what came (`text`) and the bytes of its packed body (`size`)."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.text = ""
        self.size = 0
        self._opener = build_opener(HTTPCookieProcessor())

    def get(self, url: str, body: bytes | None = None) -> None:
        request = Request(urljoin(self.url, url), body, {"Accept-Encoding": "br, gzip"})  # noqa: S310  # our own
        with self._opener.open(request, timeout=20) as response:
            packed = response.read()
            self.url, self.size = response.url, len(packed)
            self.text = UNPACK[response.headers["Content-Encoding"]](packed).decode()

    def post(self, url: str, **given: Any) -> None:
        """Send the page's form, with what it carries along unseen."""
        unseen = {name: html.unescape(value) for name, value in HIDDEN.findall(self.text)}
        assert unseen, f"{self.url} has no form"
        self.get(url, urlencode(unseen | given, doseq=True).encode())

    def get_with_assets(self, url: str) -> dict[str, int]:
        """Get a page as a first visitor does; return the size of everything that travels, by address."""
        self.get(url)
        page, sizes = self.url, {self.url: self.size}
        waiting = [urljoin(page, asset) for asset in ASSET.findall(self.text)]
        for asset in waiting:
            if asset not in sizes:
                self.get(asset)
                sizes[asset] = self.size
                waiting += [urljoin(asset, each) for each in IMPORT.findall(self.text)]
        return sizes
