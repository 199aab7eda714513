"""What the pages ask for: the fields of every form, and of every link that asks something, by the path they go to."""

from collections import defaultdict
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

Fields = dict[str, list[str]]
CONTROLS = ("input", "select", "textarea", "button")


class Asked(HTMLParser):
    """paths: path -> name -> the values that a page offers."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: dict[str, Fields] = defaultdict(lambda: defaultdict(list))
        self.here = self.form = self.select = ""

    def read(self, path: str, html: str) -> None:
        self.here = self.form = path
        self.feed(html)
        self.reset()

    def handle_starttag(self, tag: str, found: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in found}
        if tag == "a":
            self._link(urljoin(self.here, given.get("href", "")))
        if tag == "form":
            self.form = urlsplit(urljoin(self.here, given.get("action", ""))).path
        if tag in CONTROLS and "name" in given:
            self.select = given["name"]
            self.paths[self.form][self.select].append(given.get("value", ""))
        if tag == "option":
            self.paths[self.form][self.select].append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = self.here

    def _link(self, address: str) -> None:
        to = urlsplit(address)
        for name, value in parse_qsl(to.query, keep_blank_values=True) if not to.netloc else []:
            self.paths[to.path][name].append(value)

    def everything(self) -> Fields:
        """Every field of the site, for addresses that no page leads to."""
        found: Fields = defaultdict(list)
        for fields in self.paths.values():
            for name, values in fields.items():
                found[name] += values[:3]
        return dict(found)
