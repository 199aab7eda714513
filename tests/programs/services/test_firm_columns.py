"""What a dry run reads of every firm is there with every result, and can be made anew."""

import pytest
from factories import a_revision, answers

from programs.core.packing import unpack
from programs.models import FirmColumns
from programs.services.firm_columns import keep_missing_columns
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


def levels(edition) -> list[int]:
    rows = [bytes(data) for data in FirmColumns.objects.order_by("pk").values_list("data", flat=True)]
    return unpack(edition.questionnaire, rows)[0].levels.tolist()


def test_handing_in_keeps_the_columns_of_the_firm(version, edition):
    revision = a_revision(responses=answers(4))

    assert levels(edition) == [4]
    assert FirmColumns.objects.get().revision == revision


def test_handing_in_again_keeps_those_of_the_latest_only(version, edition):
    first = a_revision(responses=answers(4))
    save_answers(submission=first.submission, shown={}, given=answers(2), by=None)

    latest = submit(submission=first.submission, by=None)

    assert levels(edition) == [2]
    assert FirmColumns.objects.get().revision == latest


def test_missing_and_outdated_columns_are_made_anew(version, edition):
    first = a_revision(responses=answers(4))
    save_answers(submission=first.submission, shown={}, given=answers(2), by=None)
    submit(submission=first.submission, by=None)
    a_revision(responses=answers(5))
    FirmColumns.objects.filter(submission=first.submission).update(revision=first)
    FirmColumns.objects.exclude(submission=first.submission).delete()

    assert keep_missing_columns() == 2
    assert levels(edition) == [2, 5]
    assert keep_missing_columns() == 0
