"""Mails of accounts: written in the request, sent by a worker, sealed in between, for they carry codes and links."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from readiness.sealing import seal, unseal

from .jobs import ask_for, job_kind
from .sending import key_of, send_once

PURPOSE = "account mail"


@transaction.atomic
def mail_sealed(*, to: str, subject: str, body: str, html: str) -> None:
    """Ask for a mail. Without an address the same work is done and nothing sent, so that nobody can tell."""
    mail = json.dumps({"to": to, "subject": subject, "body": body, "html": html})
    ask_for("account mail", sealed=seal(mail, purpose=PURPOSE), key=uuid.uuid4().hex)


@job_kind("account mail")
def _send(arguments: Mapping[str, Any]) -> None:
    mail = json.loads(unseal(arguments["sealed"], purpose=PURPOSE))
    if mail["to"]:
        send_once(key=f"account {key_of(arguments)}", **mail)
