import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from emptying import without_triggers
from factories import a_changed, a_revision, answers

from readiness.models import Revision
from readiness.services.questionnaires import publish_questionnaire
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[list[str], int]:
    """Return the printed lines and the exit code."""
    printed = StringIO()
    try:
        call_command("recompute", *arguments, stdout=printed)
    except SystemExit as end:
        return printed.getvalue().splitlines(), end.code
    return printed.getvalue().splitlines(), 0


def tamper(revision: Revision) -> None:
    """Change a stored result behind the program's back: revisions themselves refuse it."""
    result = revision.result | {"rating": revision.result["rating"] | {"level": 5}}
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE readiness_revision SET result = %s WHERE id = %s", [json.dumps(result), revision.pk])


def next_revision(revision: Revision) -> Revision:
    save_answers(submission=revision.submission, shown={}, given={"STR1": 5}, by=None)
    return submit(submission=revision.submission, by=None)


def test_recompute_of_an_empty_site_finds_nothing(version):
    assert run() == (["0 recomputed, 0 different."], 0)


def test_recompute_of_what_was_shown_finds_no_difference(version):
    for level in (1, 2, 3, 4, 5):
        a_revision(responses=answers(level, TEC4="unknown"), mode="quick" if level % 2 else "full")

    assert run() == (["5 recomputed, 0 different."], 0)


def test_recompute_looks_at_the_latest_only_unless_asked_for_all(version):
    next_revision(a_revision())

    assert run() == (["1 recomputed, 0 different."], 0)
    assert run("--all") == (["2 recomputed, 0 different."], 0)


def test_recompute_uses_the_questionnaire_that_was_used_then(version, edition):
    a_revision(responses=answers(4, STR1=2, STR2=2, STR3=2))
    publish_questionnaire(
        a_changed(edition, lambda content: content["structure"]["dimensions"][0].update(allowance=0)), by=None
    )
    a_revision(responses=answers(4, STR1=2, STR2=2, STR3=2))

    assert run("--all") == (["2 recomputed, 0 different."], 0)


def test_recompute_reports_a_tampered_result_and_ends_with_one(version):
    a_revision()
    revision = a_revision()
    tamper(revision)

    (difference, summary), code = run()

    assert (summary, code) == ("2 recomputed, 1 different.", 1)
    assert difference.startswith(f"revision {revision.submission_id}.1: stored ")
    assert '"level":5' in difference.split(", recomputed ")[0]
    assert '"level":3' in difference.split(", recomputed ")[1]


def test_recompute_reports_a_tampered_older_result_when_asked_for_all(version):
    revision = a_revision()
    next_revision(revision)
    tamper(revision)

    assert run() == (["1 recomputed, 0 different."], 0)
    assert (run("--all")[0][-1], run("--all")[1]) == ("2 recomputed, 1 different.", 1)


def test_recompute_changes_nothing(version):
    tamper(a_revision())
    before = Revision.objects.values().get()

    run("--all")

    assert Revision.objects.values().get() == before
