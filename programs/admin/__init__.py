"""The draft catalogue in the admin: every row that an editor changes."""

from . import programs, rows  # noqa: F401  # importing them registers them
