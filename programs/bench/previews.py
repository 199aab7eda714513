"""The dry run of a catalogue on every firm: PostgreSQL, Redis and two workers, as in production."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from celery import current_app
from django.conf import settings
from django.db import connection

from programs.models import FirmColumns, Preview, Program
from programs.seeds import read_catalogue
from programs.services.catalogues import publish_seeded
from programs.services.previews import start_preview
from programs.services.simulating import simulate
from readiness.links import code_hash, link_hash, new_salt
from readiness.models import Submission, User
from readiness.models.work import State
from readiness.seeds.questionnaire import Edition
from readiness.services.questionnaires import publish_questionnaire

from .measuring import Figure
from .pages import scratch_database

DIFFERENT, COPIES = 10_000, 20
FIELDS = ("organisation_id", "questionnaire_id", "mode", "profile", "responses")
PROMISED = 30
PATIENCE = 300


def figures(edition: Edition, different: int = DIFFERENT, copies: int = COPIES) -> Iterator[Figure]:
    """Yield the time from asking for a preview to its end; nothing without PostgreSQL and Redis."""
    if settings.EMBEDDED or not settings.REDIS_URL:
        return
    with scratch_database():
        publish_questionnaire(edition, by=None)
        publish_seeded(read_catalogue(settings.SEEDS_DIR))
        list(simulate(different, seed=1, with_plans=False))
        for _copy in range(copies - 1):
            _copy_firms()
        Program.objects.filter(slug="ssg-ai-courses").update(hours=60)
        with two_workers():
            seconds = _preview()
        yield Figure("preview, plans included, two workers", f"{different * copies:,} firms", seconds, "s", PROMISED)


def _copy_firms() -> None:
    """Add another submission for each simulated revision, with the columns that a preview reads."""
    rows = FirmColumns.objects.select_related("submission").distinct("revision_id").order_by("revision_id")
    found = list(rows)
    submissions = Submission.objects.bulk_create(
        Submission(
            **{name: getattr(each.submission, name) for name in FIELDS},
            link_salt=(salt := new_salt()),
            link_hash=link_hash(salt),
            code_hash=code_hash(salt),
        )
        for each in found
    )
    FirmColumns.objects.bulk_create(
        FirmColumns(
            submission=submission,
            revision_id=each.revision_id,
            questionnaire_id=each.questionnaire_id,
            data=each.data,
        )
        for submission, each in zip(submissions, found, strict=True)
    )


@contextmanager
def two_workers() -> Iterator[None]:
    """Run two worker processes on the scratch database, and a queue of their own."""
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    broker = urlsplit(settings.REDIS_URL)._replace(path="/12").geturl()
    worker = "-m celery --app readiness worker --concurrency 2 --loglevel error"
    command = [sys.executable, *worker.split()]
    environment = {**os.environ, "DATABASE_URL": database, "REDIS_URL": broker}
    workers = subprocess.Popen(command, env=environment)  # noqa: S603  # our own
    current_app.conf.broker_url = broker
    try:
        _wait_for_workers()
        yield
    finally:
        workers.terminate()
        workers.wait(timeout=30)


def _wait_for_workers() -> None:
    deadline = time.monotonic() + PATIENCE
    while not current_app.control.ping(timeout=0.5) and time.monotonic() < deadline:
        pass


def _preview() -> float:
    by = User.objects.create_superuser("bench@example.test")
    begun = time.perf_counter()
    asked = start_preview(by=by)
    while Preview.objects.values_list("state", flat=True).get(pk=asked.pk) != State.DONE:
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError("The preview did not end; is something else using these workers?")
        time.sleep(0.1)
    return time.perf_counter() - begun
