"""A second, blind look as a form: the questions with their five statements, none of them chosen beforehand."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from readiness.core.questionnaire import LEVELS, UNKNOWN, Questionnaire
from readiness.core.responses import Response
from readiness.core.wording import QuestionWords, Wording

from .fields import Choices
from .part import QuestionField


class SecondForm(forms.Form):
    """Fields are named by question code; initial holds only what this advisor has chosen."""

    def __init__(
        self, questionnaire: Questionnaire, words: Wording, codes: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for code in codes:
            may_be_unknown = questionnaire.by_code[code].may_be_unknown
            field = QuestionField(code, words.questions[code], may_be_unknown=may_be_unknown)
            field.help_text = ""
            field.choices = _choices(words.questions[code], may_be_unknown=may_be_unknown)
            self.fields[code] = field

    def given(self) -> dict[str, Response]:
        """Return the answers that were chosen and can be used, whether or not the whole form is valid."""
        return {code: value for code, value in self.cleaned_data.items() if value is not None}


def _choices(words: QuestionWords, *, may_be_unknown: bool) -> Choices:
    levels: Choices = [(str(level), f"{level} · {text}") for level, text in zip(LEVELS, words.options, strict=True)]
    return [*levels, (UNKNOWN, _("Cannot be told from this"))] if may_be_unknown else levels
