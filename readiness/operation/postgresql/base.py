"""Django's backend for PostgreSQL, which asks `SELECT 1` before each request; here the socket tells."""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus, TransactionStatus
from psycopg.pq.abc import PGconn


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Say whether a connection at rest is still open, without a question to the server.

        A server that ended, also by force, has closed the socket, and then there is something to read; what else it
        may have sent (a notice, a changed setting) costs a new connection and nothing more.
        """
        if self.connection is None:
            return False
        server: PGconn = self.connection.pgconn
        at_rest = server.status == ConnStatus.OK and server.transaction_status == TransactionStatus.IDLE
        return at_rest and not _has_something_to_say(server.socket)


def _has_something_to_say(socket: int) -> bool:
    watched = poll()
    watched.register(socket, POLLIN)
    return bool(watched.poll(0))
