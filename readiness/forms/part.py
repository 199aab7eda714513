"""One part of the check as a form built from the questionnaire's data, never from wording in Python."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from readiness.core.notes import MOST_LETTERS, is_note, note_name
from readiness.core.questionnaire import LEVELS, UNKNOWN, Questionnaire
from readiness.core.responses import Response
from readiness.core.wording import QuestionWords, Wording

from .fields import Choices, OptionCards, TextField, helper


class QuestionField(forms.TypedChoiceField):
    """A question with its statements; gives a level, "unknown", or None where nothing was chosen.

    no_choice: what choosing nothing is called, where it is an option of its own.
    """

    def __init__(
        self, code: str, words: QuestionWords, *, may_be_unknown: bool, no_choice: str | Promise = ""
    ) -> None:
        choices: Choices = [("", no_choice)] if no_choice else []
        choices += [(str(level), text) for level, text in zip(LEVELS, words.options, strict=True)]
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
    """The questions of one part that apply to this firm, each with a note; fields are named by question code."""

    def __init__(
        self, questionnaire: Questionnaire, words: Wording, codes: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questionnaire, self.codes = questionnaire, codes
        fields = _fields(questionnaire, words)
        for name in (*codes, *map(note_name, codes)):
            self.fields[name] = fields[name]

    @cached_property
    def helpers(self) -> Mapping[str, FormHelper]:
        """How each question is drawn; mostly it was drawn before, and nobody asks."""
        return {code: helper(OptionCards(code, template="components/question.html")) for code in self.codes}

    def given(self) -> dict[str, Response | str | None]:
        """Return the answers that were chosen and the notes, as far as they can be used; an empty note is None."""
        usable = {code: value for code, value in self.cleaned_data.items() if code not in self.errors}
        answers = {code: value for code, value in usable.items() if not is_note(code) and value is not None}
        return answers | {name: text or None for name, text in usable.items() if is_note(name) and name in self.data}


@lru_cache(maxsize=16)
def _fields(questionnaire: Questionnaire, words: Wording) -> dict[str, forms.Field]:
    """Return the fields of all questions and notes, made once: forms share them, so nothing may change one."""
    questions = {
        code: QuestionField(code, words.questions[code], may_be_unknown=question.may_be_unknown)
        for code, question in questionnaire.by_code.items()
    }
    return {**questions, **{note_name(code): _note(words.questions[code]) for code in questions}}


def _note(words: QuestionWords) -> TextField:
    return TextField(
        most_letters=MOST_LETTERS,
        rows=3,
        required=False,
        label=_("A note for an advisor: %(question)s") % {"question": words.text},
    )
