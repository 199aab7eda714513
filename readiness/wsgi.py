"""Entry point of the web server."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from readiness.operation.processes import add_up_processes

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "readiness.settings")
if settings.METRICS_TOKEN:
    add_up_processes()
application = get_wsgi_application()
gc.freeze()  # what was read stays to the end; looking through it again and again only halts requests
