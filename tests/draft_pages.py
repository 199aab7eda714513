"""Pages of the draft in the admin as a browser reads and posts them."""

from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

Posted = dict[str, list[str]]


def address(row: Any, page: str = "change") -> str:
    return reverse(f"admin:programs_{row._meta.model_name}_{page}", args=[row.pk] if row.pk else [])


def _is_posted(has: dict[str, str]) -> bool:
    kind = has.get("type")
    return (
        "name" in has and kind not in ("submit", "button") and (kind not in ("checkbox", "radio") or "checked" in has)
    )


class _Form(HTMLParser):
    """Collects what the page's main form would post as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.posted: Posted = {}
        self.text_name = self.select_name = ""
        self.select: list[str] = []
        self.first: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "textarea":
            self.text_name = has["name"]
            self.posted[self.text_name] = [""]
        elif tag == "select":
            self.select_name, self.select, self.first = has.get("name", ""), [], None if "multiple" in has else ""
        elif tag == "option" and self.select_name:
            self.first = has.get("value", "") if self.first == "" and not self.select else self.first
            self.select += [has.get("value", "")] if "selected" in has else []
        elif tag == "input" and _is_posted(has):
            self.posted.setdefault(has["name"], []).append(
                has.get("value", "on" if has.get("type") == "checkbox" else "")
            )

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.text_name = ""
        elif tag == "select" and self.select_name:
            self.posted[self.select_name] = self.select or ([] if self.first is None else [self.first])
            self.select_name = ""

    def handle_data(self, data: str) -> None:
        if self.text_name:
            self.posted[self.text_name][0] += data


def shown(html: str) -> Posted:
    """Return what the page would post if nothing was touched."""
    form = _Form()
    form.feed(html)
    return {name: [value.removeprefix("\n") for value in values] for name, values in form.posted.items()}


def opened(client: Client, url: str) -> Posted:
    """Open a page and return what it would post."""
    return shown(client.get(url).content.decode())


def errors(response: Any) -> dict[str, list[str]]:
    """Return the errors of a form that was refused, by field; those of lines by prefix, place and field."""
    form = response.context["adminform"].form
    found = {name: [unescape(each) for each in told] for name, told in form.errors.items()}
    for inline in response.context["inline_admin_formsets"]:
        formset = inline.formset
        if formset.non_form_errors():
            found[formset.prefix] = list(formset.non_form_errors())
        for place, line in enumerate(formset.forms):
            found |= {f"{formset.prefix}-{place}-{name}": list(told) for name, told in line.errors.items()}
    return found


def told(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]
