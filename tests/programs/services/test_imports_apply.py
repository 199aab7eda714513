"""A checked file becomes the draft as a whole, once, and only if the draft is still the one it was checked against."""

from typing import Any

import pytest
from django.utils.timezone import localtime
from factories.people import a_person

from programs.core.errors import ImportRefused
from programs.exchange.workbook import as_xlsx
from programs.models import CatalogueImport, Draft, Program, Vendor
from programs.queries.draft import draft_content
from programs.services import imports
from programs.services.drafts import touch_draft
from programs.services.imports import apply_import, cancel_import, start_import
from readiness.models import AuditEntry, Job, User
from readiness.services import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> User:
    return a_person("publisher@example.test", "publish_catalogue")


@pytest.fixture
def other() -> User:
    return a_person("other@example.test", "publish_catalogue")


@pytest.fixture
def wanted(catalogue) -> dict[str, Any]:
    """The draft as a file would have it: a vendor and its programmes gone, a fact less, an own name."""
    content = draft_content()
    content["vendors"] = [each for each in content["vendors"] if each["code"] != "aws"]
    content["programs"] = [each for each in content["programs"] if each["vendor"] != "aws"]
    content["programs"][0]["facts"].pop()
    content["programs"][1]["name"] = "Another name"
    return content


@pytest.fixture
def checked(wanted, publisher, django_capture_on_commit_callbacks) -> CatalogueImport:
    with django_capture_on_commit_callbacks(execute=True):
        work = start_import(name="all.xlsx", data=as_xlsx(wanted), by=publisher)
    work.refresh_from_db()
    return work


def again(work: CatalogueImport) -> None:
    """Run the job of an import as if nobody knew that it ran."""
    Job.objects.filter(pk=work.job_id).update(finished_at=None, attempts=0, error="")
    jobs.run(work.job_id)
    work.refresh_from_db()


def test_apply_makes_the_draft_say_what_the_file_says(checked, wanted, other, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        apply_import(work=checked, by=other)

    checked.refresh_from_db()
    assert (checked.state, checked.done, checked.error) == ("done", 2, "")
    assert draft_content() == wanted
    assert Draft.objects.get().changed_by == other
    assert not Vendor.objects.filter(code="aws").exists()
    loaded = AuditEntry.objects.filter(verb="load draft").first()
    assert (loaded.by, loaded.reason) == (other, "all.xlsx")


def test_apply_twice_loads_once(checked, other, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        apply_import(work=checked, by=other)
    loads = AuditEntry.objects.filter(verb="load draft").count()

    checked.refresh_from_db()
    again(checked)

    assert (checked.state, AuditEntry.objects.filter(verb="load draft").count()) == ("done", loads)
    with pytest.raises(ImportRefused):
        apply_import(work=checked, by=other)


def test_apply_asked_twice_is_one_job(checked, other):
    first = apply_import(work=checked, by=other)
    second = apply_import(work=checked, by=other)

    assert (second.job_id, Job.objects.filter(kind="apply import").count()) == (first.job_id, 1)


def test_apply_to_a_draft_that_was_changed_since_fails_and_says_by_whom(
    checked, other, django_capture_on_commit_callbacks
):
    Program.objects.filter(slug="aws-skill-builder").update(hours=99)
    touch_draft(by=other)
    before = draft_content()

    with django_capture_on_commit_callbacks(execute=True):
        apply_import(work=checked, by=other)

    checked.refresh_from_db()
    assert (checked.state, draft_content()) == ("failed", before)
    when = f"{localtime(Draft.objects.get().changed_at):%H:%M, %Y-%m-%d}"
    told = f"Nothing was imported: other changed the draft at {when}, after the file was checked. Import it again."
    assert checked.error == told


def test_apply_that_is_killed_half_way_does_nothing_and_then_everything(checked, wanted, other, monkeypatch):
    apply_import(work=checked, by=other)
    checked.refresh_from_db()
    before = draft_content()
    load = imports.load_draft

    def killed(*args: Any, **options: Any) -> None:
        load(*args, **options)
        raise SystemExit

    monkeypatch.setattr(imports, "load_draft", killed)
    with pytest.raises(SystemExit):
        jobs.run(checked.job_id)
    checked.refresh_from_db()
    assert (checked.state, checked.done, draft_content()) == ("running", 1, before)

    monkeypatch.setattr(imports, "load_draft", load)
    again(checked)

    assert (checked.state, draft_content()) == ("done", wanted)


def test_import_that_was_cancelled_after_it_was_wanted_changes_nothing(checked, other):
    before = draft_content()
    apply_import(work=checked, by=other)
    cancel_import(work=checked, by=other)

    checked.refresh_from_db()
    again(checked)

    assert (checked.state, draft_content()) == ("cancelled", before)


def test_apply_before_it_is_checked_is_refused(wanted, other):
    work = start_import(name="all.xlsx", data=as_xlsx(wanted), by=other)

    told = r"^This import is not waiting to be applied\. Its page says how it stands\.$"
    with pytest.raises(ImportRefused, match=told):
        apply_import(work=work, by=other)
