"""Server time of pages, on a database of its own: whatever database the settings name is left as it is."""

import base64
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from programs.seeds import read_catalogue
from programs.services.catalogues import publish_seeded
from readiness.models import Submission
from readiness.seeds.questionnaire import Edition
from readiness.services.questionnaires import publish_questionnaire
from readiness.services.submissions import save_answers, save_profile, start_submission, submit
from readiness.simulation import firms
from readiness.static_files import collect_static_files

from .measuring import Figure, median_seconds


def figures(edition: Edition) -> Iterator[Figure]:
    """Yield the server time of each page of the journey."""
    collect_static_files()
    with scratch_database():
        publish_questionnaire(edition, by=None)
        publish_seeded(read_catalogue(settings.SEEDS_DIR))
        submission = _a_firm(edition)
        for name, work in _pages(submission):
            yield Figure(f"page: {name}", "1 request", median_seconds(work, runs=30) * 1e3, "ms")
        for name, work in _reports(submission):
            yield Figure(f"PDF: {name}", "1 request", median_seconds(work, runs=20) * 1e3, "ms", 100)


OWN = {
    "ALLOWED_HOSTS": ["testserver"],
    "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
    "RECEIPT_KEY": base64.b64encode(bytes(32)).decode(),  # signs nothing that is kept
    "LIMITS": {name: (sys.maxsize, period) for name, (_most, period) in settings.LIMITS.items()},
}
"""Instead of Django’s whole test environment, which copies each template’s context and would be measured too."""


@contextmanager
def scratch_database() -> Iterator[None]:
    name = connection.settings_dict["NAME"]
    with override_settings(**OWN):
        connection.creation.create_test_db(verbosity=0)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(str(name), verbosity=0)


def _a_firm(edition: Edition) -> Submission:
    (firm,) = firms(edition.questionnaire, 1, seed=7)
    submission = start_submission(mode="full", by=None)
    save_profile(submission=submission, shown={}, given=firm["profile"], firm={}, by=None)
    save_answers(submission=submission, shown={}, given=firm["responses"], by=None)
    submit(submission=submission, by=None)
    return submission


def _pages(submission: Submission) -> Iterator[tuple[str, Callable[[], object]]]:
    client = Client()
    token = submission.link
    yield "landing", lambda: client.get(reverse("landing"))
    for name in ("firm", "answers", "result", "save", "plan_now"):
        yield name, lambda name=name: client.get(reverse(name, args=[token]))  # type: ignore[misc]
    tried = {"budget": "none", "avoid": ["aws"]}
    yield "what if", lambda: client.get(reverse("what_if", args=[token]), tried)
    yield "part", lambda: client.get(reverse("part", args=[token, "tec"]))
    given = {"shown": "{}", "TEC1": "3", "TEC2": "3", "TEC3": "3", "TEC4": "3", "TEC5": "3"}
    yield "part, saved", lambda: client.post(reverse("part", args=[token, "tec"]), given)


def _reports(submission: Submission) -> Iterator[tuple[str, Callable[[], object]]]:
    """Fewer runs in all than one client may ask for."""
    client, address = Client(), reverse("report", args=[submission.link, 1])
    yield "report, two pages", lambda: client.get(address)
    yield "report, everything", lambda: client.get(address, {"form": "full"})
