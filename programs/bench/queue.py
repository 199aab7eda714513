"""Server time of the advisors' queue and of a review, with few firms and with many; on PostgreSQL only."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from django.conf import settings
from django.db import connection

from programs.seeds import read_catalogue
from programs.services.catalogues import publish_seeded
from programs.services.processes import pool_of
from programs.services.simulating import simulate
from programs.services.simulating.bulk import tidy
from readiness.seeds.questionnaire import Edition
from readiness.services.questionnaires import publish_questionnaire
from readiness.static_files import collect_static_files

from .comparing import Run, compared, in_turn
from .pages import scratch_database
from .queue_pages import names, opened

FEW, MANY = 10_000, 1_000_000


def lines(edition: Edition, many: int = MANY) -> Iterator[str]:
    """Yield the table of the queue, filling two databases of its own; one line without PostgreSQL.

    Each is opened by a process of its own, as one of the web server.
    """
    if settings.EMBEDDED:
        yield "The queue is measured on PostgreSQL; set DATABASE_URL."
        return
    collect_static_files()
    with scratch_database(), pool_of(1) as few:
        yield _filled(edition, FEW)
        few.submit(names).result()  # it begins where the settings point now
        with scratch_database(), pool_of(1) as with_many:
            yield _filled(edition, many)
            pages = with_many.submit(names).result()
            yield from compared(in_turn(pages, partial(_opened, few), partial(_opened, with_many)))


def _opened(process: ProcessPoolExecutor, name: str) -> Run:
    return process.submit(opened, name).result()


def _filled(edition: Edition, firms: int) -> str:
    begun = time.monotonic()
    publish_questionnaire(edition, by=None)
    publish_seeded(read_catalogue(settings.SEEDS_DIR))
    for _count in simulate(firms, seed=1, processes=os.cpu_count() or 1):
        pass
    tidy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        (size,) = cursor.fetchone()
    return f"{firms:,} firms in {(time.monotonic() - begun) / 60:.1f} minutes; the database takes {size}."
