"""Rows: fields and constraints. Reading across them is in queries, writing in services."""

from .audit import AuditEntry
from .job import Job
from .organisation import Organisation
from .questionnaire import Immutable, QuestionnaireVersion
from .submission import Revision, Submission
from .user import User

__all__ = [
    "AuditEntry",
    "Immutable",
    "Job",
    "Organisation",
    "QuestionnaireVersion",
    "Revision",
    "Submission",
    "User",
]
