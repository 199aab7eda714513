"""The words of every filter’s choices, from the newest questionnaire and from other apps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from django.utils.translation import get_language

from readiness.core.wording import Wording
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
    """choices: filter -> value -> words. named: tags that rows show by name, in the order of a row."""

    choices: Mapping[str, Mapping[str, str]]
    named: Mapping[str, Tag] = field(default_factory=dict)

    def word(self, name: str, value: str) -> str:
        """Return a value in words; an old one that is no longer a choice stays as it is."""
        return self.choices.get(name, {}).get(value, value)

    def shown(self, tags: Collection[str]) -> list[Tag]:
        """Return those of a review’s tags that its row shows: first those named one by one, then any value."""
        named = [tag for name, tag in self.named.items() if name in tags]
        others = [each.partition(":") for each in tags if each not in self.named]
        filters = self._with_any_value
        return named + [
            _tag(filters[tag], self.word(filters[tag].name, value), filters[tag].shown[ANY_VALUE])
            for tag, _, value in others
            if tag in filters
        ]

    @cached_property
    def _with_any_value(self) -> dict[str, Filter]:
        return {each.tag: each for each in FILTERS.values() if ANY_VALUE in each.shown}


def vocabulary() -> Vocabulary:
    """Return the words in the language of this request. Without a questionnaire there is nothing to choose."""
    try:
        wording = words_of(edition(current_version()))
    except QuestionnaireVersion.DoesNotExist:
        return Vocabulary({name: {} for name in FILTERS})
    steady = _steady(wording, get_language())
    read = {name: each.words(wording) for name, each in FILTERS.items() if each.reads}
    return replace(steady, choices={**steady.choices, **read})


@lru_cache(maxsize=16)
def _steady(wording: Wording, language: str | None) -> Vocabulary:
    """Return all that stays the same as long as the questionnaire does."""
    steady = [each for each in FILTERS.values() if not each.reads]
    choices = {each.name: each.words(wording) for each in steady}
    named = {
        f"{each.tag}:{value}": _tag(each, choices[each.name].get(value, value), look)
        for each in steady
        for value, look in each.shown.items()
        if value != ANY_VALUE
    }
    return Vocabulary(choices, named)


def _tag(filter_: Filter, word: str, look: Look) -> Tag:
    return Tag(f"{filter_.label}: {word}" if look.with_label else word, look)
