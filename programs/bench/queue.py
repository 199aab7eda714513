"""Server time of the advisors' queue and of a review, with few firms and with many; on PostgreSQL only."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from programs.seeds import read_catalogue
from programs.services.catalogues import publish_seeded
from programs.services.simulating import simulate
from programs.services.simulating.bulk import tidy
from readiness.models import Review, User
from readiness.queries.queue.asked import asked_for, hidden_from, wanted
from readiness.queries.queue.measured import COMBINATIONS
from readiness.queries.queue.paging import page_of, read_place
from readiness.queries.queue.vocabulary import vocabulary
from readiness.seeds.questionnaire import Edition
from readiness.services.questionnaires import publish_questionnaire
from readiness.static_files import collect_static_files

from .comparing import RUNS, Compared, Get, compared, timed
from .pages import scratch_database

FEW, MANY = 10_000, 1_000_000
DEEP = 1_000
"""How many pages down the deep one is, if there are so many."""


def lines(edition: Edition, many: int = MANY) -> Iterator[str]:
    """Yield the table of the queue, filling a database of its own; one line without PostgreSQL."""
    if settings.EMBEDDED:
        yield "The queue is measured on PostgreSQL; set DATABASE_URL."
        return
    collect_static_files()
    with scratch_database():
        publish_questionnaire(edition, by=None)
        publish_seeded(read_catalogue(settings.SEEDS_DIR))
        yield _filled(FEW, seed=1)
        few = timed(_pages(_an_advisor()))
        yield _filled(many - FEW, seed=2)
        later = timed(_pages(_an_advisor()))
        yield from compared(Compared(name, few[name], timing) for name, timing in later.items())


def _filled(firms: int, *, seed: int) -> str:
    begun = time.monotonic()
    for _count in simulate(firms, seed=seed, processes=os.cpu_count() or 1):
        pass
    tidy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        (size,) = cursor.fetchone()
    return f"{firms:,} firms added in {(time.monotonic() - begun) / 60:.1f} minutes; the database takes {size}."


def _pages(client: Client) -> Iterator[tuple[str, Get]]:
    queue = reverse("queue")
    for name, parameters in (*COMBINATIONS, *_others()):
        yield name, lambda parameters=parameters: client.get(queue, parameters)  # type: ignore[misc]
    person = User.objects.get(pk=client.session["_auth_user_id"])
    for name, pages in (("next page", 1), (f"page {DEEP:,}, or the last", DEEP)):
        after = _after(pages, person)
        yield name, lambda after=after: client.get(queue, after)  # type: ignore[misc]
    reviews = cycle(_spread(list(Review.objects.open().order_by("pk").values_list("pk", flat=True))))
    yield "a review, each time another", lambda: client.get(reverse("review", args=[next(reviews)]))


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
