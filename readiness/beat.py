"""The clock of recurring work: it remembers over restarts when it rang last, and a full disk does not stop it."""

import logging
from typing import Any

from celery.beat import PersistentScheduler

logger = logging.getLogger(__name__)


class Memory(dict[str, Any]):
    """Stands for the file while there is none."""

    def sync(self) -> None:
        pass

    def close(self) -> None:
        pass


class SteadyScheduler(PersistentScheduler):
    """Where its file cannot be written it goes on from memory, and makes up for nothing it missed while off."""

    def setup_schedule(self) -> None:
        try:
            super().setup_schedule()
        except OSError as error:
            logger.warning("the schedule is kept in memory only: %s", error)
            self._store = Memory(entries={})
            self.merge_inplace(self.app.conf.beat_schedule)

    def sync(self) -> None:
        try:
            super().sync()
        except OSError as error:
            logger.warning("the schedule was not written: %s", error)
