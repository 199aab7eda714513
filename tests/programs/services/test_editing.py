"""Single rows are written with a revision, an audit entry of old and new, and a note on the draft."""

import pytest
from factories.people import a_person

from programs.core.errors import StillNeeded
from programs.models import Draft, Fact, Factor, Number, Program, Sentence, Source, Tool, Vendor
from programs.services.editing import delete_row, save_row
from readiness.models import AuditEntry, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(catalogue) -> User:
    return a_person("editor@example.test", "change_program")


def last_entry() -> tuple[str, User | None, dict[str, list[str]]]:
    entry = AuditEntry.objects.first()
    return entry.verb, entry.by, entry.changes


def test_change_of_a_row_raises_its_revision_and_is_recorded(editor):
    vendor = Vendor.objects.get(code="aws")
    vendor.name = "Amazon"

    assert save_row(row=vendor, write=vendor.save, by=editor)

    vendor.refresh_from_db()
    assert (vendor.name, vendor.revision, vendor.edited_by) == ("Amazon", 2, editor)
    assert last_entry() == ("change vendor", editor, {"vendors · aws · name": ["AWS", "Amazon"]})
    assert Draft.objects.get().changed_by == editor


def test_change_of_what_hangs_on_a_programme_is_one_of_the_programme(editor):
    program = Program.objects.get(slug="aws-skill-builder")

    save_row(row=program, write=lambda: program.facts.filter(name="cost").update(says="Free."), by=editor)

    program.refresh_from_db()
    verb, _by, changes = last_entry()
    assert (program.revision, verb, list(changes)) == (2, "change programme", ["aws-skill-builder · cost · says"])


def test_save_of_an_unchanged_row_leaves_no_trace(editor):
    vendor, entries = Vendor.objects.get(code="aws"), AuditEntry.objects.count()

    assert not save_row(row=vendor, write=vendor.save, by=editor)

    vendor.refresh_from_db()
    assert (vendor.revision, AuditEntry.objects.count(), Draft.objects.get().changed_by) == (1, entries, None)


def test_new_row_has_revision_one_and_is_recorded(editor):
    vendor = Vendor(code="acme", name="Acme")

    save_row(row=vendor, write=vendor.save, by=editor)

    vendor.refresh_from_db()
    assert (vendor.revision, vendor.edited_by) == (1, editor)
    assert last_entry() == ("add vendor", editor, {"vendors · acme": ["", "name: Acme"]})


def test_write_that_fails_leaves_nothing(editor):
    vendor = Vendor.objects.get(code="aws")

    def fail() -> None:
        Vendor.objects.update(name="All the same")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_row(row=vendor, write=fail, by=editor)

    assert Vendor.objects.get(code="aws").name == "AWS"


def test_deleted_programme_takes_along_what_hangs_on_it_and_is_recorded(editor):
    program = Program.objects.get(slug="ntuc-utap")
    facts = program.facts.count()

    delete_row(row=program, by=editor)

    verb, by, changes = last_entry()
    assert (verb, by) == ("delete programme", editor)
    assert len([name for name in changes if name.startswith("ntuc-utap")]) == 1 + 1 + facts + 8
    assert not Fact.objects.filter(program__slug="ntuc-utap").exists()


def test_tool_may_be_deleted(editor):
    delete_row(row=Tool.objects.get(code="claude"), by=editor)

    assert last_entry() == ("delete AI tool", editor, {"tools · claude": ["maker: anthropic", ""]})


NEEDED = {
    "source": (lambda: Source.objects.get(code="S21"), "The fact “cost” of "),
    "vendor": (lambda: Vendor.objects.get(code="aws"), "AWS Skill Builder is a programme of it. "),
    "maker": (lambda: Vendor.objects.get(code="openai"), "It makes the model of chatgpt."),
    "factor": (lambda: Factor.objects.get(code="F1"), "The matching method needs it."),
    "number": (lambda: Number.objects.get(code="fresh_days"), "The matching method needs it."),
    "sentence": (lambda: Sentence.objects.get(code="W1"), "The matching method needs words for it."),
}


@pytest.mark.parametrize(("find", "told"), NEEDED.values(), ids=NEEDED)
def test_row_that_something_refers_to_is_not_deleted(editor, find, told):
    row = find()

    with pytest.raises(StillNeeded) as refused:
        delete_row(row=row, by=editor)

    assert str(refused.value).startswith(told) or told in str(refused.value)
    assert find() == row
