"""Whether a firm's address works, as far as mail servers said."""

from readiness.models import Mail, Submission
from readiness.models.mail import FAILED


def failed_mail(submission: Submission) -> Mail | None:
    """Return the newest mail to a firm that did not arrive, or perhaps not, since it last gave its address."""
    return Mail.objects.filter(submission=submission, state__in=FAILED, settled_at=None).first()
