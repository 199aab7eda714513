"""Forms of the draft's rows, with choices and labels of the current questionnaire."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.core.catalogue import GENERAL
from programs.core.eligibility import CONDITIONS
from programs.models import Factor, Number, Program, Sentence, Source, Tool, Vendor
from readiness.core.wording import Wording
from readiness.queries.editions import current_version, edition, words_of

from .draft_fields import CodesField, LinesField, bound
from .watched import WatchedForm


def current_words() -> Wording:
    """Return the words of the current questionnaire."""
    return words_of(edition(current_version()))


def factor_values(factor: Factor | None) -> list[tuple[Any, str]]:
    """Return 0 to 4 with what each means, after a value that is not known."""
    steps = factor.steps if factor else [""] * 5
    return [("", _("not known")), *((value, f"{value} · {step}".rstrip(" ·")) for value, step in enumerate(steps))]


class SourceForm(WatchedForm):
    class Meta:
        model = Source
        fields = ("code", "url", "dated", "confidence")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bound(self, "sources")


class VendorForm(WatchedForm):
    jurisdiction = forms.TypedChoiceField(
        label=gettext_lazy("Jurisdiction"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=gettext_lazy("How far foreign law or trade measures reach a firm that uses this supplier."),
    )

    class Meta:
        model = Vendor
        fields = ("code", "name", "jurisdiction")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bound(self, "vendors")
        if field := self.fields.get("jurisdiction"):
            field.choices = factor_values(Factor.objects.filter(code="F7").first())  # type: ignore[attr-defined]


class ToolForm(WatchedForm):
    code = forms.ChoiceField(label=gettext_lazy("Tool"), help_text=gettext_lazy("As the questionnaire names it."))

    class Meta:
        model = Tool
        fields = ("code", "maker", "is_open")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if field := self.fields.get("code"):
            there = set(Tool.objects.values_list("code", flat=True))
            known = current_words().profile["ai_tools"].values
            field.choices = [(code, name) for code, name in known.items() if code not in there]  # type: ignore[attr-defined]


class SentenceForm(WatchedForm):
    class Meta:
        model = Sentence
        fields = ("kind", "code", "text")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bound(self, "sentences")


class FactorForm(WatchedForm):
    steps = LinesField(
        label=gettext_lazy("What 0 to 4 mean"),
        exactly=5,
        help_text=gettext_lazy("Five lines: 0 first, 4 last."),
        widget=AdminTextareaWidget(attrs={"rows": 6}),
    )

    class Meta:
        model = Factor
        fields = ("code", "weight", "is_choice", "name", "meaning", "steps", "basis", "warning", "advice")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bound(self, "factors")


class NumberForm(WatchedForm):
    class Meta:
        model = Number
        fields = ("code", "value", "unit", "meaning", "source")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bound(self, "numbers")


class ProgramForm(WatchedForm):
    providers = LinesField(
        label=gettext_lazy("Providers"),
        help_text=gettext_lazy("Who offers it, one a line."),
        widget=AdminTextareaWidget(attrs={"rows": 3}),
    )
    audience = CodesField(
        label=gettext_lazy("For whom"), required=False, help_text=gettext_lazy("None ticked: for everybody.")
    )
    languages = CodesField(label=gettext_lazy("Languages"), required=False)
    formats = CodesField(
        label=gettext_lazy("Formats"), required=False, help_text=gettext_lazy("None ticked: not known.")
    )
    goals = CodesField(label=gettext_lazy("Goals"), required=False)
    conditions = CodesField(label=gettext_lazy("Conditions"), required=False)

    KEYS: ClassVar[dict[str, str]] = {
        "audience": "learners",
        "languages": "languages",
        "formats": "formats",
        "goals": "goals",
    }
    """Field -> the key of the profile whose values it takes."""

    class Meta:
        model = Program
        fields = (
            *("slug", "name", "providers", "vendor", "kind", "summary", "level_from", "level_to", "confidence", "url"),
            *("url_is_checked", "audience", "hours", "money", "languages", "has_all_languages", "formats", "goals"),
            *("tools_in_use", "conditions", "models_covered"),
        )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bound(self, "programs", {"models_covered": "models"})
        if "vendor" in self.fields:
            self.fields["vendor"].empty_label = _("neutral: no vendor")  # type: ignore[attr-defined]
        for name, choices in self._choices():
            if isinstance(field := self.fields.get(name), CodesField):
                field.offer(choices, getattr(self.instance, name) or [])

    def _choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        profile = current_words().profile
        offered = [(name, list(profile[key].values.items())) for name, key in self.KEYS.items()]
        goals = [(code, label) for code, label in offered.pop()[1] if code != "not_sure"]
        texts = dict(Sentence.objects.filter(kind=Sentence.Kind.CONDITION).values_list("code", "text"))
        return [
            *offered,
            ("goals", [*goals, (GENERAL, _("No special subject: counts half for every goal"))]),
            ("conditions", [(code, texts.get(code, code)) for code in CONDITIONS]),
        ]
