"""Browser tabs that save by themselves: what they send, and what they take over from the answer."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from factories import as_posted
from pages import attribute, attributes, elements

from readiness.models import Submission
from readiness.services.submissions import FIRM_FIELDS

HTMX = {"hx-request": "true"}


class PartTab:
    """A tab with part one: what is chosen on it, and the hidden field beside it."""

    def __init__(self, client: Client, submission: Submission) -> None:
        self.client, self.url = client, reverse("part", args=[submission.link, "str"])
        self.chosen: dict[str, str] = {}
        self._take(client.get(self.url))

    def choose(self, **answers: int) -> HttpResponse:
        """Choose answers: the page sends all that are chosen, and swaps in what comes back."""
        response = self._post(answers, headers=HTMX)
        self._take(response)
        return response

    def send(self, **answers: int) -> HttpResponse:
        """Choose answers and press the button, as without JavaScript."""
        return self._post(answers)

    def _post(self, answers: dict[str, int], **given: Any) -> HttpResponse:
        self.chosen |= {code: str(level) for code, level in answers.items()}
        return self.client.post(self.url, self.chosen | {"shown": self.shown}, **given)

    def _take(self, page: HttpResponse) -> None:
        self.shown = attribute(page, "shown", "value")
        for each in map(attributes, elements(page)):
            if "checked" in each:
                self.chosen[each["name"]] = each["value"]


class FirmTab:
    """A tab with the page of the firm: what its fields show, and the hidden field beside them."""

    def __init__(self, client: Client, submission: Submission) -> None:
        self.client, self.url = client, reverse("firm", args=[submission.link])
        details = {name: getattr(submission.organisation, name) for name in FIRM_FIELDS}
        self.fields = as_posted(submission.profile, **details)
        self.shown = attribute(client.get(self.url), "shown", "value")

    def change(self, **fields: Any) -> HttpResponse:
        """Change fields: the page sends all of them, and takes the hidden field that comes back."""
        self.fields |= fields
        response = self.client.post(self.url, self.fields | {"shown": self.shown}, headers=HTMX)
        self.shown = attribute(response, "shown", "value")
        return response
