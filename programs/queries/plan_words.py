"""What plans say in words that are ours: reasons, obstacles, sums. Words of the catalogue stay with the catalogue."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.core.catalogue import Program

TIES: Mapping[str, str | Promise] = {
    "in_use": gettext_lazy("You already use this supplier"),
    "second": gettext_lazy("Second supplier for you"),
    "another": gettext_lazy("Another supplier for you"),
}
INTAKES: Mapping[str, str | Promise] = {
    "open": gettext_lazy("Open"),
    "reported": gettext_lazy("Confirm the intake first"),
    "unknown": gettext_lazy("Intake unknown"),
    "later": gettext_lazy("Not yet begun"),
    "ended": gettext_lazy("Ended"),
}
JOINING: Mapping[str, str | Promise] = {
    "open": gettext_lazy("It is open now, as far as its sources say."),
    "reported": gettext_lazy("A start is reported, but no page confirms that it is open."),
    "unknown": gettext_lazy("Whether it is open now was not found."),
    "disputed": gettext_lazy("Its sources disagree on how long it is open."),
    "later": gettext_lazy("It has not begun yet."),
    "ended": gettext_lazy("It is no longer open."),
}
"""In place of the catalogue's sentence about dates, which cannot know how the intake stands."""
CHECK_FIRST = gettext_lazy("Check this first.")
WOULD_CHANGE: Mapping[str, str | Promise] = {
    "window": gettext_lazy("A new intake would change it."),
    "audience": gettext_lazy("It would if such people in the firm were to learn."),
    "sme": gettext_lazy("It would if your firm came within these limits."),
    "sme_or_learner": gettext_lazy(
        "It would if your firm came within the limits for SMEs, or if developers or mid-career joiners were to learn."
    ),
    "union": gettext_lazy("It would if staff who take part were union members."),
    "ctc": gettext_lazy("It would if your firm formed a Company Training Committee; NTUC can tell you how."),
    "residents": gettext_lazy("It would if you employed at least three resident staff."),
}
OTHERWISE = gettext_lazy("The provider can tell you what would.")


def hours_in_words(hours: int | None) -> str:
    if hours is None:
        return _("Not published")
    return ngettext("About %(hours)s hour", "About %(hours)s hours", hours) % {"hours": hours}


def money_in_words(money: int | None) -> str:
    if money is None:
        return _("Not published")
    return _("About S$%(money)s") % {"money": money} if money else _("Free")


def total_hours(programs: Sequence[Program]) -> str:
    """Return the hours of some steps in words, and how many steps are not in the sum."""
    known = [each.hours for each in programs if each.hours is not None]
    more = ngettext(
        "%(known)s, plus %(count)s step whose length is not published",
        "%(known)s, plus %(count)s steps whose length is not published",
        len(programs) - len(known),
    )
    return _total(hours_in_words(sum(known)), more, len(known), len(programs))


def total_money(programs: Sequence[Program]) -> str:
    """Return the price of some steps in words, and how many steps are not in the sum."""
    known = [each.money for each in programs if each.money is not None]
    more = ngettext(
        "%(known)s, plus %(count)s step whose price is not published",
        "%(known)s, plus %(count)s steps whose price is not published",
        len(programs) - len(known),
    )
    return _total(money_in_words(sum(known)), more, len(known), len(programs))


def _total(known: str, more: str, published: int, steps: int) -> str:
    if not published:
        return _("Not published")
    return known if published == steps else more % {"known": known, "count": steps - published}


def share_in_words(share: float) -> str:
    """Return how often a programme comes first when the weights of the fit vary."""
    times = int(share * 100 + 0.5)
    if share == 0:
        return _("With other weights it never comes first.")
    if times == 0:
        return _("With other weights it hardly ever comes first.")
    return _("With other weights it comes first in %(times)s of 100 trials.") % {"times": times}
