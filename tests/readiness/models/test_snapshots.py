"""What was published or shown to a firm stays as it is, by every road that the ORM offers."""

import pytest
from django.db.models import ProtectedError
from factories import a_revision

from programs.models import CatalogueVersion, Recommendation
from readiness.models import AuditEntry, Immutable, QuestionnaireVersion, Revision
from readiness.models.questionnaire import Snapshot

pytestmark = pytest.mark.django_db
SNAPSHOTS = {
    Revision: "level",
    QuestionnaireVersion: "version",
    AuditEntry: "reason",
    CatalogueVersion: "number",
    Recommendation: "exposure_now",
}


@pytest.fixture(params=SNAPSHOTS, ids=lambda model: model.__name__)
def row(request, catalogue):
    """A stored row of each kind of snapshot."""
    a_revision()
    return request.param.objects.order_by("pk").first()


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
