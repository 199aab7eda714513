"""The words of every filter’s choices, read once a page: from the newest questionnaire, and from other apps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from readiness.models import QuestionnaireVersion
from readiness.queries.editions import current_version, edition, words_of

from .filters import ANY_VALUE, FILTERS, Filter, Look


@dataclass(frozen=True)
class Tag:
    """One tag of a row, in words."""

    name: str
    look: Look


@dataclass(frozen=True)
class Vocabulary:
    """choices: filter -> value -> words."""

    choices: Mapping[str, Mapping[str, str]]

    def word(self, name: str, value: str) -> str:
        """Return a value in words; an old one that is no longer a choice stays as it is."""
        return self.choices.get(name, {}).get(value, value)

    def shown(self, tags: Iterable[str]) -> list[Tag]:
        """Return those of a review’s tags that its row shows: first those named one by one, then any value."""
        told = list(tags)
        named = [tag for name, tag in self._named.items() if name in told]
        others = [each.partition(":") for each in told if each not in self._named]
        filters = self._with_any_value
        return named + [
            self._tag(filters[tag], value, filters[tag].shown[ANY_VALUE]) for tag, _, value in others if tag in filters
        ]

    @cached_property
    def _named(self) -> dict[str, Tag]:
        """Tags that a filter shows by name, in the order of a row."""
        return {
            f"{each.tag}:{value}": self._tag(each, value, look)
            for each in FILTERS.values()
            for value, look in each.shown.items()
            if value != ANY_VALUE
        }

    @cached_property
    def _with_any_value(self) -> dict[str, Filter]:
        return {each.tag: each for each in FILTERS.values() if ANY_VALUE in each.shown}

    def _tag(self, filter_: Filter, value: str, look: Look) -> Tag:
        word = self.word(filter_.name, value)
        return Tag(f"{filter_.label}: {word}" if look.with_label else word, look)


def vocabulary() -> Vocabulary:
    """Return the words in the language of this request. Without a questionnaire there is nothing to choose."""
    try:
        words = words_of(edition(current_version()))
    except QuestionnaireVersion.DoesNotExist:
        return Vocabulary({name: {} for name in FILTERS})
    return Vocabulary({name: {v: str(word) for v, word in each.choices(words)} for name, each in FILTERS.items()})
