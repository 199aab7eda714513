"""A file is checked by a job first; the draft stays as it is until a person wants it."""

from typing import Any

import pytest
from factories.people import a_person

from programs.core.errors import ImportRefused
from programs.exchange.writing import as_csv, as_yaml
from programs.models import CatalogueImport, Program
from programs.queries.draft import draft_content
from programs.seeds import substance
from programs.services.imports import cancel_import, check_import, start_import
from readiness.models import AuditEntry, Job, User
from readiness.services import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> User:
    return a_person("publisher@example.test", "publish_catalogue")


@pytest.fixture
def bring(catalogue, publisher, django_capture_on_commit_callbacks):
    """Start an import of programs.csv with a text put in place of another, and let its job run."""

    def start(old: str, new: str, name: str = "programs.csv") -> CatalogueImport:
        data = as_csv(draft_content(), "programs").decode().replace(old, new).encode()
        with django_capture_on_commit_callbacks(execute=True):
            work = start_import(name=name, data=data, by=publisher)
        work.refresh_from_db()
        return work

    return start


def state(work: CatalogueImport) -> tuple[Any, ...]:
    return work.state, work.done, work.total, work.error, work.ended_at is None


def test_sound_file_waits_with_its_changes(bring):
    work = bring(",AWS Skill Builder,", ",AWS Builder,")

    assert state(work) == ("running", 1, 2, "", True)
    assert work.report == {
        "problems": [],
        "changes": [
            {
                "kind": "changed",
                "table": "programs",
                "key": ["aws-skill-builder"],
                "field": "name",
                "old": "AWS Skill Builder",
                "new": "AWS Builder",
                "name": "aws-skill-builder · name",
            }
        ],
    }
    assert work.draft == substance(draft_content())
    assert Program.objects.get(slug="aws-skill-builder").name == "AWS Skill Builder"


def test_file_that_changes_nothing_is_sound(bring):
    work = bring("nothing", "nothing")

    assert (state(work), work.report) == (("running", 1, 2, "", True), {"problems": [], "changes": []})


def test_bad_file_fails_with_every_bad_row(bring):
    work = bring(",training,", ",course,")

    assert state(work) == ("failed", 0, 2, f"Nothing was imported: {COURSES} things are to be put right first.", False)
    assert work.content is None
    assert work.report["problems"][0] == {
        "file": "programs.csv",
        "table": "programs",
        "row": 2,
        "column": "kind",
        "cell": "",
        "where": "programs.csv, row 2, kind",
        "message": "“course” does not fit: it takes one of: training, certificate, adoption, funding.",
    }


COURSES = 10
"""Programmes of seeds/ that are training."""


def test_check_twice_says_the_same(bring):
    work = bring(",AWS Skill Builder,", ",AWS Builder,")
    report = work.report

    check_import(work=work)
    work.refresh_from_db()

    assert (state(work), work.report) == (("running", 1, 2, "", True), report)


def test_job_of_a_checked_import_does_nothing_again(bring):
    work = bring(",AWS Skill Builder,", ",AWS Builder,")
    Program.objects.filter(slug="aws-skill-builder").update(name="Changed since")

    Job.objects.update(finished_at=None, attempts=0)
    jobs.run(work.job_id)
    work.refresh_from_db()

    assert (state(work), work.report["changes"][0]["old"]) == (("running", 1, 2, "", True), "AWS Skill Builder")


def test_import_that_was_cancelled_before_its_job_ran_stays_so(catalogue, publisher):
    work = start_import(name="a.yaml", data=as_yaml(draft_content()), by=publisher)

    assert cancel_import(work=work, by=publisher)
    jobs.run(work.job_id)
    work.refresh_from_db()

    assert (work.state, work.report) == ("cancelled", None)
    assert not cancel_import(work=work, by=publisher)


def test_start_keeps_who_brought_which_file(catalogue, publisher):
    work = start_import(name="C:\\files\\a.yaml", data=b"x", by=publisher)

    entry = AuditEntry.objects.first()
    assert (work.name, work.by, bytes(work.data)) == ("a.yaml", publisher, b"x")
    assert (entry.verb, entry.by, entry.changes) == ("ask to import", publisher, {"file": ["", "a.yaml"]})


@pytest.mark.parametrize("data", [b"", b"x" * (2 * 1024 * 1024 + 1)])
def test_start_refuses_an_empty_or_too_large_file(catalogue, publisher, data):
    with pytest.raises(ImportRefused, match=r"^A file can hold up to 2 MB, and something\.$"):
        start_import(name="a.yaml", data=data, by=publisher)

    assert not CatalogueImport.objects.exists()


def test_bad_file_with_characters_that_no_database_takes_is_still_told(bring):
    work = bring(",AWS Skill Builder,", ",AWS\0Builder\x01,")
    strange = bring("aws-skill-builder", "aws\0builder")

    assert [each["message"] for each in work.report["problems"]] == [
        "holds a character that cannot be printed; take it out."
    ]
    assert (strange.state, "\0" in str(strange.report)) == ("failed", False)
