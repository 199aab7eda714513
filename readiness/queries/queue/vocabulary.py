"""The words of every filter’s choices, read once a page: from the newest questionnaire, and from other apps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
        named, others = [], []
        told = [tag.partition(":")[::2] for tag in tags]
        for each in (filter_ for filter_ in FILTERS.values() if filter_.shown):
            values = [value for prefix, value in told if prefix == each.tag]
            named += [self._tag(each, value, look) for value, look in each.shown.items() if value in values]
            if ANY_VALUE in each.shown:
                others += [
                    self._tag(each, value, each.shown[ANY_VALUE]) for value in values if value not in each.shown
                ]
        return named + others

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
