"""Django's way to an SMTP server, which also knows whether the text was handed over when a connection breaks.

Until the final dot of the text is written, a mail may safely be sent again. After it, the server may have it.
"""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend as DjangoBackend


class HandedOver(smtplib.SMTPException):
    """The server has the whole text and did not say what it does with it."""


class _Watched:
    """Mixed into smtplib's classes: data() sends the text and its final dot in one piece."""

    is_handed_over = False

    def send(self, s: Any) -> None:
        super().send(s)  # type: ignore[misc]  # smtplib's
        if isinstance(s, bytes) and s.endswith(b"\r\n.\r\n"):
            self.is_handed_over = True

    def data(self, msg: Any) -> Any:
        self.is_handed_over = False
        try:
            return super().data(msg)  # type: ignore[misc]  # smtplib's
        except (smtplib.SMTPServerDisconnected, OSError):
            if self.is_handed_over:
                raise HandedOver("the connection broke after the text") from None
            raise


class WatchedSMTP(_Watched, smtplib.SMTP):
    """Plain, or made safe with STARTTLS."""


class WatchedSMTPOverTLS(_Watched, smtplib.SMTP_SSL):
    """Safe from the start."""


class EmailBackend(DjangoBackend):
    @property
    def connection_class(self) -> Any:
        return WatchedSMTPOverTLS if self.use_ssl else WatchedSMTP
