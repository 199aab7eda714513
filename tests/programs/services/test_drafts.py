"""The draft says what it was loaded from, and a second load changes only what differs."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from programs.models import Draft, Fact, Program, Vendor
from programs.queries.draft import content_problems, draft_content, normalised, sound_draft
from programs.seeds import substance
from programs.services.checking import confirm_facts
from programs.services.drafts import load_draft, touch_draft
from readiness.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor@example.test")


def test_loaded_draft_says_what_was_published(catalogue):
    assert substance(normalised(draft_content())) == catalogue.substance
    assert Draft.objects.get().based_on == catalogue


def test_draft_is_read_in_constant_queries(catalogue, django_assert_num_queries):
    for count in (3, 1):
        Program.objects.exclude(pk__in=Program.objects.values("pk")[:count]).delete()
        with django_assert_num_queries(15):
            draft_content()


def test_load_changes_only_rows_that_say_something_else(catalogue, editor):
    content = sound_draft()
    content["programs"][0]["name"] = "Renamed"
    content["vendors"][0]["name"] = "Renamed too"

    load_draft(content, by=editor)

    changed = [*Program.objects.filter(edited_by=editor), *Vendor.objects.filter(edited_by=editor)]
    assert [(each.name, each.revision) for each in changed] == [("Renamed", 2), ("Renamed too", 2)]


LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def a_load(editor):
    content = sound_draft()
    content["programs"][0]["name"] = "Renamed"
    load_draft(content, by=editor)


def a_load_of_facts(editor):
    content = sound_draft()
    content["programs"][0]["facts"] = content["programs"][0]["facts"][:1]
    load_draft(content, by=editor)


def a_confirmed_fact(editor):
    confirm_facts(facts=[Fact.objects.filter(program__position=0).first().pk], on=date(2027, 1, 2), by=editor)


@pytest.mark.parametrize("change", [a_load, a_load_of_facts, a_confirmed_fact])
def test_who_changed_a_programme_stands_with_when(catalogue, editor, change):
    Program.objects.update(edited_at=LONG_AGO)
    begun = timezone.now()

    change(editor)

    changed = Program.objects.get(edited_by=editor)
    assert (changed.position, changed.revision) == (0, 2)
    assert changed.edited_at >= begun


def test_load_takes_out_and_puts_in_whole_programmes(catalogue, editor):
    content = sound_draft()
    gone = content["programs"].pop(3)
    content["programs"].insert(0, gone | {"slug": "another"})

    load_draft(content, by=editor)

    assert sound_draft() == content
    assert Program.objects.filter(slug=gone["slug"]).count() == 0


def test_load_of_fewer_vendors_and_sources_takes_them_out(catalogue, editor):
    content = sound_draft()
    content["programs"] = [each for each in content["programs"] if each["slug"] == "aisg-ai4e"]
    used = {code for fact in content["programs"][0]["facts"] for code in fact["sources"]}
    content["sources"] = [each for each in content["sources"] if each["code"] in used]
    content["makers"], content["open_tools"] = {}, []
    content["vendors"] = content["vendors"][:1]

    load_draft(content, by=editor)

    assert sound_draft() == content


def test_touch_says_who_changed_the_draft_last(catalogue, editor):
    touch_draft(by=editor)

    assert Draft.objects.get().changed_by == editor


def test_draft_with_a_fact_without_a_source_is_not_sound(catalogue, edition):
    Program.objects.get(slug="aws-skill-builder").facts.first().sources.clear()

    found = content_problems(draft_content(), edition.questionnaire)

    assert [message for _path, message in found] == ["cost has no source."]
