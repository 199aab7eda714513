"""What was said about each question of a review, by advisors and by the firm, in order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from readiness.core.wording import Wording
from readiness.models import Clarification, Comment
from readiness.queries.news import statement


@dataclass(frozen=True)
class Said:
    """A line. who empty: the firm. new_answer: the statement that the firm chose with its words, if it did."""

    who: str
    at: datetime
    text: str
    is_private: bool = False
    minutes: int | None = None
    new_answer: str = ""

    @property
    def is_of_firm(self) -> bool:
        return not self.who


def threads(
    comments: Iterable[Comment], clarifications: Iterable[Clarification], words: Wording
) -> Mapping[str, tuple[Said, ...]]:
    """Return the lines by question; the empty question stands for the whole review, calls are not among them."""
    lines: defaultdict[str, list[Said]] = defaultdict(list)
    for each in comments:
        if each.kind != Comment.Kind.CALL:
            is_private = each.kind == Comment.Kind.INTERNAL
            lines[each.question].append(Said(_who(each), each.at, each.text, is_private))
    for asked in clarifications:
        lines[asked.question] += _asked(asked, words)
    return {question: tuple(sorted(said, key=lambda line: line.at)) for question, said in lines.items()}


def calls(comments: Iterable[Comment]) -> tuple[Said, ...]:
    """Return the calls, the newest first."""
    made = [each for each in comments if each.kind == Comment.Kind.CALL]
    return tuple(Said(_who(each), each.at, each.text, True, each.minutes) for each in reversed(made))


def _asked(asked: Clarification, words: Wording) -> list[Said]:
    """A question that was sent, and its answer once the firm has sent that: what it is still writing is its own."""
    if asked.sent_at is None:
        return []
    lines = [Said(str(asked.by), asked.sent_at, asked.text)]
    if asked.ended_at and asked.answer:
        new = statement(words, asked.question, asked.response) if asked.response is not None else ""
        lines.append(Said("", asked.ended_at, asked.answer, new_answer=new))
    return lines


def _who(comment: Comment) -> str:
    return str(comment.by) if comment.by else ""
