"""The draft: the one catalogue that editors change. What is published is a snapshot of it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .version import CatalogueVersion

LEVEL = [MinValueValidator(1), MaxValueValidator(5)]


class WebAddress(models.URLField):  # type: ignore[type-arg]  # the class cannot be subscripted at run time
    """An address; where no scheme is typed, https. Django 6 does so by itself, 5.2 wants to be told."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs


class Confidence(models.TextChoices):
    OFFICIAL = "official", _("official")
    PRESS = "press", _("press")
    SECONDARY = "secondary", _("second-hand")
    UNCONFIRMED = "unconfirmed", _("unconfirmed")


class Draft(models.Model):
    """One row. Whoever writes the draft locks it; based_on is what the draft was last loaded from."""

    based_on = models.ForeignKey(CatalogueVersion, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_draft")]

    def __str__(self) -> str:
        return str(_("draft"))


class Edited(models.Model):
    """Base of rows with a page of their own. revision counts changes, so that a stale page is noticed."""

    revision = models.PositiveIntegerField(default=1, editable=False)
    edited_at = models.DateTimeField(_("edited at"), auto_now=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True


class Source(Edited):
    code = models.CharField(_("code"), max_length=12, unique=True)
    url = WebAddress(_("address"), max_length=400)
    dated = models.CharField(_("dated"), max_length=120, help_text=_("As the source states it, in words."))
    confidence = models.CharField(_("confidence"), max_length=12, choices=Confidence)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} · {self.get_confidence_display()} · {self.url}"


class Vendor(Edited):
    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    jurisdiction = models.PositiveSmallIntegerField(
        _("jurisdiction"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(4)],
        help_text=_("Value of the continuity factor, 0 to 4, when a firm uses this supplier. Empty: not known."),
    )

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Tool(Edited):
    """An AI tool of the profile, and who makes its model."""

    code = models.SlugField(_("tool"), unique=True)
    maker = models.ForeignKey(Vendor, on_delete=models.PROTECT, related_name="tools", verbose_name=_("maker"))
    is_open = models.BooleanField(_("open weights"), default=False)

    class Meta:
        ordering = ["code"]
        verbose_name = _("AI tool")

    def __str__(self) -> str:
        return self.code


class Sentence(Edited):
    """What people read for a condition or a warning."""

    class Kind(models.TextChoices):
        CONDITION = "condition", _("condition")
        WARNING = "warning", _("warning")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    code = models.CharField(_("code"), max_length=30, unique=True)
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["kind", "code"]

    def __str__(self) -> str:
        return self.code


class Factor(Edited):
    code = models.CharField(_("code"), max_length=4, unique=True)
    weight = models.PositiveSmallIntegerField(_("weight"))
    is_choice = models.BooleanField(_("choice factor"))
    name = models.CharField(_("name"), max_length=80)
    meaning = models.TextField(_("meaning"))
    steps = models.JSONField(_("what 0 to 4 mean"))
    basis = models.TextField(_("basis"))
    warning = models.TextField(_("warning"))
    advice = models.TextField(_("advice"))

    class Meta:
        ordering = ["code"]
        verbose_name = _("lock-in factor")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Number(Edited):
    """A number of the matching method; value is a whole number or a fraction such as 7/10."""

    position = models.PositiveIntegerField(default=0, editable=False)
    code = models.CharField(_("code"), max_length=60, unique=True)
    value = models.CharField(_("value"), max_length=20)
    unit = models.CharField(_("unit"), max_length=20)
    meaning = models.TextField(_("meaning"))
    source = models.CharField(_("source"), max_length=200, default="own judgement")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.code


class Program(Edited):
    """vendor empty: neutral. Lists hold codes of the questionnaire's profile and of conditions."""

    class Kind(models.TextChoices):
        TRAINING = "training", _("training")
        CERTIFICATE = "certificate", _("certificate")
        ADOPTION = "adoption", _("help with adoption")
        FUNDING = "funding", _("funding")

    position = models.PositiveIntegerField(default=0, editable=False)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    providers = models.JSONField(_("providers"))
    vendor = models.ForeignKey(
        Vendor, on_delete=models.PROTECT, null=True, blank=True, related_name="programs", verbose_name=_("vendor")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    summary = models.TextField(_("summary"))
    level_from = models.PositiveSmallIntegerField(_("from level"), validators=LEVEL)
    level_to = models.PositiveSmallIntegerField(_("to level"), validators=LEVEL)
    confidence = models.CharField(_("confidence"), max_length=12, choices=Confidence)
    url = WebAddress(_("address"), max_length=400, blank=True)
    url_is_checked = models.BooleanField(_("the address itself was opened"), default=False)
    audience = models.JSONField(_("for whom"), default=list, blank=True)
    hours = models.PositiveIntegerField(_("hours"), null=True, blank=True)
    money = models.PositiveIntegerField(_("money, S$"), null=True, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    has_all_languages = models.BooleanField(_("there are no other languages"), default=False)
    formats = models.JSONField(_("formats"), default=list, blank=True)
    goals = models.JSONField(_("goals"), default=list, blank=True)
    tools_in_use = models.BooleanField(_("people work with the vendor’s tools in it"), default=False)
    conditions = models.JSONField(_("conditions"), default=list, blank=True)
    models_covered = models.CharField(_("models covered"), max_length=200, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("programme")
        constraints = [
            models.CheckConstraint(
                condition=Q(level_from__gte=1, level_to__lte=5, level_from__lte=F("level_to")),
                name="levels_in_order",
                violation_error_message=_("Levels run from 1 to 5, the lower one first."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Cohort(models.Model):
    class Status(models.TextChoices):
        OPEN = "open", _("open")
        REPORTED = "reported", _("reported, not confirmed")
        UNKNOWN = "unknown", _("unknown")
        ENDED = "ended", _("ended")

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="cohorts")
    status = models.CharField(_("intake"), max_length=10, choices=Status, default=Status.UNKNOWN)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    disputed = models.BooleanField(_("sources disagree about the end"), default=False)

    class Meta:
        ordering = [F("starts_on").asc(nulls_first=True), "pk"]
        verbose_name = _("intake")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="intake_ends_after_it_starts",
                violation_error_message=_("An intake cannot end before it starts."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on or ''} – {self.ends_on or ''} {self.get_status_display()}"


class Raise(models.Model):
    """A claim: finishing the programme and using it at work can lift this question up to a level."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="raises")
    question = models.CharField(_("question"), max_length=8)
    level = models.PositiveSmallIntegerField(_("up to level"), validators=LEVEL)

    class Meta:
        ordering = ["question"]
        verbose_name = _("what it raises")
        verbose_name_plural = _("what it raises")
        constraints = [models.UniqueConstraint(fields=["program", "question"], name="one_raise_of_a_question")]

    def __str__(self) -> str:
        return f"{self.question} → {self.level}"


class Fact(models.Model):
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="facts")
    position = models.PositiveIntegerField(default=0)
    name = models.CharField(_("about"), max_length=40)
    says = models.TextField(_("what it says"))
    sources = models.ManyToManyField(Source, related_name="facts", verbose_name=_("sources"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=12, choices=Confidence)
    checked_on = models.DateField(_("checked on"), db_index=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class FactorValue(models.Model):
    """value empty: unknown, a range of 0 to 4; passes: the factor is that of what the money buys."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="factor_values")
    factor = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="values")
    value = models.PositiveSmallIntegerField(
        _("value"), null=True, blank=True, validators=[MaxValueValidator(4)], help_text=_("0 to 4; empty: unknown")
    )
    passes = models.BooleanField(_("passed on to what is bought"), default=False)
    why = models.CharField(_("why"), max_length=300)

    class Meta:
        ordering = ["factor__code"]
        verbose_name = _("lock-in value")
        constraints = [models.UniqueConstraint(fields=["program", "factor"], name="one_value_a_factor")]

    def __str__(self) -> str:
        return f"{self.factor.code}: {'?' if self.value is None else self.value}"


EDITED: tuple[type[Any], ...] = (Source, Vendor, Tool, Sentence, Factor, Number, Program)
"""Everything that has a page of its own, in the order in which it can be written."""
