"""The services as compose.yaml runs them, on a real PostgreSQL and Redis: a check is handed in and a job done."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from redis import Redis
from services.owner import EMAIL, FIRM, Owner
from services.stack import COMPOSE, Stack, own_database

from readiness.operation.heartbeat import KEY

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(
        not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL")), reason="needs PostgreSQL and Redis"
    ),
]
SITE = ("web", "worker", "beat")


@pytest.fixture(scope="module")
def stack(tmp_path_factory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("stack")
    with own_database(os.environ["DATABASE_URL"], f"stack_{os.getpid()}") as database:
        stack = Stack(folder, database, os.environ["REDIS_URL"])
        try:
            stack.collect_static_files()
            assert stack.finish("migrate") == 0, stack.log("migrate")
            for name in SITE:
                stack.start(name)
            stack.wait_until(stack.is_ready)
            yield stack
        finally:
            codes = {name: stack.stop(name) for name in list(stack.running)}
        assert set(codes.values()) <= {0}, codes


@pytest.fixture
def query(stack):
    def ask(sql: str) -> list[tuple]:
        with psycopg.connect(stack.environment["DATABASE_URL"]) as connection:
            return connection.execute(sql).fetchall()

    return ask


def numbers(stack: Stack) -> dict[str, float]:
    status, text, _headers = stack.get("/metrics", Authorization=f"Bearer {stack.token}")
    assert status == 200
    return {
        name: float(value)
        for name, _space, value in (line.rpartition(" ") for line in text.splitlines())
        if not name.startswith("#")
    }


def test_ready_tells_every_part(stack):
    status, text, headers = stack.get("/health/ready")

    assert (status, json.loads(text)["parts"]) == (
        200,
        dict.fromkeys(("database", "migrations", "broker", "worker"), "ok"),
    )
    assert "Set-Cookie" not in headers


def test_a_check_is_handed_in_and_its_mail_sent_by_the_worker_under_the_same_id(stack, query):
    owner = Owner(stack.address)
    link = owner.start()
    owner.answer(link)
    result = owner.post(f"{link}/submit")
    saved = owner.post(f"{link}/save", email=EMAIL)
    stack.wait_until(lambda: numbers(stack).get('readiness_jobs{kind="mail link",state="done"}'))

    assert result["Location"].endswith("/result")
    assert query("SELECT count(*) FROM readiness_revision") == [(1,)]
    request_id = saved["X-Request-ID"]
    assert {name: request_id in stack.log(name) for name in SITE} == {"web": True, "worker": True, "beat": False}
    assert numbers(stack)['readiness_requests_total{method="POST",route="submit",status="302"}'] == 1
    written = "".join(stack.log(name) for name in SITE)
    assert [each for each in (EMAIL, FIRM, link.rpartition("/")[2]) if each in written] == []


def test_all_of_it_runs_on_a_file_system_that_is_read_only_but_for_its_own_folder(stack):
    if not stack.read_only:
        pytest.skip("only root may make a file system read-only")

    for process in stack.running.values():
        mounts = [line.split() for line in Path(f"/proc/{process.pid}/mounts").read_text().splitlines()]
        ways = {place: options.split(",")[0] for _device, place, _kind, options, *_rest in mounts}
        assert (ways["/"], ways[str(stack.folder)]) == ("ro", "rw")


def test_every_line_of_every_service_is_an_object(stack):
    lines = [line for name in SITE for line in stack.log(name).splitlines()]

    assert len(lines) > 3
    assert [line for line in lines if not line.startswith("{")] == []
    assert {"time", "level", "logger", "message"} <= set.intersection(*(set(json.loads(line)) for line in lines))


def test_numbers_are_those_of_all_web_processes(stack):
    name = 'readiness_requests_total{method="GET",route="method",status="200"}'
    before = numbers(stack).get(name, 0)

    for _each in range(20):
        stack.get("/how-ratings-work")

    assert {numbers(stack)[name] for _each in range(6)} == {before + 20}
    assert stack.get("/metrics")[0] == 404


def test_a_worker_that_is_gone_leaves_the_pages_open_and_its_jobs_waiting(stack):
    assert COMPOSE["worker"]["restart"] == COMPOSE["web"]["restart"] == "unless-stopped"
    assert stack.stop("worker") == 0

    assert stack.get("/health/live")[0] == stack.get("/")[0] == 200

    Redis.from_url(os.environ["REDIS_URL"]).delete(KEY)  # the sign of the one that is gone is good for a while
    stack.start("worker")
    stack.wait_until(stack.is_ready)
