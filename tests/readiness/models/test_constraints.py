import pytest
from django.db import IntegrityError, transaction
from factories import a_revision, a_submission

from readiness.models import QuestionnaireVersion, Revision, Submission

pytestmark = pytest.mark.django_db


def copy_of(revision: Revision, **changed) -> Revision:
    """A revision with the same content, not stored yet."""
    fields = {field.attname: getattr(revision, field.attname) for field in Revision._meta.concrete_fields}
    return Revision(**fields | {"id": None, "number": 2} | changed)


@pytest.mark.parametrize(("level", "could_be"), [(None, None), (1, 1), (1, 5), (5, 5)])
def test_revision_level_and_range_that_fit_are_stored(version, level, could_be):
    copy_of(a_revision(), level=level, could_be=could_be).save()

    assert Revision.objects.filter(level=level, could_be=could_be, number=2).count() == 1


@pytest.mark.parametrize(
    ("level", "could_be"), [(3, 2), (0, 3), (5, 6), (6, 6), (None, 3), (3, None)], ids=lambda value: str(value)
)
def test_revision_level_and_range_that_do_not_fit_are_refused(version, level, could_be):
    revision = copy_of(a_revision(), level=level, could_be=could_be)

    with pytest.raises(IntegrityError, match="level_and_range_fit"), transaction.atomic():
        revision.save()

    assert Revision.objects.count() == 1


def test_revision_number_is_used_once_in_a_submission(version):
    revision = a_revision()

    with pytest.raises(IntegrityError), transaction.atomic():
        copy_of(revision, number=1).save()

    assert Revision.objects.get() == revision


def test_revision_numbers_of_two_submissions_are_independent(version):
    assert [a_revision().number, a_revision().number] == [1, 1]


def test_revisions_of_a_submission_come_in_order(version):
    first = a_revision()
    copy_of(first, number=3).save()
    copy_of(first, number=2).save()

    assert [revision.number for revision in first.submission.revisions.all()] == [1, 2, 3]


@pytest.mark.parametrize("field", ["link_hash", "code_hash"])
def test_submission_hash_opens_one_submission_only(version, field):
    first, second = a_submission(), a_submission()

    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=second.pk).update(**{field: getattr(first, field)})

    second.refresh_from_db()
    assert getattr(second, field) != getattr(first, field)


def test_questionnaire_digest_is_stored_once(version):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionnaireVersion.objects.create(version="2", digest=version.digest, content={})

    assert QuestionnaireVersion.objects.get() == version


def test_link_is_the_token_whose_hash_is_stored_and_the_token_is_not(version):
    submission = a_submission()

    stored = Submission.objects.filter(pk=submission.pk).values().get()

    assert submission.link not in map(str, stored.values())
    assert len(submission.link) == 43


def test_names_of_rows_for_people(version):
    revision = a_revision(firm={"name": "Angsana Bakery (sample)"})
    submission = revision.submission

    assert str(submission) == f"Angsana Bakery (sample) #{submission.pk}"
    assert str(revision) == f"{submission.pk}.1"
    assert str(version) == f"1.0 ({version.digest[:8]})"
