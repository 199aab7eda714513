"""Who counts in a comparison of firms, and how one firm stands in the one that was published last.

A firm counts once, with the newest self-assessment of all its checks but those that it closed itself, if the last that
it said at any of them is that its levels count. That goes on after what names it was removed. Sample firms count only
where there is no other firm at all, and then the page says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from readiness.core.peers import Filter, Quartiles, finds
from readiness.core.wording import Wording
from readiness.models import PeerSnapshot, Revision, Submission

from .consents import firms_that_agree, is_closed_by_owner
from .editions import edition, words_of

SIZES = {
    "1-4": "small",
    "5-9": "small",
    "10-24": "medium",
    "25-49": "medium",
    "50-99": "large",
    "100-200": "large",
    "over_200": "large",
}
SIZES_IN_WORDS = {
    "small": gettext_lazy("up to 9 people"),
    "medium": gettext_lazy("10 to 49 people"),
    "large": gettext_lazy("50 people or more"),
}


@dataclass(frozen=True)
class Firm:
    """One that counts. positions: overall under "", and by dimension; None: it has none."""

    kind: Filter
    level: int
    positions: Mapping[str, int | None]


@dataclass(frozen=True)
class Row:
    """A line of the comparison. own: the firm's value, None if it has none."""

    name: str
    own: int | None
    peers: Quartiles


@dataclass(frozen=True)
class Peers:
    """The narrowest published group that a firm is in. level: quartiles of levels. rows: positions, 0 to 100."""

    group: str
    firms: int
    as_of: date
    is_made_up: bool
    level: Row
    rows: tuple[Row, ...]


def firms_that_count() -> tuple[list[Firm], bool]:
    """Return the firms of a comparison, and whether they are made up because there is no other."""
    checks = Submission.objects.filter(revisions__isnull=False)
    real = checks.filter(organisation__is_made_up=False)
    if real.exists():
        agreed = real.filter(~is_closed_by_owner(), organisation__in=firms_that_agree())
        return list(_firms(agreed)), False
    return list(_firms(checks)), True


def _firms(checks: QuerySet[Submission]) -> Iterator[Firm]:
    declared = Revision.objects.declared().filter(submission__in=checks.values("pk")).order_by()
    newest = declared.values("submission__organisation").annotate(last=Max("pk"))
    rated = Revision.objects.filter(pk__in=newest.values("last")).exclude(level=None).order_by()
    for profile, level, result in rated.values_list("profile", "level", "result").iterator(chunk_size=2_000):
        rating = result["rating"]
        parts = {code: part["position"] for code, part in rating["dimensions"].items()}
        if rating["position"] is not None:
            yield Firm(_kind(profile), level, {"": rating["position"], **parts})


def _kind(profile: Mapping[str, Any]) -> Filter:
    return profile["sector"], SIZES[profile["headcount"]]


def peers_of(revision: Revision) -> Peers | None:
    """Return a firm beside the narrowest published group it is in; None if there is none, or it has no level."""
    snapshot = PeerSnapshot.objects.first()
    if snapshot is None or revision.level is None:
        return None
    kind = _kind(revision.profile)
    found = [each for each in snapshot.groups if finds((each["sector"], each["size"]), kind)]
    return _told(revision, snapshot, found[-1]) if found else None


def _told(revision: Revision, snapshot: PeerSnapshot, group: Mapping[str, Any]) -> Peers:
    words = words_of(edition(revision.questionnaire_id))
    own = revision.result["rating"]
    parts = tuple(
        Row(words.dimensions[code].name, part["position"], Quartiles(*group["dimensions"][code]))
        for code, part in own["dimensions"].items()
        if code in group["dimensions"]
    )
    return Peers(
        group=_group_in_words(words, group["sector"], group["size"]),
        firms=group["firms"],
        as_of=snapshot.as_of,
        is_made_up=snapshot.is_made_up,
        level=Row(_("Level"), own["level"], Quartiles(*group["level"])),
        rows=(Row(_("Overall"), own["position"], Quartiles(*group["position"])), *parts),
    )


def _group_in_words(words: Wording, sector: str, size: str) -> str:
    name = words.profile["sector"].values[sector] if sector else ""
    people = str(SIZES_IN_WORDS[size]) if size else ""
    if name and people:
        return _("%(sector)s, %(size)s") % {"sector": name, "size": people}
    return name or people or _("all sectors and sizes")
