"""The Celery application: the same tasks on the filesystem broker and on Redis."""

import os

from celery import Celery

from readiness.operation import worker  # noqa: F401  # it listens to Celery, in the web too

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "readiness.settings")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # many small products: numpy's threads would wait for one another
app = Celery("readiness")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
