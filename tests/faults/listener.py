"""A process of a site that does what it is asked for, from the first question to the last."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SITE = Path(__file__).with_name("site.py")


class Listener:
    """`site.py`, listening. environment: that of the site."""

    def __init__(self, environment: dict[str, str]) -> None:
        pipe = subprocess.PIPE
        command = [sys.executable, str(SITE), "listen"]
        self.process = subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True)  # noqa: S603  # our own

    def do(self, action: str) -> Any:
        """Let it do something, and return what it says."""
        self.process.stdin.write(f"{action}\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline()
        assert said, f"{action} failed; what it said stands above"
        return json.loads(said)

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
