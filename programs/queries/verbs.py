"""Words for what the record says was done to the catalogue and to plans."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programs.models import PlanDecision, Uptake
from programs.models.draft import EDITED
from readiness.queries.record import verbs
from readiness.queries.record.changes import tell_parts

WORDS: dict[str, str | Promise] = {
    "recommend": _("Matched with the catalogue"),
    "decide on plan": _("Decided about a programme of the plan"),
    "undo decision on plan": _("Took back a decision about the plan"),
    "advise on plan": _("Kept the advisor’s plan"),
    "mark step": _("Said what became of a step of the plan"),
    "simulate": _("Added simulated firms"),
    "preview": _("Tried the draft on every firm"),
    "cancel preview": _("Cancelled a trial of the draft"),
    "ask to publish": _("Asked for the draft to be published"),
    "cancel publication": _("Cancelled publishing the draft"),
    "publish catalogue": _("Published a catalogue"),
    "ask to import": _("Brought in a file"),
    "ask to apply import": _("Asked for a file to become the draft"),
    "cancel catalogue import": _("Cancelled bringing in a file"),
    "load draft": _("Replaced the draft"),
    "mail board": _("Mailed an editor what has grown old"),
    "confirm fact": _("Confirmed a fact of the catalogue"),
}
OF_A_ROW = {"add": _("Added: {row}"), "change": _("Changed: {row}"), "delete": _("Deleted: {row}")}
"""What editors do to single rows of the draft; the record names the kind of row in English."""

verbs.tell(WORDS)
verbs.tell(
    {
        f"{verb} {row._meta.verbose_name_raw}": format_lazy(words, row=row._meta.verbose_name)
        for row in EDITED
        for verb, words in OF_A_ROW.items()
    }
)
tell_parts("plan.", _("plan"), dict(PlanDecision.Kind.choices))
tell_parts("uptake.", _("step of the plan"), dict(Uptake.State.choices))
