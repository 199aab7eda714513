"""How many people a breach may have touched: those about whom something was held in the time it was open."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Lower

from readiness.models import Organisation, Submission, User

from .people import REMOVED

NOTIFIABLE = 500
"""People affected from which a breach is notifiable whatever was taken. Source: singapore facts, section 4."""


@dataclass(frozen=True)
class Reach:
    """addresses: different e-mail addresses of firms. accounts: of staff, and of owners whose address no check has."""

    checks: int
    firms: int
    addresses: int
    accounts: int
    with_notes: int
    reviewed: int

    @property
    def people(self) -> int:
        return self.addresses + self.accounts

    @property
    def is_notifiable_by_number(self) -> bool:
        return self.people >= NOTIFIABLE


def reach(since: datetime, until: datetime) -> Reach:
    """Count what a copy of the whole database would have shown at some time from since to until.

    What was removed within that time is counted among the checks, but whom it named is no longer known.
    """
    held = Submission.objects.filter(created_at__lte=until).filter(Q(anonymised_at=None) | Q(anonymised_at__gte=since))
    addresses = held.exclude(contact_email="").annotate(address=Lower("contact_email")).values("address")
    named = Organisation.objects.filter(submissions__in=held).exclude(name="", uen="")
    naming = User.objects.exclude(email__endswith=f"@{REMOVED}")  # also those that are switched off
    accounts = naming.filter(date_joined__lte=until).exclude(email__in=addresses)
    return Reach(
        checks=held.count(),
        firms=named.distinct().count(),
        addresses=addresses.distinct().count(),
        accounts=accounts.count(),
        with_notes=held.exclude(notes={}).count(),
        reviewed=held.filter(review__isnull=False).count(),
    )
