"""A real worker, or with a name of a fault one that stops for ever in the middle of it, to be killed there.

`python tests/faults/worker.py [preview | publish | import]`. It touches VAR_DIR/reached when it is in the middle: its
transaction has written and is not committed.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "readiness.settings")

import django

django.setup()

from programs.models import PreviewPart  # noqa: E402
from programs.services import drafts, previews, publications  # noqa: E402
from readiness.celery import app  # noqa: E402

PLACES = {
    "preview": (previews, "_finish_if_done"),
    "publish": (publications, "publish_content"),
    "import": (drafts, "_write_parts"),
}
PARTS_FIRST = 2
"""Parts of a preview that are done before it stops."""


def stop_at(fault: str) -> None:
    module, name = PLACES[fault]
    go_on = getattr(module, name)

    def stop(*args, **kwargs):
        go_on(*args, **kwargs)
        if fault == "preview" and PreviewPart.objects.exclude(tally__isnull=True).count() <= PARTS_FIRST:
            return
        Path(os.environ["VAR_DIR"], "reached").touch()
        time.sleep(600)

    setattr(module, name, stop)


if __name__ == "__main__":
    previews.FIRMS = 10
    for fault in sys.argv[1:]:
        stop_at(fault)
    options = ["worker", "--beat", "--pool", "solo", "--loglevel", "warning", "--without-gossip", "--without-mingle"]
    app.worker_main(options)
