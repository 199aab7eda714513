"""What an entry changed, in words: from which value to which."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from readiness.core.notes import is_note, question_of
from readiness.core.questionnaire import UNKNOWN
from readiness.core.wording import Wording
from readiness.models import Submission, Verdict
from readiness.models.review import Status
from readiness.models.work import State

LONG = 80
"""Letters of a change that is folded away."""
FEW = 4
"""Changes that are shown at once."""
UNTOLD = ("name", "activity", "uen")
"""Details of a firm that the record says nothing of but that they changed: it keeps what it has forever."""
PEOPLE = ("assignee", "by", "person")
"""Fields whose values are people, by number."""
LABELS: dict[str, Mapping[Any, str | Promise]] = {
    "status": dict(Status.choices),
    "state": dict(State.choices),
    "mode": dict(Submission.Mode.choices),
    "evidence": dict(Verdict.Evidence.choices),
    "factors": {
        "totp": gettext_lazy("authenticator app"),
        "webauthn": gettext_lazy("passkey"),
        "recovery_codes": gettext_lazy("recovery codes"),
    },
}
NAMES: dict[str, str | Promise] = {
    "status": gettext_lazy("status"),
    "state": gettext_lazy("state"),
    "mode": gettext_lazy("kind of check"),
    "evidence": gettext_lazy("evidence"),
    "assignee": gettext_lazy("whose it is"),
    "by": gettext_lazy("whose it is"),
    "name": gettext_lazy("name of the firm"),
    "activity": gettext_lazy("what the firm does"),
    "uen": gettext_lazy("UEN"),
    "revision": gettext_lazy("result number"),
    "catalogue": gettext_lazy("catalogue"),
    "answers": gettext_lazy("answers given"),
    "email": gettext_lazy("e-mail address"),
    "response": gettext_lazy("answer"),
    "number": gettext_lazy("number"),
    "file": gettext_lazy("file"),
    "person": gettext_lazy("account of"),
    "account_name": gettext_lazy("name"),
    "roles": gettext_lazy("roles"),
    "is_active": gettext_lazy("account is open"),
    "factors": gettext_lazy("second factors"),
    "wants_digest": gettext_lazy("daily mail"),
    "rows": gettext_lazy("rows"),
}
_PARTS: dict[str, tuple[str | Promise, Mapping[Any, str | Promise]]] = {}


def tell_parts(prefix: str, name: str | Promise, codes: Mapping[Any, str | Promise]) -> None:
    """Give words to another app's fields of a kind, such as `plan.<program>`. codes: words for how a value begins."""
    _PARTS[prefix] = (name, codes)


@dataclass(frozen=True)
class Change:
    """is_told: whether the record says from what to what; empty: nothing was, or is, there."""

    what: str
    old: str
    new: str
    is_told: bool = True

    @property
    def is_long(self) -> bool:
        return len(self.old) + len(self.new) > LONG


def in_words(changes: Mapping[str, Any], people: Mapping[int, str], wording: Wording | None) -> tuple[Change, ...]:
    """Return the changes of an entry in words. people: names by number; wording: of its submission, if it has one."""
    return tuple(_change(field, pair, people, wording) for field, pair in changes.items())


def people_in(changes: Mapping[str, Any]) -> set[int]:
    """Return the numbers of the people that an entry's values name."""
    found = (each for field in PEOPLE if field in changes for each in _pair(changes[field]))
    return {each for each in found if isinstance(each, int)}


def _pair(pair: Any) -> tuple[Any, Any]:
    return (pair[0], pair[1]) if isinstance(pair, list | tuple) and len(pair) == 2 else (None, pair)


def _change(field: str, pair: Any, people: Mapping[int, str], wording: Wording | None) -> Change:
    old, new = _pair(pair)
    what = _what(field, wording)
    if (wording and field in UNTOLD) or (old is None and new is None):
        return Change(what, "", "", is_told=False)
    return Change(what, _value(field, old, people, wording), _value(field, new, people, wording))


def _what(field: str, wording: Wording | None) -> str:
    if wording and is_note(field):
        return _("%(question)s, in the firm’s words") % {"question": question_of(field)}
    if wording and field in wording.profile:
        return wording.profile[field].short
    for prefix, (name, _codes) in _PARTS.items():
        if field.startswith(prefix):
            return f"{name}: {field.removeprefix(prefix)}"
    is_of_something_else = not wording and field in UNTOLD
    return _("name") if is_of_something_else and field == "name" else str(NAMES.get(field, field))


def _value(field: str, value: Any, people: Mapping[int, str], wording: Wording | None) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return ", ".join(_value(field, each, people, wording) for each in value)
    if field in PEOPLE and isinstance(value, int):
        return people.get(value, f"#{value}")
    if field in LABELS:
        return str(LABELS[field].get(value, value))
    for prefix, (_name, codes) in _PARTS.items():
        if field.startswith(prefix):
            code, space, rest = str(value).partition(" ")
            return f"{codes.get(code, code)}{space}{rest}"
    return _of_the_check(field, value, wording) or (json.dumps(value) if isinstance(value, dict) else str(value))


def _of_the_check(field: str, value: Any, wording: Wording | None) -> str:
    """Return an answer or a fact about the firm in words, or nothing if it is neither."""
    if wording and field in wording.profile:
        return wording.profile[field].values.get(str(value), str(value))
    is_answer = field == "response" or (wording and field in wording.questions)
    if is_answer and value == UNKNOWN:
        return _("not known")
    if is_answer and isinstance(value, int):
        return _("level %(level)s") % {"level": value}
    return ""
