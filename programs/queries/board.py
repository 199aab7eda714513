"""What has grown old in the draft: facts that want checking again, and intakes that have ended or soon will."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from programs.models import Cohort, Fact, Number, Program

from .draft import whole_programs

SOON = timedelta(days=30)


@dataclass(frozen=True)
class EndedIntake:
    """A programme whose intake in force has ended, or will within SOON. days: since it ended, negative before."""

    program: Program
    cohort: Cohort
    days: int | None

    @property
    def has_ended(self) -> bool:
        return self.days is None or self.days > 0


def fresh_days() -> int:
    """Return for how many days a fact counts as fresh."""
    return int(Fraction(Number.objects.values_list("value", flat=True).get(code="fresh_days")))


def stale_facts(today: date, days: int) -> Sequence[Fact]:
    """Return facts that were last checked more than `days` days ago, the oldest first."""
    old = Fact.objects.filter(checked_on__lt=today - timedelta(days=days))
    return list(old.select_related("program").prefetch_related("sources").order_by("checked_on", "program__name"))


def ended_intakes(today: date) -> Sequence[EndedIntake]:
    """Return programmes that nobody can join any more, or soon, and that have no later intake."""
    lasts = [(program, cohorts[-1]) for program in whole_programs() if (cohorts := list(program.cohorts.all()))]
    found = [EndedIntake(program, cohort, _days_since(cohort, today)) for program, cohort in lasts]
    return [each for each in found if _wants_a_look(each, today)]


def _days_since(cohort: Cohort, today: date) -> int | None:
    return (today - cohort.ends_on).days if cohort.ends_on else None


def _wants_a_look(it: EndedIntake, today: date) -> bool:
    if it.cohort.status == Cohort.Status.ENDED:
        return True
    return it.days is not None and it.days > -SOON.days and not it.cohort.disputed
