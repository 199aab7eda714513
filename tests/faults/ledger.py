"""What the site acknowledged, kept by those who asked, and held against what its database says afterwards."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from programs.bench.load.journey import Step

Query = Callable[[str, Any], list[tuple]]
"""Asks the database; the one parameter stands where the statement says {}. """
ONCE = {
    "start": "start",
    "firm, saved": "describe firm",
    "handed in": "submit",
    "asked for a review": "ask for review",
}
"""What is acknowledged once, and the verb that the record has once for it."""


@dataclass
class Told:
    """One firm: its link, and what was acknowledged: steps, facts and answers."""

    token: str
    steps: Counter[str] = field(default_factory=Counter)
    answers: dict[str, Any] = field(default_factory=dict)

    def acknowledge(self, step: Step) -> None:
        self.steps[step.name] += 1
        if step.name == "part, saved" and step.fields:
            given = {name: str(value) for name, value in step.fields.items() if name != "shown"}
            self.answers |= given


@dataclass
class Ledger:
    firms: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Of catalogues whose publishing was acknowledged."""


@dataclass
class Balance:
    acknowledged: int = 0
    found: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    def count(self, what: str, times: int) -> None:
        """Something that was acknowledged is there so many times."""
        self.acknowledged += 1
        self.found += times > 0
        if times == 0:
            self.lost.append(what)
        if times > 1:
            self.doubled.append(what)


def balance(ledger: Ledger, query: Query) -> Balance:
    found = Balance()
    for told in ledger.firms:
        for what, times in _times(told, query):
            found.count(f"{told.token[:6]} {what}", times)
    for note in ledger.notes:
        found.count(note, _one(query, "SELECT count(*) FROM programs_catalogueversion WHERE note = {}", note))
    return found


def _times(told: Told, query: Query) -> Iterator[tuple[str, int]]:
    link = sha256(told.token.encode()).hexdigest()
    rows = query("SELECT id, responses FROM readiness_submission WHERE link_hash = {}", link)
    number, responses = rows[0] if rows else (0, {})
    record = query("SELECT verb, changes FROM readiness_auditentry WHERE submission_id = {}", number)
    verbs = Counter(verb for verb, _changes in record)
    for step in told.steps.keys() & ONCE.keys():
        yield step, verbs[ONCE[step]]
    written = Counter(name for verb, changes in record if verb == "answer" for name in changes)
    for code, value in told.answers.items():
        yield code, written[code] if str(responses.get(code)) == value else 0
    yield from _rows(told, number, query)


def _rows(told: Told, number: int, query: Query) -> Iterator[tuple[str, int]]:
    if told.steps["handed in"]:
        agreed = "SELECT count(*) FROM readiness_consent WHERE purpose = 'rating' AND submission_id = {}"
        yield "consent to a rating", _one(query, agreed, number)
        yield "revision", _one(query, "SELECT count(*) FROM readiness_revision WHERE submission_id = {}", number)
        of = "JOIN readiness_revision AS r ON r.id = revision_id WHERE r.submission_id = {}"
        yield "plan", _one(query, f"SELECT count(*) FROM programs_recommendation {of}", number)  # noqa: S608
    if told.steps["asked for a review"]:
        yield "review", _one(query, "SELECT count(*) FROM readiness_review WHERE submission_id = {}", number)
        agreed = "SELECT count(*) FROM readiness_consent WHERE purpose = 'review' AND submission_id = {}"
        yield "consent", _one(query, agreed, number)


def _one(query: Query, statement: str, parameter: Any) -> int:
    return query(statement, parameter)[0][0]
