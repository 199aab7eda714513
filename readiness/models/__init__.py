"""Rows: fields and constraints. Reading across them is in queries, writing in services."""

from .audit import AuditEntry
from .consent import Consent
from .desk import ExportedReport, QueueExport, SavedView
from .job import Job
from .mail import Mail
from .organisation import Organisation
from .peers import PeerSnapshot
from .questionnaire import Immutable, QuestionnaireVersion
from .review import Review
from .reviewing import Clarification, Comment, Conclusion, SecondReview, Verdict
from .submission import Revision, Submission
from .user import User

__all__ = [
    "AuditEntry",
    "Clarification",
    "Comment",
    "Conclusion",
    "Consent",
    "ExportedReport",
    "Immutable",
    "Job",
    "Mail",
    "Organisation",
    "PeerSnapshot",
    "QuestionnaireVersion",
    "QueueExport",
    "Review",
    "Revision",
    "SavedView",
    "SecondReview",
    "Submission",
    "User",
    "Verdict",
]
