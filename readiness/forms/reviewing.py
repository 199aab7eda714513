"""What an advisor fills in on a review's page. Levels and statements come from the questionnaire's data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from readiness.core.questionnaire import LEVELS, UNKNOWN
from readiness.core.responses import Response
from readiness.models import Comment, Verdict
from readiness.queries.reviewing.rows import Row

from .fields import Choices, OptionCards, PlainField, helper

LONGEST = 2000
MOST_MINUTES = 480
"""A call of a whole working day."""
LABELS = {
    "take_over": _("Why you take it over"),
    "release": _("Why you give it back"),
    "take_back": _("Why you take them back"),
    "reopen": _("Why you open it again"),
    "settle": _("Answer to the firm, which reads it"),
}
"""Of the reason, by step."""


class Segments(OptionCards):
    """A short choice as a row of buttons."""

    template = "components/segments.html"


def _text(label: Any, missing: Any = "", **options: Any) -> forms.CharField:
    """Return a text box. missing: what to say if it is needed and empty."""
    errors = {"required": missing} if missing else {}
    made = forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea, error_messages=errors, **options)
    made.widget.attrs["rows"] = 2
    return made


def _kept(form: forms.Form, field: str, name: str) -> None:
    """Let the browser keep what is typed until it was saved. name: of the box on the page."""
    form.fields[field].widget.attrs["data-keep"] = name


def _plain(name: str) -> PlainField:
    return PlainField(name, css_class="form-control")


def _response(value: str) -> Response | None:
    return int(value) if value.isdecimal() else (value or None)


class VerdictForm(forms.Form):
    """What the advisor found about one answer; the level that the firm chose is chosen already."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    evidence = forms.ChoiceField(
        label=_("How sure is it?"),
        choices=Verdict.Evidence.choices,
        help_text=_(
            "Declared: the firm says so. Shown: you saw it, or heard it in detail. Verified: a record proves it."
        ),
        widget=forms.RadioSelect,
    )
    response = forms.TypedChoiceField(
        label=_("Level you find"), coerce=_response, empty_value=None, required=False, widget=forms.RadioSelect
    )
    reason = _text(
        _("Reason"),
        required=False,
        help_text=_("Needed when you change the level. The firm reads it beside its own answer."),
    )

    def __init__(self, row: Row, revision: int, data: Any = None) -> None:
        chosen = {"version": row.version, "revision": revision, "response": row.reviewed, "evidence": "declared"}
        if row.verdict:
            chosen |= {"evidence": row.verdict.evidence, "reason": row.verdict.reason}
        super().__init__(data, initial=chosen, auto_id=f"id_{row.slug}_%s")
        self.row = row
        levels: Choices = [(str(level), str(level)) for level in LEVELS]
        response = self.fields["response"]
        assert isinstance(response, forms.ChoiceField)  # noqa: S101  # tells the type
        response.choices = [*levels, (UNKNOWN, _("?"))] if row.may_be_unknown else levels
        _kept(self, "reason", f"reason-{row.code}")
        self.helper = helper("version", "revision", Segments("response"), Segments("evidence"), _plain("reason"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        response = cleaned.get("response")
        if response not in (None, self.row.declared) and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why you change the level. The firm reads it beside its own answer."))
        return cleaned

    def having_version(self, version: int, revision: int) -> "VerdictForm":
        """Return the same form, for saving again after both versions were seen."""
        shown = {"version": str(version), "revision": str(revision)}
        return VerdictForm(self.row, revision, dict(self.data.items()) | shown)


class AskForm(forms.Form):
    """A question to the firm about one answer."""

    text = _text(
        _("Ask the firm"),
        _("Write the question first."),
        help_text=_("One plain question. The firm reads it under this answer."),
    )

    def __init__(self, row: Row, data: Any = None) -> None:
        text = row.draft.text if row.draft else ""
        super().__init__(data, initial={"text": text}, auto_id=f"id_{row.slug}_ask_%s")
        _kept(self, "text", f"ask-{row.code}")
        self.helper = helper(_plain("text"))


class CommentForm(forms.Form):
    """Something said about one answer, or about the whole (slug empty)."""

    kind = forms.ChoiceField(label=_("Who sees it"), widget=forms.RadioSelect)
    text = _text(_("Comment"), _("Write a few words first."))

    def __init__(self, slug: str, data: Any = None, *, may_share: bool) -> None:
        initial = {"kind": Comment.Kind.INTERNAL.value}
        super().__init__(data, initial=initial, auto_id=f"id_{slug or 'all'}_say_%s")
        kinds = [Comment.Kind.INTERNAL, *([Comment.Kind.SHARED] if may_share else [])]
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101  # tells the type
        kind.choices = [(each.value, each.label) for each in kinds]
        _kept(self, "text", f"comment-{slug}")
        self.helper = helper(Segments("kind"), _plain("text"))


class CallForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=MOST_MINUTES,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    text = _text(_("What was said"), _("Write a few words first."))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="id_call_%s")
        _kept(self, "text", "call")
        self.helper = helper(_plain("minutes"), _plain("text"))


class NoteForm(forms.Form):
    """The note that the firm reads beside its reviewed result."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    text = _text(
        _("Note to the firm"), required=False, help_text=_("The firm reads it first when the review is finished.")
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="id_note_%s")
        _kept(self, "text", "note")
        self.helper = helper("version", _plain("text"))

    def having_version(self, version: int) -> "NoteForm":
        """Return the same form, for saving again after both versions were seen."""
        return NoteForm(dict(self.data.items()) | {"version": str(version)})


class ReasonForm(forms.Form):
    """A step that needs a reason. step: names it on the page."""

    reason = _text(_("Reason"), _("Say why in a few words."))

    def __init__(self, step: str, data: Any = None) -> None:
        super().__init__(data, auto_id=f"id_{step}_%s")
        self.fields["reason"].label = LABELS.get(step, _("Reason"))
        _kept(self, "reason", step)
        self.helper = helper(_plain("reason"))
