"""Reading what mail servers send back about a mail that could not be delivered. Source: RFC 3464."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import default

OURS = re.compile(r"<mail-(\d+)@[^>]+>")
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")


@dataclass(frozen=True)
class Bounce:
    """number: of our mail. status: such as 5.1.1."""

    number: int
    status: str


def read_bounce(raw: bytes) -> Bounce | None:
    """Return which of our mails a report says could not be delivered; None if it says no such thing."""
    parts = list(message_from_bytes(raw, policy=default).walk())
    failed = [each for each in parts if str(each.get("Action", "")).strip().lower() == "failed"]
    numbers = [int(found[1]) for each in _returned(parts) if (found := OURS.search(str(each.get("Message-ID", ""))))]
    if not failed or not numbers:
        return None
    status = STATUS.search(str(failed[0].get("Status", "")))
    return Bounce(numbers[0], status[0] if status else "")


def _returned(parts: Sequence[Message]) -> Iterator[Message]:
    """Yield what a report has of the mail itself: the whole of it, or only its headers."""
    for part in parts[1:]:
        yield part
        if part.get_content_type() == "text/rfc822-headers":
            yield message_from_bytes(part.get_payload(decode=True) or b"", policy=default)  # type: ignore[arg-type]
