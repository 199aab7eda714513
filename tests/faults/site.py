"""A site of its own for tests that kill processes: `python tests/faults/site.py ACTION`.

Settings come from the environment; it prints JSON. It uses the same services as the pages do.
"""

import json
import os
import sys
import time
from io import StringIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "readiness.settings")

import django

django.setup()

from allauth.account.internal.flows.login import record_authentication  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.test import Client  # noqa: E402

from programs.exchange.writing import as_yaml  # noqa: E402
from programs.models import CatalogueImport, CatalogueVersion, Preview, Program, Publication  # noqa: E402
from programs.queries.draft import draft_content  # noqa: E402
from programs.services import imports, previews, publications, simulating  # noqa: E402
from readiness.models import User  # noqa: E402
from readiness.static_files import collect_static_files  # noqa: E402

FIRMS = 60


def prepare() -> dict:
    """A site with firms, and a draft in which one programme became longer."""
    call_command("migrate", verbosity=0)
    call_command("seed", stdout=StringIO())
    User.objects.create_superuser("editor@example.test")
    list(simulating.simulate(FIRMS, seed=1, with_plans=False))
    Program.objects.filter(slug="ssg-ai-courses").update(hours=300)
    return {}


def collect() -> dict:
    collect_static_files()
    return {}


def preview() -> dict:
    return {"pk": previews.start_preview(by=User.objects.get()).pk}


def publish() -> dict:
    return {"pk": publications.start_publication(note="Longer.", by=User.objects.get()).pk}


def bring_in() -> dict:
    """A file that shortens the programme again; applied as soon as it was checked."""
    content = draft_content()
    next(each for each in content["programs"] if each["slug"] == "ssg-ai-courses")["hours"] = 7
    work = imports.start_import(name="draft.yaml", data=as_yaml(content), by=User.objects.get())
    return {"pk": work.pk}


def apply() -> dict:
    work = CatalogueImport.objects.get()
    imports.apply_import(work=work, by=User.objects.get())
    return {"pk": work.pk}


def ready_to_publish() -> str:
    """A draft that differs from what is published, with its preview, and an editor signed in; says the session."""
    program = Program.objects.get(slug="ssg-ai-courses")
    program.hours = program.hours % 300 + 1
    program.save()
    asked = previews.start_preview(by=User.objects.get())
    while Preview.objects.get(pk=asked.pk).state != "done":
        time.sleep(0.1)
    request = HttpRequest()
    client = Client()
    client.force_login(User.objects.get(), settings.AUTHENTICATION_BACKENDS[0])
    request.session = client.session
    record_authentication(request, User.objects.get(), "mfa", type="totp")
    request.session.save()
    return client.session.session_key


def state() -> dict:
    previewed, published, brought = (
        Preview.objects.first(),
        Publication.objects.first(),
        CatalogueImport.objects.first(),
    )
    return {
        "preview": previewed and previewed.state,
        "parts": previewed and previewed.parts.count(),
        "parts_done": previewed and previewed.parts.exclude(tally__isnull=True).count(),
        "firms": previewed and previewed.result and previewed.result["firms"],
        "publication": published and published.state,
        "versions": CatalogueVersion.objects.count(),
        "import": brought and brought.state,
        "is_checked": bool(brought and brought.report is not None),
        "hours": Program.objects.get(slug="ssg-ai-courses").hours,
    }


def listen() -> dict:
    """Do what each line asks for, so that not every question starts a process."""
    for line in sys.stdin:
        connections.close_all()
        print(json.dumps(globals()[line.strip()]()), flush=True)  # noqa: T201  # its answer to the test
    return {}


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]]()))  # noqa: T201  # its answer to the test
