import json

import pytest
from django.db import connection
from emptying import without_triggers
from factories import a_changed, a_revision, answers

from readiness.models import Revision
from readiness.queries import revisions
from readiness.queries.revisions import differences, situation_of_revision
from readiness.services.questionnaires import publish_questionnaire
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


def tamper(revision: Revision, level: int) -> None:
    """Change a stored result behind the program's back: revisions themselves refuse it."""
    result = revision.result | {"rating": revision.result["rating"] | {"level": level}}
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE readiness_revision SET result = %s WHERE id = %s", [json.dumps(result), revision.pk])


def next_revision(revision: Revision) -> Revision:
    save_answers(submission=revision.submission, shown={}, given={"STR1": 5}, by=None)
    return submit(submission=revision.submission, by=None)


def test_differences_of_an_empty_site_are_none(version):
    assert list(differences(every_revision=True)) == []


def test_differences_of_untouched_revisions_are_none(version):
    for level in (1, 3, 5):
        a_revision(responses=answers(level), mode="quick" if level == 1 else "full")

    assert list(differences(every_revision=False)) == ["", "", ""]


def test_differences_of_the_latest_leave_out_what_was_replaced(version):
    next_revision(a_revision())

    assert len(list(differences(every_revision=False))) == 1
    assert len(list(differences(every_revision=True))) == 2


def test_differences_name_the_revision_and_both_results(version):
    a_revision()
    revision = a_revision()
    tamper(revision, 5)

    found = [sentence for sentence in differences(every_revision=False) if sentence]

    (sentence,) = found
    named, stored, recomputed = sentence.replace(", recomputed {", ": stored {").split(": stored {")
    assert named == f"revision {revision.submission_id}.1"
    assert json.loads("{" + stored)["result"]["rating"]["level"] == 5
    assert json.loads("{" + recomputed)["result"]["rating"]["level"] == 3


def test_differences_in_an_older_revision_show_only_when_every_one_is_looked_at(version):
    revision = a_revision()
    next_revision(revision)
    tamper(revision, 5)

    assert [bool(sentence) for sentence in differences(every_revision=False)] == [False]
    assert [bool(sentence) for sentence in differences(every_revision=True)] == [True, False]


def test_differences_use_the_questionnaire_of_each_revision(version, edition):
    a_revision(responses=answers(4, STR1=2, STR2=2, STR3=2))
    publish_questionnaire(
        a_changed(edition, lambda content: content["structure"]["dimensions"][0].update(allowance=0)), by=None
    )
    a_revision(responses=answers(4, STR1=2, STR2=2, STR3=2))

    assert sorted(Revision.objects.values_list("level", flat=True)) == [2, 4]
    assert list(differences(every_revision=True)) == ["", ""]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_differences_are_the_same_in_batches_of_any_size(version, monkeypatch, size):
    made = [a_revision(responses=answers(level)) for level in (1, 2, 3)]
    tamper(made[1], 5)
    monkeypatch.setattr(revisions, "BATCH", size)

    assert [bool(sentence) for sentence in differences(every_revision=True)] == [False, True, False]


@pytest.mark.parametrize("count", [1, 3])
def test_differences_cost_the_same_queries_for_one_and_many(version, django_assert_num_queries, count):
    for _place in range(count):
        a_revision()

    with django_assert_num_queries(1):
        list(differences(every_revision=False))


def test_situation_of_a_revision_is_what_it_froze(version):
    revision = a_revision(responses=answers(3, VAL2=1))

    situation = situation_of_revision(revision)

    assert (situation.as_of, situation.mode, situation.not_applicable) == (revision.as_of, "full", ("VAL4",))
    assert situation.responses == revision.responses
