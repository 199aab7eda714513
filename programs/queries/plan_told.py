"""A firm, what matching said of it, and the words to tell it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from programs.core.catalogue import Catalogue
from programs.core.warnings import vendors_in_use
from readiness.core.responses import Situation
from readiness.core.wording import Wording
from readiness.models import Revision
from readiness.queries.editions import edition, words_of

from .plan_raises import Raising


@dataclass(frozen=True)
class Told:
    """A matched firm. result: as `assess` prints it, by a catalogue on a day. today: tells what is out of date.

    number: of the catalogue, if it need not be the current one.
    """

    raising: Raising
    as_of: date
    today: date
    number: int | None = None

    @property
    def catalogue(self) -> Catalogue:
        return self.raising.catalogue

    @property
    def result(self) -> Mapping[str, Any]:
        return self.raising.result

    @property
    def words(self) -> Wording:
        return self.raising.words

    @property
    def situation(self) -> Situation:
        return self.raising.situation

    @cached_property
    def suppliers(self) -> frozenset[str]:
        """Vendors of the catalogue that the firm uses, as supplier or as maker of a tool."""
        return frozenset(vendors_in_use(self.catalogue, self.situation)) & set(self.catalogue.vendor_by_code)

    def labels(self, fact: str, values: tuple[str, ...]) -> str:
        return ", ".join(self.words.profile[fact].values[value] for value in values)


def raising_of(revision: Revision, catalogue: Catalogue, situation: Situation, result: Any) -> Raising:
    """Return a stored revision with what matching said of it by a catalogue."""
    questions = edition(revision.questionnaire_id)
    return Raising(catalogue, questions.questionnaire, words_of(questions), situation, result)
