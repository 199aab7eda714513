"""What people are told before they agree: one notice a purpose. Whoever changes words gives them that day's date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from .consent import Consent

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

Purpose = Consent.Purpose


@dataclass(frozen=True)
class Notice:
    """text: what is agreed to. effect: what happens when it is withdrawn. done: what is said afterwards."""

    version: str
    text: "str | StrPromise"
    effect: "tuple[str | StrPromise, ...]"
    done: "str | StrPromise"


NOTICES: Mapping[str, Notice] = {
    Purpose.RATING: Notice(
        version="2026-11-30",
        text=_(
            "I agree that this site uses this firm’s answers and facts to give it a rating, a way up and a plan of "
            "programmes, and, without its name, to test changes of the catalogue and to count how often each vendor "
            "is planned."
        ),
        effect=(
            _("This check closes for good: its link and return code stop working, on every device."),
            _("Names, company number, e-mail address, notes and everything written to or by an advisor are removed."),
            _("A request for a review is withdrawn, and advisors no longer see anything of it."),
            _("Answers and levels stay without a name, so that past counts stay true. This cannot be undone."),
        ),
        done=_("This check is closed, and everything that names anybody is removed from it."),
    ),
    Purpose.MAIL: Notice(
        version="2026-11-25",
        text=_(
            "I agree that this site keeps my e-mail address to send me the link to this check, now or if I lose it."
        ),
        effect=(
            _("Your e-mail address is removed from this check, and nothing is sent to it any more."),
            _("A lost link can then not be mailed, and “My checks” no longer shows this check."),
            _("If an advisor is reviewing it, questions are still shown on your pages, but not mailed."),
        ),
        done=_("Your e-mail address is removed from this check."),
    ),
    Purpose.REVIEW: Notice(
        version="2026-11-25",
        text=_(
            "I agree that NTUC advisors, and auditors of their work, read this firm’s answers, notes, facts and "
            "results, and that advisors use my e-mail address to ask about them, in order to review this result. "
            "I can withdraw at any time."
        ),
        effect=(
            _("Advisors no longer see anything of this check, at once."),
            _("Your e-mail address is removed, unless you gave it for your link too."),
        ),
        done=_("Your request is withdrawn. Advisors no longer see anything of this check."),
    ),
    Purpose.STATISTICS: Notice(
        version="2026-11-25",
        text=_(
            "I agree that this firm’s levels count in comparisons of firms by sector and size. Nothing is published "
            "about fewer than 10 firms, and never a name or an answer."
        ),
        effect=(
            _("From the next comparison on, this firm no longer counts in it."),
            _("Comparisons that are out already stay as they are: nobody can tell your firm from them."),
        ),
        done=_("This firm no longer counts in the comparison from the next one on."),
    ),
}
