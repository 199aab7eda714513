"""Forms of what hangs on a programme: intakes, what it raises, lock-in values and facts."""

from typing import Any

from django import forms
from django.db.models import Max
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.models import Cohort, Fact, Factor, FactorValue, Raise

from .draft import current_words, factor_values
from .draft_fields import bound
from .watched_parts import WatchedFormSet


class CohortForm(forms.ModelForm):
    class Meta:
        model = Cohort
        fields = ("status", "starts_on", "ends_on", "disputed")


class CohortFormSet(WatchedFormSet):
    key = ("starts_on",)


class RaiseForm(forms.ModelForm):
    question = forms.ChoiceField(label=gettext_lazy("Question"))
    level = forms.TypedChoiceField(label=gettext_lazy("Up to level"), coerce=int)

    class Meta:
        model = Raise
        fields = ("question", "level")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        words = current_words()
        groups: dict[str, list[tuple[str, str]]] = {part.name: [] for part in words.dimensions.values()}
        for code, question in words.questions.items():
            part = next(part for start, part in words.dimensions.items() if code.startswith(start))
            groups[part.name].append((code, f"{code} · {question.text}"))
        empty = ("", _("choose a question"))
        self.fields["question"].choices = [empty, *groups.items()]  # type: ignore[attr-defined]
        levels = [(level, f"{level} · {words.levels[level].name}") for level in sorted(words.levels)]
        self.fields["level"].choices = [("", _("choose a level")), *levels]  # type: ignore[attr-defined]


class RaiseFormSet(WatchedFormSet):
    key = ("question",)


class FactorName(forms.HiddenInput):
    """The name of a factor in words, and its number in a hidden input."""

    is_hidden = False

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html("{}{}", self.name, super().render(name, value, attrs, renderer))


class FactorValueForm(forms.ModelForm):
    value = forms.TypedChoiceField(label=gettext_lazy("Value"), coerce=int, empty_value=None, required=False)

    class Meta:
        model = FactorValue
        fields = ("factor", "value", "passes", "why")

    def __init__(self, *args: Any, factors: dict[int, Factor], **options: Any) -> None:
        super().__init__(*args, **options)
        factor = factors.get(self.instance.factor_id or self.initial.get("factor") or 0)
        self.fields["value"].choices = factor_values(factor)  # type: ignore[attr-defined]
        if "factor" in self.fields:
            self.fields["factor"].widget = FactorName(str(factor or ""))
        bound(self, "lock_in")


class FactorValueFormSet(WatchedFormSet):
    """A line for every factor, whether the programme has a value for it yet or not."""

    key = ("factor",)

    def __init__(self, *args: Any, **options: Any) -> None:
        self.factors = Factor.objects.in_bulk()
        instance = options.get("instance")
        have = set(instance.factor_values.values_list("factor", flat=True)) if instance and instance.pk else set()
        missing = [
            {"factor": pk} for pk in sorted(self.factors, key=lambda pk: self.factors[pk].code) if pk not in have
        ]
        self.extra = len(missing)
        self.max_num = len(self.factors)
        super().__init__(*args, initial=missing, **options)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"factors": self.factors}


class FactForm(forms.ModelForm):
    class Meta:
        model = Fact
        fields = ("name", "says", "sources", "confidence", "checked_on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bound(self, "facts")
        if not self.instance.pk and "checked_on" in self.fields:
            self.fields["checked_on"].initial = timezone.localdate


class FactFormSet(WatchedFormSet):
    key = ("name",)

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Any:
        """A new fact comes after those that are there."""
        last = self.instance.facts.aggregate(last=Max("position"))["last"]
        form.instance.position = 0 if last is None else last + 1
        return super().save_new(form, commit=commit)
