from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from readiness.models import Job
from readiness.services import jobs


class Work(list):
    """What jobs of the kind "write" were asked to do; the first `failures` times it fails."""

    failures = 0

    def __call__(self, arguments) -> None:
        self.append(arguments)
        if len(self) <= self.failures:
            raise ConnectionError("the mail server is away")


@pytest.fixture
def done(monkeypatch) -> Work:
    work = Work()
    monkeypatch.setitem(jobs._KINDS, "write", work)
    return work


@pytest.fixture
def make_overdue() -> Callable[[], None]:
    """Make every job one that nobody has touched for a while, and whose next try is due."""

    def make() -> None:
        Job.objects.update(touched_at=timezone.now() - settings.JOB_PATIENCE - timedelta(seconds=1), next_at=None)

    return make
