"""One firm's answers: a draft that people type into, and the revisions that were rated."""

from typing import Self

from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from readiness.links import link_token

from .organisation import Organisation
from .questionnaire import QuestionnaireVersion, Snapshot, SnapshotQuerySet


class Submission(models.Model):
    """A check in progress or done. profile and responses are the draft; a revision freezes them.

    saved_from: field -> the opened page that saved it last, so that a page does not quarrel with itself. A reply to an
    advisor is `number:field`, of its clarification: another question is another field.
    notes: question -> what the respondent wants an advisor to know about the answer.

    asked_for_review: there is a review, though maybe withdrawn; told here so that nobody looks for one in vain.

    anonymised_at: since then nothing here names anybody, and no link opens it; answers and ratings stay.

    The link and the return code are derived from `link_salt`; only their hashes are stored.
    """

    class Mode(models.TextChoices):
        QUICK = "quick", _("quick check")
        FULL = "full", _("full check")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="submissions")
    questionnaire = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    mode = models.CharField(max_length=5, choices=Mode)
    profile = models.JSONField(default=dict, blank=True)
    responses = models.JSONField(default=dict, blank=True)
    saved_from = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    link_salt = models.CharField(max_length=32)
    link_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    contact_email = models.EmailField(blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    asked_for_review = models.BooleanField(default=False, db_default=False, editable=False)
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        indexes = [
            models.Index(Upper("contact_email"), name="submissions_by_address"),  # as `iexact` asks
            models.Index(
                "anonymised_at", condition=models.Q(anonymised_at__isnull=False), name="anonymised_submissions"
            ),
        ]

    token = ""
    """The link's token, known only while a page is made for its holder; never stored."""

    def __str__(self) -> str:
        return f"{self.organisation} #{self.pk}"

    @property
    def link(self) -> str:
        """The token of this submission's link, derived anew."""
        return link_token(self.link_salt)

    @property
    def is_quick(self) -> bool:
        return self.mode == self.Mode.QUICK


class RevisionQuerySet(SnapshotQuerySet):
    def declared(self) -> Self:
        """What respondents handed in, without what advisors made of it."""
        return self.filter(kind=Revision.Kind.DECLARED)


RevisionManager = models.Manager.from_queryset(RevisionQuerySet)


class Revision(Snapshot):
    """What was rated on a day, with which versions, and the result. Never overwritten.

    declared: the respondent's own answers; reviewed: those with an advisor's adjustments.
    """

    class Kind(models.TextChoices):
        DECLARED = "declared", _("self-assessed")
        REVIEWED = "reviewed", _("reviewed")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.DECLARED)
    questionnaire = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=5, choices=Submission.Mode)
    as_of = models.DateField()
    profile = models.JSONField()
    responses = models.JSONField()
    result = models.JSONField()
    receipt = models.JSONField()
    level = models.PositiveSmallIntegerField(null=True)
    could_be = models.PositiveSmallIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RevisionManager()  # type: ignore[misc]  # it has the base’s own and one more

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="one_revision_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(level__isnull=True, could_be__isnull=True)
                | models.Q(
                    level__isnull=False,
                    level__gte=1,
                    could_be__isnull=False,
                    could_be__gte=models.F("level"),
                    could_be__lte=5,
                ),
                name="level_and_range_fit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}.{self.number}"
