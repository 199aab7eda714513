"""Everything the page of one part shows."""

from dataclasses import dataclass, field, replace
from typing import Any

from readiness.core.notes import joined
from readiness.core.questionnaire import UNKNOWN
from readiness.forms.part import PartForm
from readiness.links import new_salt
from readiness.models import Submission
from readiness.queries.answers import answer_lines
from readiness.queries.editions import words_of
from readiness.queries.news import News
from readiness.queries.progress import Part, Progress
from readiness.queries.submissions import edition_for

from .shown import written


@dataclass(frozen=True)
class QuestionPlace:
    """A place on the page: a question (number among the applicable ones), or why it does not apply."""

    code: str
    number: int | None
    closed_because: str
    is_unknown: bool

    @property
    def slug(self) -> str:
        return self.code.lower()


@dataclass(frozen=True)
class PartPage:
    submission: Submission
    progress: Progress
    part: Part
    form: PartForm
    places: tuple[QuestionPlace, ...]
    news: News = field(default_factory=News)
    name: str = field(default_factory=new_salt)

    @property
    def previous(self) -> Part | None:
        return self.progress.before(self.part)

    @property
    def shown(self) -> str:
        """What the page shows, so that saving can tell this person's changes from others'."""
        stored: dict[str, Any] = self.submission.responses
        notes = {code: text for code, text in self.submission.notes.items() if code in self.part.applicable}
        return written(joined({code: stored.get(code) for code in self.part.applicable}, notes), self.name)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The part's answers, for a page on which they can only be read."""
        return answer_lines(self.submission, self.part)

    @property
    def touched(self) -> tuple[QuestionPlace, ...]:
        return tuple(place for place in self.places if place.code in self.news.touched)

    def having(self, *, news: News, name: str) -> "PartPage":
        """Return the page after it saved: with what is to be told, and still the same page."""
        return replace(self, news=news, name=name or self.name)

    def showing(self, form: PartForm) -> "PartPage":
        return replace(self, form=form)


def part_page(submission: Submission, progress: Progress, slug: str) -> PartPage:
    """Return the page of a part as the submission, and its progress, are now."""
    edition, part = edition_for(submission), progress.by_slug[slug]
    words = words_of(edition)
    initial = joined(submission.responses, submission.notes)
    form = PartForm(edition.questionnaire, words, part.applicable, initial=initial)
    places = tuple(
        QuestionPlace(
            code,
            part.applicable.index(code) + 1 if code in part.applicable else None,
            words.not_applicable.get(code, ""),
            submission.responses.get(code) == UNKNOWN,
        )
        for code in part.asked
    )
    return PartPage(submission, progress, part, form, places)
