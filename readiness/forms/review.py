"""What the firm fills in around a review: asking for it, answering an advisor, seeing the outcome differently."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from readiness.core.notes import is_note, note_name, parted
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Response
from readiness.core.wording import Wording
from readiness.services.reviews.answering import Answers
from readiness.services.reviews.asking import CONSENT_TEXT

from .fields import OptionCards, PlainField, TextField, helper
from .landing import EMAIL_ERRORS
from .part import QuestionField

MOST_LETTERS = 2000


class AskForm(forms.Form):
    """The firm's request. The box is never ticked for anybody."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "An advisor uses it for questions about your answers, and to tell you when the review is finished."
        ),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=EMAIL_ERRORS,
    )
    message = TextField(
        most_letters=MOST_LETTERS,
        rows=4,
        required=False,
        label=_("What should the advisor know?"),
        help_text=_("For example what you would like to do next, or an answer you were unsure about."),
    )
    consent = forms.BooleanField(
        label=_("Your agreement"),
        help_text=CONSENT_TEXT,
        error_messages={
            "required": _("Tick the box if you agree. Without it no advisor sees anything of your check.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(
            PlainField("email", css_class="form-control"),
            PlainField("message", css_class="form-control"),
            OptionCards("consent", template="components/agree.html"),
        )


class DisputeForm(forms.Form):
    reason = TextField(
        most_letters=MOST_LETTERS,
        rows=5,
        label=_("What do you see differently, and why?"),
        help_text=_("Name the answer or the part, and what you do today. It helps to say what you could show."),
        error_messages={"required": _("Write what you see differently, so that we know where to look.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(PlainField("reason", css_class="form-control"))


class ClarifyForm(forms.Form):
    """Answers to an advisor's questions: per question a text and, if wanted, another answer of the check.

    asked: question codes. changeable: those whose answer counts, so that it can be changed.
    is_sending: every text is needed; otherwise whatever is there is kept.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        words: Wording,
        asked: Sequence[str],
        changeable: Sequence[str],
        *args: Any,
        is_sending: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for code in asked:
            self.fields[note_name(code)] = _reply(words.questions[code].text, is_needed=is_sending)
        for code in changeable:
            field = QuestionField(
                code,
                words.questions[code],
                may_be_unknown=questionnaire.by_code[code].may_be_unknown,
                no_choice=_("Keep the present answer"),
            )
            field.label, field.help_text = _("Your answer from now on"), ""
            self.fields[code] = field
        self.texts = {code: helper(PlainField(note_name(code), css_class="form-control")) for code in asked}
        self.changes = {code: helper(OptionCards(code, template="components/options.html")) for code in changeable}

    def given(self) -> dict[str, Response | str | None]:
        """Return what can be kept, whether or not the whole form is valid; empty is None."""
        return {name: value or None for name, value in self.cleaned_data.items() if name not in self.errors} | {
            name: None for name in self.fields if is_note(name) and not self.data.get(name, "").strip()
        }

    def answers(self, kept: Mapping[str, Any]) -> Answers:
        """Return what is kept as the answers to be sent."""
        responses, texts = parted(kept)
        return {code: (texts.get(code, ""), responses.get(code)) for code in self.asked}


def _reply(question: str, *, is_needed: bool) -> TextField:
    missing = _("Write a reply to “%(question)s”, even a short one, before you send. You can also save for later.")
    return TextField(
        most_letters=MOST_LETTERS,
        rows=4,
        required=is_needed,
        label=format_html('{}<span class="visually-hidden">: {}</span>', _("Your reply"), question),
        error_messages={"required": missing % {"question": question}},
    )
