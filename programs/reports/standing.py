"""Why a level is what it is: the limits, the parts beside their targets, and the gates."""

from typing import Any

from django.utils.translation import gettext as _

from readiness.queries.results import DimensionRow, Limit, Result

Data = dict[str, Any]


def limits(it: Result) -> list[Data]:
    return [
        {
            "name": _limit_name(each),
            "why": _limit_why(each),
            "level": each.level,
            "is_gate": each.kind == "gate",
            "is_lowest": each.is_lowest,
            "says": (_("level %(level)s") if each.kind == "base" else _("up to %(level)s")) % {"level": each.level},
        }
        for each in it.limits
    ]


def _limit_name(it: Limit) -> str:
    return {"base": _("Most of your parts"), "weakest": _("Your weakest part")}.get(it.kind, it.name)


def _limit_why(it: Limit) -> str:
    if it.kind == "base":
        return _("More than half of your parts are at this level or higher")
    if it.kind == "weakest":
        return _("A firm can only be a little above its weakest part: %(names)s") % {"names": it.name}
    return _("A gate: one answer that limits the whole")


def parts(it: Result) -> list[Data]:
    return [
        {
            "name": row.name,
            "short": row.short,
            "level": row.level,
            "could_be": row.could_be,
            "target": row.target,
            "says": _part(row),
            "standing": _standing(row),
            "is_below": row.level is not None and row.gap > 0,
        }
        for row in it.dimensions
    ]


def _part(row: DimensionRow) -> str:
    if not row.level:
        return ""
    told = _("Level %(level)s, target %(target)s") % {"level": row.level, "target": row.target}
    if (row.could_be or 0) > row.level:
        return _("%(told)s, could be %(could_be)s") % {"told": told, "could_be": row.could_be}
    return told


def _standing(row: DimensionRow) -> str:
    if not row.level:
        return _("Not relevant yet")
    if row.gap == 0:
        return _("On target")
    if row.gap > 0:
        return _("%(gap)s below target") % {"gap": row.gap}
    return _("%(beyond)s above target") % {"beyond": row.beyond}


def targets(it: Result) -> list[str]:
    """Return why some targets are not the usual ones."""
    told = _("Target %(level)s for %(parts)s, because %(why)s.")
    return [told % each for each in it.raised_targets]


def gates(it: Result) -> list[Data]:
    return [
        {
            "name": each["name"],
            "caps": _("Limits you to level %(level)s") % {"level": each["cap"]},
            "why": each["why"],
            "answer": each["answer"],
            "says": "" if each["answer"] else _("The answer is not known; for a gate, unknown counts as the lowest."),
        }
        for each in it.gates
    ]
