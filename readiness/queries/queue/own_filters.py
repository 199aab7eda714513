"""The filters that the assessment itself knows, in the order of the page."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from readiness.core.wording import Wording
from readiness.core.working_days import after_working_days
from readiness.models.review import ON_US, Status
from readiness.permissions import Person

from .advisors import advisors
from .filters import ANY_VALUE, Choices, Look, register_filter

STATUS, LEVEL, ASSIGNEE, FLAG = "status", "level", "assignee", "flag"
AGE, LATE, DUE = "age", "late", "due"
ON_TIME = (LATE, DUE)
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


def _by_scope(value: str, person: Person) -> Q:
    """Where to look rather than what fits: `scopes_of` tells it, so that an index serves each order."""
    return Q()


def _people(words: Wording) -> Iterator[tuple[str, str | Promise]]:
    yield "me", _("Me")
    yield NOBODY, _("Nobody")
    yield from ((str(pk), name or email) for pk, name, email in advisors().values_list("pk", "name", "email"))


def assigned_to(value: str, person: Person) -> Q:
    """Return whose a review is to be; nobody’s are told by their status, and so by `scopes_of`."""
    if value == NOBODY:
        return Q()
    return Q(assignee=person.pk if value == "me" else int(value))


def _age(value: str, person: Person) -> Q:
    return on_time(value) if value in ON_TIME else Q(asked_at__lt=timezone.now() - timedelta(days=int(value)))


def on_time(value: str) -> Q:
    """Return what is late, or due within a working day."""
    now = timezone.now()
    due = Q(due_at__lt=now) if value == LATE else Q(due_at__gte=now, due_at__lt=after_working_days(now, 1))
    return Q(status__in=ON_US) & due


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
