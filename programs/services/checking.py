"""Saying that facts were checked again and still hold."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from programs.models import Fact, Program
from readiness.models import User
from readiness.services.audit import record

from .drafts import stamp, touch_draft


@transaction.atomic
def confirm_facts(*, facts: Collection[int], on: date, by: User) -> int:
    """Note that facts were checked on a day; return how many. Facts that are gone are passed over."""
    touch_draft(by=by)
    found = Fact.objects.select_related("program").filter(pk__in=facts)
    for fact in found:
        name = f"{fact.program.slug}: {fact.name}"
        record("confirm fact", by=by, changes={name: (fact.checked_on.isoformat(), on.isoformat())})
    programs = {fact.program_id for fact in found}
    Program.objects.filter(pk__in=programs).update(**stamp(by))
    return Fact.objects.filter(pk__in=[fact.pk for fact in found]).update(checked_on=on)
