"""What would be different: a plan beside another one, from changed facts, fewer vendors or a newer catalogue."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.utils.translation import gettext as _

from programs.core.catalogue import Catalogue, Cohort, Program
from programs.core.matching import seed_of
from programs.models import Recommendation
from readiness.core.responses import Situation
from readiness.models import Revision
from readiness.queries.editions import edition
from readiness.queries.revisions import situation_of_revision

from .catalogues import catalogue_edition
from .plan_entries import Entry
from .plan_reasons import why_not
from .plan_told import Told, raising_of
from .plan_words import total_hours, total_money
from .plans import told_to
from .recommendations import answers_to


@dataclass(frozen=True)
class Outcome:
    """A plan as it comes out on one side of a comparison."""

    told: Told

    @property
    def plan(self) -> Any:
        return self.told.result["plan"]

    @cached_property
    def programs(self) -> list[Program]:
        return [self.told.catalogue.by_slug[slug] for slug in self.plan["programs"]]

    @property
    def steps(self) -> list[str]:
        return [each.name for each in self.programs]

    @property
    def coverage(self) -> str:
        return _("%(share)s%% of what is missing") % {"share": int(self.plan["coverage"] * 100 + 0.5)}

    @property
    def hours(self) -> str:
        return total_hours(self.programs) if self.programs else "–"

    @property
    def money(self) -> str:
        return total_money(self.programs) if self.programs else "–"

    @property
    def warnings(self) -> dict[str, str]:
        return {each["code"]: each["says"] for each in self.told.result["warnings"]}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        return {match["program"]: Entry(self.told, match) for match in self.told.result["matches"]}

    def why_without(self, slug: str) -> str:
        """Return in words why a programme is not planned on this side."""
        entry = self.entries.get(slug)
        if entry is None:
            return _("It is no longer in the catalogue.")
        if unmet := [says for says, _change in entry.unmet]:
            return " ".join(unmet)
        if entry.unconfirmed and not entry.standing.may_be_planned:
            return entry.unconfirmed
        return why_not(entry, [self.entries[each.slug] for each in self.programs])


@dataclass(frozen=True)
class Difference:
    """Two outcomes for one firm. avoided: vendors left out of the second."""

    before: Outcome
    after: Outcome
    avoided: Collection[str] = ()

    @property
    def leaving(self) -> list[tuple[str, str]]:
        """Names of steps that go, each with the reason."""
        kept = set(self.after.plan["programs"])
        return [(each.name, self._why(each)) for each in self.before.programs if each.slug not in kept]

    def _why(self, program: Program) -> str:
        if program.vendor in self.avoided:
            return _("You asked to avoid this vendor.")
        return self.after.why_without(program.slug)

    @property
    def coming(self) -> list[str]:
        had = set(self.before.plan["programs"])
        return [each.name for each in self.after.programs if each.slug not in had]

    @property
    def has_new_order(self) -> bool:
        """Say whether the same steps come in another sequence."""
        before, after = self.before.plan["programs"], self.after.plan["programs"]
        return before != after and sorted(before) == sorted(after)

    @property
    def new_warnings(self) -> list[str]:
        return [says for code, says in self.after.warnings.items() if code not in self.before.warnings]

    @property
    def gone_warnings(self) -> list[str]:
        return [says for code, says in self.before.warnings.items() if code not in self.after.warnings]

    @property
    def is_same(self) -> bool:
        return _told(self.before) == _told(self.after)


def _told(it: Outcome) -> tuple[object, ...]:
    """Everything a comparison shows."""
    plan = it.plan
    numbers = (plan["coverage"], plan["exposure_now"], plan["exposure_after"], plan.get("reason"))
    return plan["programs"], it.steps, numbers, it.hours, it.money, list(it.warnings)


@lru_cache(maxsize=16)
def without(catalogue: Catalogue, vendors: frozenset[str]) -> Catalogue:
    """Return the catalogue as if nobody could join what these vendors offer.

    The programmes keep their places, so that lots among equals fall as before.
    """
    ended = (Cohort("ended"),)
    programs = (replace(each, cohorts=ended) if each.vendor in vendors else each for each in catalogue.programs)
    return replace(catalogue, programs=tuple(programs)) if vendors else catalogue


def what_if(
    revision: Revision,
    catalogue_id: int,
    day: date,
    facts: Mapping[str, Any],
    avoided: Collection[str],
) -> Difference:
    """Return what changed facts and avoided vendors would change in the plan of a day; writes nothing.

    Lots fall on both sides as they do for the firm as it is, so that only the changes make a difference.
    """
    now = replace(situation_of_revision(revision), as_of=day)
    then = replace(now, profile={**now.profile, **facts})
    seed = seed_of(now)
    whole = catalogue_edition(catalogue_id).catalogue
    fewer = without(whole, frozenset(avoided))
    return Difference(_outcome(revision, whole, now, seed), _outcome(revision, fewer, then, seed), avoided)


def if_planned_today(revision: Revision, recommendation: Recommendation, catalogue_id: int, day: date) -> Difference:
    """Return what a new recommendation would change: the plan as it was told, beside one by a catalogue on a day."""
    now = replace(situation_of_revision(revision), as_of=day)
    after = _outcome(revision, catalogue_edition(catalogue_id).catalogue, now)
    return Difference(Outcome(told_to(recommendation, revision)), after)


def _outcome(revision: Revision, catalogue: Catalogue, situation: Situation, seed: str | None = None) -> Outcome:
    questionnaire = edition(revision.questionnaire_id).questionnaire
    (answer,) = answers_to(questionnaire, catalogue, [situation], seed)
    raising = raising_of(revision, catalogue, situation, answer.data)
    return Outcome(Told(raising, situation.as_of, situation.as_of))
