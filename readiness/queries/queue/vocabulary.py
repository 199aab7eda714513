"""The words of every filter’s choices, read once a page: from the newest questionnaire, and from other apps."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.models import QuestionnaireVersion
from readiness.queries.editions import current_version, edition, words_of

from .filters import FILTERS, Look


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

    def shown(self, tags: tuple[str, ...]) -> list[Tag]:
        """Return those of a review’s tags that its row shows, in the order of the filters."""
        found = []
        for each in FILTERS.values():
            values = [value for prefix, _colon, value in (tag.partition(":") for tag in tags) if prefix == each.tag]
            order = list(each.shown)
            for value in sorted(values, key=lambda value: order.index(value) if value in order else len(order)):
                look = each.shown.get(value) or each.shown.get("*")
                if look:
                    word = self.word(each.name, value)
                    found.append(Tag(f"{each.label}: {word}" if look.with_label else word, look))
        return found


def vocabulary() -> Vocabulary:
    """Return the words in the language of this request. Without a questionnaire there is nothing to choose."""
    try:
        words = words_of(edition(current_version()))
    except QuestionnaireVersion.DoesNotExist:
        return Vocabulary({name: {} for name in FILTERS})
    return Vocabulary({name: {v: str(word) for v, word in each.choices(words)} for name, each in FILTERS.items()})
