"""One web server, several processes: each keeps its numbers in a file, so that whichever is asked can tell the sum."""

import os
import shutil
import tempfile
from pathlib import Path


def add_up_processes() -> None:
    """Choose the folder of this web server's numbers. To be called before anything imports the metrics.

    The folders of servers that are gone are removed.
    """
    folder = Path(tempfile.gettempdir()) / f"readiness-metrics-{os.getuid()}"
    own = folder / str(os.getppid())
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    for other in folder.iterdir():
        if not _is_running(other.name):
            shutil.rmtree(other, ignore_errors=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(own)


def _is_running(name: str) -> bool:
    try:
        os.kill(int(name), 0)
    except PermissionError:
        return True
    except (ProcessLookupError, ValueError):
        return False
    return True
