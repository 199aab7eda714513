"""What the worker knows of this app: importing the services registers their kinds of job."""

from programs.services import imports, previews, publications  # noqa: F401
