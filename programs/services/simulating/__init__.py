"""Filling the database with firms that do not exist, as if each had been handed in and sent to an advisor; in bulk."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from programs.services.processes import side_by_side

from .advisors import make_advisors
from .chunks import add_chunk
from .made import Chunk

CHUNK = 2000
MOST_RECOMMENDED = 10_000
"""About as many firms have a whole recommendation with its receipt; those of the others would fill the disk."""


def simulate(
    count: int, *, seed: int, with_plans: bool = True, processes: int = 1, now: datetime | None = None
) -> Iterator[int]:
    """Add simulated firms, a chunk a transaction, and yield how many there are by then.

    The same seed and moment give the same firms, however many processes there are. with_plans: match each, label its
    review, and keep its recommendation (beyond MOST_RECOMMENDED, that of every so many-th); without, only what a dry
    run needs is kept. More than one process needs a database server, and tables that others may see.
    """
    moment, advisors = now or timezone.now(), make_advisors() if with_plans else ()
    every = -(-count // MOST_RECOMMENDED)
    chunks = [
        Chunk(f"{seed}:{first}", first, min(CHUNK, count - first), moment, advisors, every)
        for first in range(0, count, CHUNK)
    ]
    done = 0
    for added in side_by_side(add_chunk, chunks, processes) if processes > 1 < len(chunks) else map(add_chunk, chunks):
        done += added
        yield done
