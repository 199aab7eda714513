"""What is there right now, counted in the database and the broker when somebody asks; never by firm."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Case, Count, F, Min, Q, Value, When
from django.utils import timezone
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from redis.exceptions import RedisError

from readiness.models import Job, Mail, Review
from readiness.models.review import OPEN

from .health import state_of_parts
from .redis_at_once import redis_at_once

STATES = Case(
    When(is_given_up=True, then=Value("given up")),
    When(finished_at__isnull=False, then=Value("done")),
    When(~Q(error=""), then=Value("failed, to be tried again")),
    When(attempts__gt=0, then=Value("running")),
    default=Value("waiting"),
)


class Stock(Collector):
    def collect(self) -> Iterator[Metric]:
        parts = state_of_parts()
        yield _gauge("readiness_up", "Whether a part does its work", ["part"], {(k,): v for k, v in parts.items()})
        if parts.get("database"):
            try:
                yield from (_jobs(), _mails(), _oldest_job(), _reviews())
            except DatabaseError:
                return
        if parts.get("broker"):
            yield _gauge("readiness_broker_messages", "Bells that no worker heard yet", [], {(): _messages()})


def _jobs() -> Metric:
    rows = Job.objects.annotate(state=STATES).values_list("kind", "state").annotate(number=Count("pk"))
    return _gauge("readiness_jobs", "Jobs by what became of them", ["kind", "state"], _by_labels(rows.order_by()))


def _mails() -> Metric:
    rows = Mail.objects.values_list("state").annotate(number=Count("pk")).order_by()
    return _gauge("readiness_mails", "Mails by what became of them", ["state"], _by_labels(rows))


def _oldest_job() -> Metric:
    oldest = Job.objects.unfinished().aggregate(at=Min("created_at"))["at"]
    age = (timezone.now() - oldest).total_seconds() if oldest else 0
    return _gauge("readiness_oldest_job_seconds", "Age of the oldest job that is not done", [], {(): age})


def _reviews() -> Metric:
    rows = Review.objects.filter(status__in=OPEN).values_list("status").annotate(number=Count(F("pk")))
    return _gauge("readiness_reviews", "Open reviews by status", ["status"], _by_labels(rows.order_by()))


def _messages() -> int:
    if not settings.REDIS_URL:
        return sum(1 for _file in (Path(settings.VAR_DIR) / "broker" / "queue").iterdir())
    try:
        with redis_at_once() as redis:
            return int(redis.llen("celery"))
    except RedisError:
        return -1


def _by_labels(rows: object) -> dict[tuple[str, ...], float]:
    return {tuple(labels): number for *labels, number in rows}  # type: ignore[attr-defined]


def _gauge(name: str, told: str, labels: list[str], values: dict[tuple[str, ...], float]) -> Metric:
    family = GaugeMetricFamily(name, told, labels=labels)
    for each, value in values.items():
        family.add_metric(each, float(value))
    return family
