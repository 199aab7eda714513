"""What whoever watches the site is told: which part is down, and nothing else."""

import os
import time

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from readiness.operation import health, heartbeat

pytestmark = pytest.mark.django_db
READY, LIVE = "/health/ready", "/health/live"


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    """A folder as the embedded run makes it, with a worker that was just heard."""
    settings.VAR_DIR, settings.REDIS_URL, settings.EMBEDDED = tmp_path, "", True
    (tmp_path / "broker" / "queue").mkdir(parents=True)
    heartbeat.record_sign()
    return tmp_path


def parts_down(response) -> list[str]:
    return [name for name, state in response.json()["parts"].items() if state == "down"]


def test_ready_when_every_part_does_its_work(client):
    response = client.get(READY)

    assert (response.status_code, response.json()) == (
        200,
        {"status": "ok", "parts": dict.fromkeys(("database", "migrations", "broker", "worker", "disk"), "ok")},
    )


def test_services_do_not_ask_for_room_on_a_disk_that_keeps_nothing(client, settings):
    settings.EMBEDDED = False

    assert set(client.get(READY).json()["parts"]) == {"database", "migrations", "broker", "worker"}


@pytest.mark.parametrize("error", [OperationalError, ConnectionError, TimeoutError])
def test_database_that_is_away_is_named(client, monkeypatch, error):
    def away():
        raise error("secret.host refused")

    monkeypatch.setattr(health, "PARTS", {**health.PARTS, "database": away})
    response = client.get(READY)

    assert (response.status_code, response.json()["status"], parts_down(response)) == (503, "down", ["database"])
    assert "secret" not in response.content.decode()


def test_migration_that_was_not_applied_is_named(client):
    MigrationRecorder(connection).record_unapplied("readiness", "0002_reviews")

    assert parts_down(client.get(READY)) == ["migrations"]


def test_database_of_a_newer_version_is_ready(client):
    MigrationRecorder(connection).record_applied("readiness", "9999_from_the_future")

    assert client.get(READY).status_code == 200


def test_worker_that_was_never_heard_or_not_for_long_is_named(client, var):
    long_ago = time.time() - heartbeat.PATIENCE - 1
    os.utime(var / "worker_heard", (long_ago, long_ago))
    assert parts_down(client.get(READY)) == ["worker"]

    (var / "worker_heard").unlink()
    assert parts_down(client.get(READY)) == ["worker"]


def test_full_disk_is_named(client, monkeypatch):
    monkeypatch.setattr(health, "ROOM", 10**18)

    assert parts_down(client.get(READY)) == ["disk"]


def test_redis_that_is_away_is_named_soon(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    began = time.monotonic()

    assert parts_down(client.get(READY)) == ["broker", "worker"]
    assert time.monotonic() - began < 5


def test_live_asks_nobody(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(health, "PARTS", {"database": lambda: False})

    with django_assert_num_queries(0):
        response = client.get(LIVE)

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("address", [READY, LIVE])
def test_probes_work_by_any_host_over_plain_http_without_cookie_or_cache(settings, address):
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["readiness.example"]

    response = Client(headers={"host": "10.1.2.3:8000"}).get(address)

    assert (response.status_code, response.cookies) == (200, {})
    assert "no-store" in response["Cache-Control"]


def test_probes_only_read(client):
    assert client.post(READY).status_code == 405
