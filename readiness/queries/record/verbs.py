"""Words for what the record says was done. Every verb that is recorded has its words; a test looks for them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]
_WORDS: dict[str, str | Promise] = {
    # the firm
    "start": _("Started a check"),
    "answer": _("Changed answers"),
    "describe firm": _("Changed facts about the firm"),
    "submit": _("Handed in the answers"),
    "continue in full": _("Went on from the quick to the full check"),
    "mail link": _("Asked for the link by mail"),
    "renew link": _("Replaced the link by a new one"),
    "ask for lost links": _("Asked for lost links by mail"),
    "ask for review": _("Asked for a review"),
    "withdraw review": _("Took the request for a review back"),
    "dispute review": _("Disagreed with the finished review"),
    "agree": _("Agreed to a purpose"),
    "withdraw": _("Withdrew agreement to a purpose"),
    "correct contact": _("Corrected the e-mail address"),
    "export data": _("Downloaded everything held about the check"),
    "write to advisor": _("Wrote to the advisor"),
    "answer advisor": _("Answered the advisor’s questions"),
    # the advisor
    "claim review": _("Took a review"),
    "assign review": _("Gave a review to an advisor"),
    "take over review": _("Took a review over"),
    "release review": _("Gave a review back to the queue"),
    "save view": _("Saved a view of the queue"),
    "change view": _("Changed a view of the queue"),
    "delete view": _("Deleted a view of the queue"),
    "save verdict": _("Judged an answer"),
    "read reply": _("Read what the firm answered"),
    "comment on review": _("Commented on a review"),
    "write note to firm": _("Wrote the note to the firm"),
    "draft question": _("Wrote a question to the firm"),
    "drop question": _("Dropped a question to the firm"),
    "ask firm": _("Sent questions to the firm"),
    "take back questions": _("Took questions to the firm back"),
    "finish review": _("Finished the review"),
    "rate reviewed": _("Rated the reviewed answers"),
    "reopen review": _("Opened the review again"),
    "settle dispute": _("Answered a firm that disagreed"),
    # second looks
    "ask for second look": _("Chosen for a second look"),
    "take second look": _("Took a second look"),
    "give back second look": _("Gave a second look back"),
    "answer in second look": _("Answered in a second look"),
    "hand in second look": _("Handed in a second look"),
    # accounts
    "make owner account": _("Asked for all checks of the firm, which made an account"),
    "forget owner account": _("Emptied the account of an owner who has no check any more"),
    "add staff": _("Added somebody to staff"),
    "change staff": _("Changed an account of staff"),
    "change own account": _("Changed the own account"),
    "mail password link": _("Mailed a link to set a password"),
    "change password": _("Changed the own password"),
    "add second factor": _("Added a second factor"),
    "remove second factor": _("Removed a second factor"),
    "renew recovery codes": _("Made new recovery codes"),
    "reset second factor": _("Took somebody’s second factor away"),
    "make administrator": _("Made an administrator from the command line"),
    # the site
    "mail questions": _("Mailed the firm that an advisor has questions"),
    "mail reviewed": _("Mailed the firm that its review is finished"),
    "mail answered": _("Mailed the firm that its dispute is answered"),
    "anonymise": _("Removed what names anybody from the check"),
    "publish comparison": _("Published a comparison of firms"),
    "mail digest": _("Mailed an advisor what waits for them"),
    "publish questionnaire": _("Published a questionnaire"),
    "ask for export": _("Asked for the queue as a file"),
    "download export": _("Downloaded the queue as a file"),
    "empty export": _("Removed a file of the queue after its time"),
    "cancel queue export": _("Cancelled a file of the queue"),
}
OF_SITE = frozenset({"anonymise", "mail questions", "mail reviewed", "mail answered", "ask for second look"})
"""What the site does with a check by itself; whatever else nobody is named for, the firm did."""


def tell(words: Words) -> None:
    """Add the words of another app's verbs."""
    _WORDS.update(words)


def told(verb: str) -> str:
    """Return a verb in words; one of an earlier version that no longer has any is told as it is."""
    return str(_WORDS.get(verb, verb))


def is_told(verb: str) -> bool:
    return verb in _WORDS


def choices() -> list[tuple[str, str]]:
    """Return every verb with its words, in the order of the words."""
    return sorted(((verb, str(words)) for verb, words in _WORDS.items()), key=lambda choice: choice[1])
