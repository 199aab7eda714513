"""The project, and its assessment app: ask, rate, explain."""

from .celery import app as celery_app

__all__ = ["celery_app"]
