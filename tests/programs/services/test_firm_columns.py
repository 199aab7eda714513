"""What a dry run reads of every firm is made hourly, for whoever handed in or was reviewed since."""

import pytest
from factories import a_revision, answers
from factories.advice import concluded, in_hand

from programs.core.packing import unpack
from programs.models import FirmColumns
from programs.services.firm_columns import keep_missing_columns
from programs.tasks import keep_columns
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


def levels(edition) -> list[int]:
    rows = [bytes(data) for data in FirmColumns.objects.order_by("pk").values_list("data", flat=True)]
    return unpack(edition.questionnaire, rows)[0].levels.tolist()


def test_clock_keeps_the_columns_of_the_firms_that_handed_in(version, edition):
    revision = a_revision(responses=answers(4))
    assert not FirmColumns.objects.exists()

    keep_columns()

    assert levels(edition) == [4]
    assert FirmColumns.objects.get().revision == revision


def test_of_answers_that_were_handed_in_again_the_latest_count(version, edition):
    first = a_revision(responses=answers(4))
    a_revision(responses=answers(5))
    assert keep_missing_columns() == 2
    save_answers(submission=first.submission, shown={}, given=answers(2), by=None)
    latest = submit(submission=first.submission, by=None)

    assert keep_missing_columns() == 1
    assert levels(edition) == [2, 5]
    assert FirmColumns.objects.get(submission=first.submission).revision == latest
    assert keep_missing_columns() == 0


def test_reviewed_answers_count_instead_of_the_firms_own(version):
    conclusion = concluded(in_hand())

    keep_missing_columns()

    assert FirmColumns.objects.get().revision == conclusion.revision
