"""What was published or shown to a firm stays as it is, by every road that the ORM offers, and by raw SQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from factories import a_revision
from factories.reviews import make_review, make_staff

from programs.models import AdvisedPlan, CatalogueVersion, Recommendation
from readiness.models import (
    AuditEntry,
    Comment,
    Conclusion,
    Consent,
    Immutable,
    PeerSnapshot,
    QuestionnaireVersion,
    Revision,
)
from readiness.models.questionnaire import Snapshot

pytestmark = pytest.mark.django_db
SNAPSHOTS = {
    Revision: "level",
    QuestionnaireVersion: "version",
    AuditEntry: "reason",
    CatalogueVersion: "number",
    Recommendation: "exposure_now",
    Consent: "version",
    Comment: "text",
    Conclusion: "note",
    AdvisedPlan: "programs",
    PeerSnapshot: "is_made_up",
}


@pytest.fixture
def stored(catalogue) -> None:
    """A stored row of each kind of snapshot."""
    advisor = make_staff("advisor")
    review = make_review(status="done", by=advisor)
    submission, declared = review.submission, review.revision
    Consent.objects.create(submission=submission, purpose="review", is_given=True, version="1", text="Yes")
    Comment.objects.create(review=review, kind="internal", text="Sounds right", by=advisor)
    Conclusion.objects.create(review=review, declared=declared, revision=declared, note="Well done", by=advisor)
    PeerSnapshot.objects.create(as_of="2026-11-25")
    AdvisedPlan.objects.create(revision=declared, programs=["one"], by=advisor)


@pytest.fixture(params=SNAPSHOTS, ids=lambda model: model.__name__)
def row(request, stored):
    """One of them after the other."""
    return request.param.objects.order_by("pk").first()


def raw(sql: str) -> None:
    """Run a statement as somebody would who holds the database's own password."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def refuses(sql: str, model: type[Snapshot], **given: object) -> str:
    """Run a statement on a model's table and return why the database refused it."""
    with pytest.raises(DatabaseError) as refusal:
        raw(sql.format(table=model._meta.db_table, **given))
    return str(refusal.value).splitlines()[0]


def append_only(model: type[Snapshot]) -> str:
    return f"{model._meta.db_table} is append-only"


def test_snapshots_are_all_tested_here():
    assert set(Snapshot.__subclasses__()) == set(SNAPSHOTS)


def test_save_of_a_changed_snapshot_is_refused(row):
    field, before = SNAPSHOTS[type(row)], getattr(row, SNAPSHOTS[type(row)])
    setattr(row, field, 5)

    with pytest.raises(Immutable, match="cannot be changed"):
        row.save()

    row.refresh_from_db()
    assert getattr(row, field) == before


def test_save_of_one_field_is_refused(row):
    with pytest.raises(Immutable, match="cannot be changed"):
        row.save(update_fields=[SNAPSHOTS[type(row)]])


def test_delete_of_a_snapshot_is_refused(row):
    with pytest.raises(Immutable, match="cannot be deleted"):
        row.delete()

    assert type(row).objects.filter(pk=row.pk).exists()


def test_update_of_many_is_refused(row):
    field, before = SNAPSHOTS[type(row)], getattr(row, SNAPSHOTS[type(row)])

    with pytest.raises(Immutable, match="cannot be changed"):
        type(row).objects.filter(pk=row.pk).update(**{field: 5})

    row.refresh_from_db()
    assert getattr(row, field) == before


def test_bulk_update_is_refused(row):
    with pytest.raises(Immutable, match="cannot be changed"):
        type(row).objects.bulk_update([row], [SNAPSHOTS[type(row)]])


def test_delete_of_many_is_refused(row):
    count = type(row).objects.count()

    with pytest.raises(Immutable, match="cannot be deleted"):
        type(row).objects.all().delete()

    assert type(row).objects.count() == count


def test_database_refuses_to_change_a_snapshot(row):
    model, before = type(row), type(row).objects.values().get(pk=row.pk)

    assert refuses("UPDATE {table} SET id = id + 1000", model) == append_only(model)

    assert model.objects.values().get(pk=row.pk) == before


def test_database_refuses_to_change_one_field_of_a_snapshot(row):
    sql, field = "UPDATE {table} SET {field} = {field} WHERE id = {pk}", SNAPSHOTS[type(row)]

    assert refuses(sql, type(row), field=field, pk=row.pk) == append_only(type(row))


def test_database_refuses_to_delete_a_snapshot(row):
    assert refuses("DELETE FROM {table} WHERE id = {pk}", type(row), pk=row.pk) == append_only(type(row))

    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("model", SNAPSHOTS, ids=lambda model: model.__name__)
def test_database_refuses_to_empty_a_table_of_snapshots(model):
    assert refuses("TRUNCATE {table} CASCADE", model) == append_only(model)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces a row on insert")
def test_database_refuses_to_put_a_row_in_place_of_a_snapshot(row):
    assert refuses("INSERT OR REPLACE INTO {table} SELECT * FROM {table}", type(row)) == append_only(type(row))

    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces a row on insert")
def test_database_refuses_to_put_a_revision_of_another_id_in_place_of_one(version):
    revision = a_revision()
    names = [field.column for field in Revision._meta.local_fields]
    values = ", ".join("id + 1000" if name == "id" else name for name in names)
    sql = "INSERT OR REPLACE INTO {table} ({names}) SELECT {values} FROM {table}"

    assert refuses(sql, Revision, names=", ".join(names), values=values) == append_only(Revision)

    assert Revision.objects.get() == revision


def test_database_lets_a_snapshot_be_added(stored):
    before = AuditEntry.objects.count()

    raw("INSERT INTO readiness_auditentry (at, verb, changes, reason) VALUES ('2026-11-20 10:00:00', 'say', '{}', '')")

    assert AuditEntry.objects.count() == before + 1


def test_delete_and_update_through_a_submission_are_refused(version):
    submission = a_revision().submission

    for rows in (submission.revisions, submission.audit):
        with pytest.raises(Immutable):
            rows.all().delete()
        with pytest.raises(Immutable):
            rows.update(submission=submission)


def test_delete_of_a_submission_with_snapshots_is_refused(version):
    submission = a_revision().submission

    with pytest.raises(ProtectedError):
        submission.delete()

    assert submission.revisions.count() == 1


def test_delete_of_a_questionnaire_in_use_is_refused(version):
    a_revision()

    with pytest.raises(Immutable):
        version.delete()

    assert QuestionnaireVersion.objects.get() == version
