"""What a preview found, in the words and order in which people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from programs.core.catalogue import NEUTRAL
from programs.core.tally import NOBODY
from programs.models import Preview
from readiness.queries.editions import current_version, edition, words_of

from .catalogues import catalogue_edition

MOST_MOVES = 12


@dataclass(frozen=True)
class Group:
    """Firms of one kind, and how many of them would get another plan; share in per cent, width of its bar too."""

    name: str
    firms: int
    first: int
    plan: int
    widest: float

    @property
    def share(self) -> float:
        return _share(self.plan, self.firms)

    @property
    def width(self) -> str:
        return f"{100 * self.share / self.widest if self.widest else 0:.2f}%"


@dataclass(frozen=True)
class Move:
    before: str
    after: str
    firms: int


@dataclass(frozen=True)
class VendorShare:
    """How often a vendor's programme comes first, per cent of firms."""

    name: str
    before: float
    after: float


@dataclass(frozen=True)
class Told:
    """A preview's result; every list is in the order of the page."""

    found: Mapping[str, Any]
    preview: Preview

    @property
    def share(self) -> float:
        return _share(self.found["first"], self.found["firms"])

    @property
    def plan_share(self) -> float:
        return _share(self.found["plan"], self.found["firms"])

    @cached_property
    def _programs(self) -> dict[str, str]:
        both = [*catalogue_edition(self.preview.base_id).content["programs"], *self.preview.content["programs"]]
        return {NOBODY: _("no plan")} | {each["slug"]: each["name"] for each in both}

    @cached_property
    def _vendors(self) -> dict[str, str]:
        both = [*catalogue_edition(self.preview.base_id).content["vendors"], *self.preview.content["vendors"]]
        return {each["code"]: each["name"] for each in both} | {NEUTRAL: _("Neutral"), NOBODY: _("No plan")}

    def _groups(self, kind: str, names: Mapping[str, str]) -> list[Group]:
        rows = self.found["groups"].get(kind, {})
        widest = max((_share(plan, firms) for firms, _first, plan in rows.values()), default=0)
        found = ((name, rows[code]) for code, name in names.items() if code in rows)
        return [Group(name, firms, first, plan, widest) for name, (firms, first, plan) in found]

    @cached_property
    def sectors(self) -> list[Group]:
        names = words_of(edition(current_version())).profile["sector"].values
        return sorted(self._groups("sector", names), key=lambda each: -each.plan)

    @cached_property
    def levels(self) -> list[Group]:
        names = {"0": _("no level")} | {str(number): _("Level %(n)s") % {"n": number} for number in range(1, 6)}
        return self._groups("level", names)

    @cached_property
    def vendors(self) -> list[VendorShare]:
        before, after = self.found["vendors"]["before"], self.found["vendors"]["after"]
        firms = self.found["firms"]
        rows = [
            VendorShare(self._vendors[code], _share(before.get(code, 0), firms), _share(after.get(code, 0), firms))
            for code in self._vendors
            if before.get(code) or after.get(code)
        ]
        return sorted(rows, key=lambda each: -each.after)

    @cached_property
    def moves(self) -> list[Move]:
        pairs = sorted(self.found["moves"].items(), key=lambda each: -each[1])[:MOST_MOVES]
        moves = ((*pair.split(">"), count) for pair, count in pairs)
        return [Move(self._programs[before], self._programs[after], count) for before, after, count in moves]

    @cached_property
    def examples(self) -> list[tuple[int, list[str], list[str]]]:
        names = self._programs
        return [
            (each["firm"], [names[slug] for slug in each["before"]], [names[slug] for slug in each["after"]])
            for each in self.found["examples"]
        ]


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0


def told(preview: Preview) -> Told:
    """Return what a finished preview found."""
    return Told(preview.result or {}, preview)
