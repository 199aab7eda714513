"""Sending a mail once. What a server says about an address is kept as a number: its words may name the address."""

import smtplib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from readiness.core.canonical import digest
from readiness.models import Mail, Submission
from readiness.models.mail import ENDED, WAITING
from readiness.smtp import HandedOver

REFUSED_FROM = 500
"""SMTP: answers from here on are final, those below may be others tomorrow."""
ALL_OF_IT = timedelta(seconds=4 * settings.EMAIL_TIMEOUT)
"""Sending takes no longer; whoever began before that and has not ended is gone."""


class MailNotSent(Exception):
    """A mail could not be sent now; the job that raises this tries again."""


def send_template(name: str, context: Mapping[str, Any], *, key: str, to: str, subject: str, **given: Any) -> bool:
    """Send the mail of a template, as text and as HTML. See send_once."""
    told = {"site": settings.SITE_URL, **context}
    body, html = (render_to_string(f"emails/{name}.{kind}", told) for kind in ("txt", "html"))
    return send_once(key=key, to=to, subject=subject, body=body, html=html, **given)


def send_once(*, key: str, to: str, subject: str, body: str, html: str, submission: Submission | None = None) -> bool:
    """Send a mail unless one of this key was sent or refused already; return whether it was sent now.

    Raises MailNotSent if it may be tried again, or if another worker is just sending it.
    """
    mail, _is_new = Mail.objects.get_or_create(key=key, defaults={"submission": submission})
    if mail.state in ENDED:
        return False
    if not _claim(mail):
        raise MailNotSent("another worker is sending it")
    message = EmailMultiAlternatives(subject, body, None, [to], headers={"Message-ID": mail.message_id})
    message.attach_alternative(html, "text/html")
    state, told = _try(mail, message)
    Mail.objects.filter(pk=mail.pk).update(state=state, told=told, touched_at=timezone.now())
    return state in (Mail.State.SENT, Mail.State.HANDED_OVER)


def _claim(mail: Mail) -> bool:
    lost = Q(state=Mail.State.SENDING, touched_at__lt=timezone.now() - ALL_OF_IT)
    free = Mail.objects.filter(Q(state__in=[Mail.State.WAITING, Mail.State.GIVEN_UP]) | lost, pk=mail.pk)
    return bool(free.update(state=Mail.State.SENDING, touched_at=timezone.now()))


def _try(mail: Mail, message: EmailMultiAlternatives) -> tuple[str, str]:
    """Return what became of a mail, with the server's number. Raises MailNotSent, without the server's words."""
    try:
        message.send()
    except HandedOver:
        return Mail.State.HANDED_OVER, ""
    except smtplib.SMTPRecipientsRefused as error:
        code = max((code for code, _words in error.recipients.values()), default=0)
        if code >= REFUSED_FROM:
            return Mail.State.REFUSED, str(code)
        raise _not_sent(mail, f"SMTP {code}") from None
    except smtplib.SMTPResponseException as error:
        raise _not_sent(mail, f"SMTP {error.smtp_code}") from None
    except (smtplib.SMTPException, OSError) as error:
        raise _not_sent(mail, type(error).__name__) from None
    return Mail.State.SENT, ""


def _not_sent(mail: Mail, why: str) -> MailNotSent:
    Mail.objects.filter(pk=mail.pk).update(state=Mail.State.WAITING)
    return MailNotSent(why)


def give_up(*, key: str, submission: Submission) -> None:
    """Keep, for firm and advisor to see, that a mail is not tried any more. One that has ended stays as it is."""
    mail, _is_new = Mail.objects.get_or_create(key=key, defaults={"submission": submission})
    waiting = Mail.objects.filter(pk=mail.pk, state__in=WAITING)
    waiting.update(state=Mail.State.GIVEN_UP, touched_at=timezone.now())


def key_of(arguments: Mapping[str, Any]) -> str:
    """Return the key that a job was asked for with, or its arguments: jobs of an earlier version have no key."""
    return str(arguments.get("key") or digest(arguments))


def settle(submission: Submission) -> None:
    """Note that a firm gave an address anew, so that what failed before says nothing about it."""
    ended = Mail.objects.filter(submission=submission, settled_at=None).exclude(state__in=WAITING)
    ended.update(settled_at=timezone.now())


def mark_bounced(*, number: int, told: str) -> bool:
    """Note that a mail came back after it was sent; return whether it is one of ours."""
    sent = Mail.objects.filter(pk=number, state__in=(Mail.State.SENT, Mail.State.HANDED_OVER))
    return bool(sent.update(state=Mail.State.BOUNCED, told=told, touched_at=timezone.now()))
