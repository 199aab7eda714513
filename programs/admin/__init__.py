"""The draft catalogue in the admin: every row that an editor changes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import programs, rows  # noqa: F401  # importing them registers them

admin.site.site_header = admin.site.site_title = _("AI Readiness Check: administration")
admin.site.index_title = _("What can be changed here")
