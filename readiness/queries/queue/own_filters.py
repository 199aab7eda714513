"""The filters that the assessment itself knows, in the order of the page."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from readiness.core.wording import Wording
from readiness.core.working_days import after_working_days
from readiness.models.review import ON_US, OPEN, Status
from readiness.permissions import Person

from .advisors import advisors
from .filters import ANY_VALUE, Choices, Look, register_filter

STATUS, LEVEL, ASSIGNEE, FLAG = "status", "level", "assignee", "flag"
AGE, LATE, DUE = "age", "late", "due"
ANY, NOBODY = "any", "nobody"
FLAGS: dict[str, tuple[str | Promise, Look]] = {
    "reply": (_("Reply received"), Look("chat", "brand")),
    "decides": (_("Unknown decides"), Look("q", "dunno")),
    "wide": (_("Wide range"), Look("q", "dunno")),
    "borderline": (_("Borderline"), Look("scale", "warn")),
    "sensitive": (_("Sensitive data"), Look("shield", "stop")),
    "second": (_("Second review"), Look("people", "brand")),
}
REPLY = "reply"
IN_ORDER = (REPLY, "decides")
"""Flags that have views, and so an index of what is open with them; that of replies also knows whose each is."""
AGES: dict[str, str | Promise] = {
    LATE: _("Late"),
    DUE: _("Due within one working day"),
    "5": _("Asked more than 5 days ago"),
    "10": _("Asked more than 10 days ago"),
    "30": _("Asked more than 30 days ago"),
}


def _statuses(words: Wording) -> Choices:
    yield from ((each.value, each.label.capitalize()) for each in Status if each != Status.WITHDRAWN)
    yield ANY, _("Finished or not")


def scopes_of(values: Mapping[str, str]) -> tuple[Q, ...]:
    """Return the parts of the table in which to look: by status, all that is open if none is chosen, and by level."""
    status, level = values.get(STATUS, ""), values.get(LEVEL, "")
    if not status and values.get(ASSIGNEE) == NOBODY:
        status = Status.WAITING
    parts = tuple(map(_in_status, ("", Status.DONE) if status == ANY else (status,)))
    return tuple(part & Q(level=int(level)) for part in parts) if level else parts


def _in_status(status: str) -> Q:
    return Q(status=status) if status else Q(status__in=OPEN)


def narrowed(values: Mapping[str, str], person: Person) -> Q:
    """Return what else an index knows in the order of `due_at`: whose a review is, or a flag of what is open."""
    whose, flag, status = values.get(ASSIGNEE, ""), values.get(FLAG, ""), values.get(STATUS, "")
    if whose == NOBODY:
        return _nobodys(flag, status)
    if whose:
        return assigned_to(whose, person)
    return _flagged(flag) if flag in IN_ORDER and not status else Q()


def _nobodys(flag: str, status: str) -> Q:
    """What waits needs no more; a reply to nobody, and what is nobody's in another status, there is mostly none of."""
    if flag == REPLY:
        return Q(assignee=None) & _flagged(REPLY)
    return Q() if status in ("", Status.WAITING) else Q(assignee=None)


def _flagged(flag: str) -> Q:
    return Q(tags__has_all=[f"{FLAG}:{flag}"])


def _by_scope(value: str, person: Person) -> Q:
    """Where to look rather than what fits: `scopes_of` tells it, so that an index serves each order."""
    return Q()


def _people(words: Wording) -> Iterator[tuple[str, str | Promise]]:
    yield "me", _("Me")
    yield NOBODY, _("Nobody")
    yield from ((str(pk), name or email) for pk, name, email in advisors().values_list("pk", "name", "email"))


def assigned_to(value: str, person: Person) -> Q:
    if value == NOBODY:
        return Q(status=Status.WAITING)  # the same, and an index of each order serves it
    return Q(assignee=person.pk if value == "me" else int(value))


def _age(value: str, person: Person) -> Q:
    if value in (LATE, DUE):
        return Q(status__in=ON_US) & due_within({AGE: value})
    return Q(asked_at__lt=timezone.now() - timedelta(days=int(value)))


def due_within(values: Mapping[str, str]) -> Q:
    """Return when what is asked for is due: in the order of `due_at`, where to begin and end."""
    now = timezone.now()
    ranges = {LATE: Q(due_at__lt=now), DUE: Q(due_at__gte=now, due_at__lt=after_working_days(now, 1))}
    return ranges.get(values.get(AGE, ""), Q())


def _levels(words: Wording) -> Choices:
    yield from ((str(number), f"{number} {each.name}") for number, each in words.levels.items())
    yield "0", _("Cannot be rated yet")


register_filter(STATUS, label=_("Status"), choices=_statuses, asks=_by_scope, blank=_("Open"), is_first=True)
register_filter(
    "sector",
    label=_("Trade"),
    choices=lambda words: words.profile["sector"].values.items(),
    tag="sector",
    is_first=True,
)
register_filter(LEVEL, label=_("Level"), choices=_levels, asks=_by_scope, is_first=True)
register_filter(
    FLAG,
    label=_("Flag"),
    choices=lambda words: [(name, told) for name, (told, _look) in FLAGS.items()],
    tag=FLAG,
    shown={name: look for name, (_told, look) in FLAGS.items()},
    is_first=True,
)
register_filter(
    ASSIGNEE,
    label=_("Assigned to"),
    choices=_people,
    asks=assigned_to,
    blank=_("Anyone"),
    is_first=True,
    reads=True,
)
register_filter(AGE, label=_("Age"), choices=lambda words: AGES.items(), asks=_age)
register_filter(
    "below",
    label=_("Below target in"),
    choices=lambda words: [(code, each.name) for code, each in words.dimensions.items()],
    tag="below",
)
register_filter(
    "gate",
    label=_("Gate"),
    choices=lambda words: [(code, each.name) for code, each in words.gates.items()],
    tag="gate",
    shown={ANY_VALUE: Look("flag", "stop", with_label=True)},
)
register_filter("size", label=_("People"), choices=lambda words: words.profile["headcount"].values.items(), tag="size")
register_filter("goal", label=_("Goal"), choices=lambda words: words.profile["goals"].values.items(), tag="goal")
register_filter(
    "mode",
    label=_("Kind of check"),
    choices=lambda words: [("quick", _("Quick check")), ("full", _("Full check"))],
    tag="mode",
)
