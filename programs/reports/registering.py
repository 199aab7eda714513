"""Tells the queue’s exports how a report is made."""

from readiness.models import Revision
from readiness.services.report_exports import register_report

from .report import Form, report


def _two_pages(revision: Revision) -> bytes:
    return report(revision, Form.SHORT)


register_report(_two_pages)
