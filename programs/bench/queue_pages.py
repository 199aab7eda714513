"""The pages of the queue and a review, as an advisor opens them in the database of this process."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import cycle

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from readiness.models import Review, User
from readiness.queries.queue.asked import asked_for
from readiness.queries.queue.measured import COMBINATIONS
from readiness.queries.queue.paging import page_of, read_place
from readiness.queries.queue.vocabulary import vocabulary
from readiness.queries.queue.wanted import hidden_from, wanted

from .comparing import RUNS, Get, Run, run
from .pages import OWN

DEEP = 1_000
"""How many pages down the deep one is, if there are so many."""


def names() -> list[str]:
    return list(_pages())


def opened(name: str) -> Run:
    """Open one of the pages some times."""
    return run(_pages()[name])


@cache
def _pages() -> dict[str, Get]:
    override_settings(**OWN).enable()
    client = _an_advisor()
    filtered = {name: _queue(client, parameters) for name, parameters in (*COMBINATIONS, *_others())}
    person = User.objects.get(pk=client.session["_auth_user_id"])
    reviews = cycle(_spread(list(Review.objects.open().order_by("pk").values_list("pk", flat=True))))
    return filtered | {
        "next page": _queue(client, _after(1, person)),
        f"page {DEEP:,}, or the last": _queue(client, _after(DEEP, person)),
        "a review, each time another": lambda: client.get(reverse("review", args=[next(reviews)])),
    }


def _queue(client: Client, parameters: Mapping[str, str]) -> Get:
    return lambda: client.get(reverse("queue"), parameters)


def _others() -> Iterator[tuple[str, dict[str, str]]]:
    """Every value of the filters that are not among the combinations, as those of other apps."""
    listed = {name for _told, parameters in COMBINATIONS for name in parameters}
    for name, values in vocabulary().choices.items():
        yield from ((f"{name} {value}", {name: value}) for value in values if name not in listed)


def _spread(numbers: Sequence[int]) -> list[int]:
    """Return some of many, evenly."""
    return list(numbers[:: max(1, len(numbers) // RUNS)])


def _after(pages: int, person: User) -> Mapping[str, str]:
    """Return the parameters of the page so many pages after the first, or of the last there is."""
    asked = asked_for("", vocabulary())
    found = after = ""
    for _page in range(pages):
        page = page_of(wanted(asked, person, hidden_from(person)), asked.sort, read_place(asked.sort, after=after))
        if not page.after:
            break
        found = after = page.after
    return {"after": found}


def _an_advisor() -> Client:
    """Return the browser of a simulated advisor, signed in with a second factor."""
    client, person = Client(), User.objects.get(email="advisor-1@simulated.invalid")
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, person, "mfa", type="totp")
    request.session.save()
    return client
