"""A little mail server that behaves as mail servers at times do. One connection after the other, in a thread."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import sleep


@dataclass
class Behaviour:
    """refuses: recipients and the answer to them. drops: the connection, before or after the text, so many times.
    sleeps: seconds before the greeting, or after the text. texts: what was taken.
    """

    refuses: dict[str, str] = field(default_factory=dict)
    drops_before: int = 0
    drops_after: int = 0
    answers: str = "250 OK"
    sleeps: float = 0
    sleeps_after: float = 0
    texts: list[str] = field(default_factory=list)


class _Talk(socketserver.StreamRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        sleep(self.server.it.sleeps)
        self.say("220 test")
        while line := self.rfile.readline().decode().strip():
            if not self.answer(line):
                return

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def answer(self, line: str) -> bool:
        """Answer a command; return whether the talk goes on."""
        verb, it = line.split(" ")[0].split(":")[0].upper(), self.server.it
        if verb == "RCPT":
            self.say(next((told for address, told in it.refuses.items() if address in line), "250 OK"))
        elif verb == "DATA":
            return self.take()
        else:
            self.say("221 bye" if verb == "QUIT" else "250 OK")
        return verb != "QUIT"

    def take(self) -> bool:
        it = self.server.it
        if it.drops_before:
            it.drops_before -= 1
            return False
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline().decode()) not in (".\r\n", ""):
            lines.append(line)
        it.texts.append("".join(lines))
        sleep(it.sleeps_after)
        if it.drops_after:
            it.drops_after -= 1
            return False
        self.say(it.answers)
        return True


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    it: Behaviour


@contextmanager
def mail_server(**given: object) -> Iterator[tuple[int, Behaviour]]:
    """Run a server; yield its port, and its behaviour, which may be changed while it runs."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.it = Behaviour(**given)  # type: ignore[arg-type]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield server.server_address[1], server.it
        finally:
            server.shutdown()
