"""Mails and what became of them. Neither address nor text is kept: both are made when the mail is sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .submission import Submission


class Mail(models.Model):
    """One mail, sent once however often it is asked for. key: what it is about; the same again is the same mail.

    handed over: a server took the text, and the connection broke before it said so; sending again could double it.
    given up: it could not be sent, however often it was tried; if it is after all, that counts.
    told: the server's answer as a number, such as 550. settled_at: somebody gave another address since.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("not sent yet")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        HANDED_OVER = "handed_over", _("perhaps sent")
        REFUSED = "refused", _("address refused")
        BOUNCED = "bounced", _("came back")
        GIVEN_UP = "given_up", _("could not be sent")

    key = models.CharField(max_length=100, unique=True)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, null=True, related_name="mails")
    state = models.CharField(max_length=11, choices=State, default=State.WAITING)
    told = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["submission", "-id"],
                condition=Q(state__in=["handed_over", "refused", "bounced", "given_up"], settled_at=None),
                name="mails_not_arrived",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    @property
    def message_id(self) -> str:
        """The same each time this mail is sent, so that mailboxes which get it twice can tell; bounces name it."""
        return f"<mail-{self.pk}@{settings.SITE_URL.partition('://')[2].partition(':')[0].partition('/')[0]}>"


ENDED = (Mail.State.SENT, Mail.State.HANDED_OVER, Mail.State.REFUSED, Mail.State.BOUNCED)
"""Not to be sent again."""
FAILED = (Mail.State.HANDED_OVER, Mail.State.REFUSED, Mail.State.BOUNCED, Mail.State.GIVEN_UP)
WAITING = (Mail.State.WAITING, Mail.State.SENDING)
