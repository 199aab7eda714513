"""Removing what names anybody, and nothing else."""

import json

import pytest
from django.db import DatabaseError, connection, transaction
from factories import a_revision, a_submission
from factories.asked import a_conclusion
from factories.reviews import make_review, make_staff

from programs.models import AdvisedPlan, PlanDecision
from readiness.links import return_code
from readiness.models import AuditEntry, Clarification, Comment, Conclusion, Consent, Review, Submission, User, Verdict
from readiness.models.review import Status
from readiness.queries.submissions import by_code, by_token
from readiness.services.anonymising import anonymise
from readiness.services.audit import record
from readiness.services.owners import owner_with

pytestmark = pytest.mark.django_db
NAME = "Merbau"
OWNER = "merbau@example.test"
FIRM = {"name": "Merbau Foods", "uen": "199201624D", "activity": "Merbau trays"}


@pytest.fixture
def reviewed(catalogue) -> Submission:
    """A finished review with words of people wherever there can be any."""
    advisor = make_staff("advisor")
    review = make_review(status=Status.IN_REVIEW, by=advisor, firm=FIRM)
    Submission.objects.update(contact_email=OWNER, notes={"TEC4": "Merbau has no back-up"})
    Review.objects.update(message="Merbau asks", note="Dear Merbau")
    reason = {"reason": "Merbau said so", "by": advisor}
    Verdict.objects.create(review=review, question="TEC4", response=2, **reason)
    Comment.objects.create(review=review, kind="internal", text="Call Merbau", by=advisor)
    Clarification.objects.create(review=review, question="TEC4", text="Merbau?", answer="Merbau!", by=advisor)
    PlanDecision.objects.create(review=review, program="x", kind="pin", **reason)
    record("take over review", by=advisor, submission=review.submission, reason="Merbau waits")
    changes = [{"question": "TEC4", "declared": 3, "reviewed": 2, "evidence": "shown", "reason": "Merbau said so"}]
    review.refresh_from_db()
    conclusion = a_conclusion(review, note="Dear Merbau", changes=changes)
    decisions = [{"program": "x", "kind": "pin", "instead": "", "reason": "Merbau said so"}]
    AdvisedPlan.objects.create(revision=conclusion.revision, decisions=decisions, by=advisor)
    return Submission.objects.get()


def everything() -> str:
    """Every row of the database as text, but for the names of tables."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # our own tables
            rows += cursor.fetchall()
    return json.dumps(rows, default=_text).lower()


def _text(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, (bytes, memoryview)) else str(value)


def _text(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, (bytes, memoryview)) else str(value)


def test_nothing_that_names_the_firm_is_left_in_any_table(reviewed):
    owner_with(email=OWNER)
    assert everything().count(NAME.lower()) > 15

    anonymise(submission=reviewed, by=None, is_asked=False)

    assert NAME.lower() not in everything()
    assert FIRM["uen"].lower() not in everything()


def test_answers_ratings_and_judgements_stay(reviewed):
    before = list(reviewed.revisions.values())

    anonymise(submission=reviewed, by=None, is_asked=False)

    assert list(reviewed.revisions.values()) == before
    assert Submission.objects.get().responses == reviewed.responses
    assert Review.objects.get().status == Status.DONE
    assert Verdict.objects.values_list("question", "response", "reason").get() == ("TEC4", 2, "–")
    gone = {"question": "TEC4", "declared": 3, "reviewed": 2, "evidence": "shown", "reason": ""}
    assert Conclusion.objects.get().changes == [gone]
    assert AdvisedPlan.objects.get().decisions[0] == {"program": "x", "kind": "pin", "instead": "", "reason": ""}


def test_links_and_codes_open_nothing_any_more(reviewed):
    token, code = reviewed.link, return_code(reviewed.link_salt)

    anonymise(submission=reviewed, by=None, is_asked=False)

    after = Submission.objects.get()
    assert (by_token(token), by_code(code), by_token(after.link), by_code(return_code(""))) == (None, None, None, None)


def test_owners_account_goes_with_the_last_check_only(version):
    first, second = a_submission(), a_submission()
    Submission.objects.update(contact_email=OWNER)
    owner = owner_with(email=OWNER)

    anonymise(submission=first, by=None, is_asked=True)
    assert User.objects.get(pk=owner.pk).email == OWNER

    anonymise(submission=second, by=None, is_asked=True)
    found = User.objects.get(pk=owner.pk)
    assert (found.email, found.is_active) == (f"removed-{owner.pk}@removed.invalid", False)


def test_account_of_staff_stays(version):
    submission, advisor = a_submission(), make_staff("advisor", email=OWNER)
    Submission.objects.update(contact_email=OWNER)

    anonymise(submission=submission, by=None, is_asked=True)

    assert User.objects.get() == advisor


def test_firm_keeps_its_name_while_another_of_its_checks_is_there(version):
    first = a_submission(firm=FIRM)
    second = a_submission(previous=first)

    anonymise(submission=first, by=None, is_asked=True)
    second.organisation.refresh_from_db()
    assert second.organisation.name == FIRM["name"]

    anonymise(submission=second, by=None, is_asked=True)
    second.organisation.refresh_from_db()
    assert (second.organisation.name, second.organisation.uen, second.organisation.activity) == ("", "", "")


def test_owner_who_ends_a_check_takes_a_finished_review_from_the_advisors(reviewed):
    anonymise(submission=reviewed, by=None, is_asked=True)

    assert Review.objects.get().status == Status.WITHDRAWN
    newest = {each.purpose: each.is_given for each in Consent.objects.order_by("pk")}
    assert newest == {"rating": False, "review": False}


def test_second_time_changes_nothing(reviewed):
    assert anonymise(submission=reviewed, by=None, is_asked=False)
    entries = AuditEntry.objects.count()

    assert not anonymise(submission=reviewed, by=None, is_asked=False)
    assert AuditEntry.objects.count() == entries


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE readiness_comment SET text = 'Something else'",
        "UPDATE readiness_comment SET text = '', kind = 'shared'",
        "UPDATE readiness_auditentry SET verb = 'start', reason = ''",
        "UPDATE readiness_conclusion SET changes = '[]', note = ''",
        """UPDATE readiness_conclusion SET note = '', changes =
        '[{"question": "TEC4", "declared": 5, "reviewed": 2, "evidence": "shown", "reason": ""}]'""",
        """UPDATE readiness_conclusion SET note = '', changes =
        '[{"question": "TEC4", "declared": 3, "reviewed": 2, "evidence": "shown", "reason": "No"}]'""",
        "UPDATE programs_advisedplan SET decisions = '[]'",
        "UPDATE readiness_consent SET text = ''",
        "DELETE FROM readiness_comment",
    ],
)
def test_database_lets_words_of_an_anonymised_check_be_emptied_and_nothing_else(reviewed, change):
    anonymise(submission=reviewed, by=None, is_asked=True)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_database_keeps_the_words_of_every_other_check(reviewed):
    other = a_revision(firm={"name": "Kallang Parts"}).submission
    record("take over review", by=None, submission=other, reason="Said")
    anonymise(submission=reviewed, by=None, is_asked=True)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        other.audit.all().forget()

    assert other.audit.filter(reason="Said").exists()
