"""One part of the check as a form built from the questionnaire's data, never from wording in Python."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from readiness.core.questionnaire import LEVELS, UNKNOWN, Questionnaire
from readiness.core.responses import Response
from readiness.core.wording import QuestionWords, Wording

from .fields import Choices, OptionCards, helper


class QuestionField(forms.TypedChoiceField):
    """A question with its statements; gives a level, "unknown", or None where nothing was chosen."""

    def __init__(self, code: str, words: QuestionWords, *, may_be_unknown: bool) -> None:
        choices: Choices = [(str(level), text) for level, text in zip(LEVELS, words.options, strict=True)]
        if may_be_unknown:
            choices.append((UNKNOWN, _("I don’t know")))
        super().__init__(
            choices=choices,
            coerce=_response,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            label=words.text,
            help_text=words.hint,
            error_messages={"invalid_choice": _("Choose one of the sentences below.")},
        )
        self.code = code
        self.words = words
        self.may_be_unknown = may_be_unknown


def _response(value: str) -> Response:
    return UNKNOWN if value == UNKNOWN else int(value)


class PartForm(forms.Form):
    """The questions of one part that apply to this firm; fields are named by question code."""

    def __init__(
        self, questionnaire: Questionnaire, words: Wording, codes: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for code in codes:
            question = questionnaire.by_code[code]
            self.fields[code] = QuestionField(code, words.questions[code], may_be_unknown=question.may_be_unknown)
        self.helpers = {code: helper(OptionCards(code, template="components/question.html")) for code in codes}

    def given(self) -> dict[str, Response]:
        """Return the answers that were chosen and can be used, whether or not the whole form is valid."""
        return {
            code: self.cleaned_data[code]
            for code in self.fields
            if code not in self.errors and self.cleaned_data.get(code) is not None
        }
