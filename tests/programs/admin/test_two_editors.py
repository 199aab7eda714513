"""Two people have the same page open: the second is told, and nothing is overwritten."""

import re

import pytest
from django.utils.timezone import localtime
from draft_pages import Posted, address, errors, opened, shown

from programs.exchange.tables import to_content, to_tables
from programs.models import Program, Source, Vendor
from programs.queries.draft import draft_content
from programs.services.drafts import load_draft
from readiness.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(catalogue) -> Program:
    return Program.objects.get(slug="aws-skill-builder")


def place_of(posted: Posted, part: str, field: str, value: str) -> str:
    """Return the start of the names of the line where a field has a value."""
    return next(
        match[1]
        for name, values in posted.items()
        if values == [value] and (match := re.fullmatch(rf"({part}-\d+-){field}", name))
    )


def stale_note(row, who: str = "other") -> str:
    row.refresh_from_db()
    when = f"{localtime(row.edited_at):%H:%M, %Y-%m-%d}"
    return (
        f"{who} changed this at {when}, after you opened the page. Nothing was saved, and what you typed is "
        "still here. Compare it below, then save again."
    )


def test_second_save_is_refused_with_both_values_and_keeps_what_was_typed(client, second):
    vendor = Vendor.objects.get(code="aws")
    mine, theirs = opened(client, address(vendor)), opened(second, address(vendor))
    second.post(address(vendor), theirs | {"name": ["Amazon"]})
    entries = AuditEntry.objects.count()

    response = client.post(address(vendor), mine | {"name": ["AWS Inc"], "jurisdiction": [""]})

    assert errors(response) == {
        "__all__": [stale_note(vendor)],
        "name": ["Now: “Amazon”. Yours: “AWS Inc”."],
        "jurisdiction": ["Now: “2 · One foreign supplier, no active measure reported.”. Yours: “empty”."],
    }
    assert (vendor.name, vendor.revision, AuditEntry.objects.count()) == ("Amazon", 2, entries)
    still = shown(response.content.decode())
    assert (still["name"], still["jurisdiction"]) == (["AWS Inc"], [""])


def test_save_after_comparing_goes_through(client, second):
    vendor = Vendor.objects.get(code="aws")
    mine, theirs = opened(client, address(vendor)), opened(second, address(vendor))
    second.post(address(vendor), theirs | {"name": ["Amazon"]})
    compared = shown(client.post(address(vendor), mine | {"name": ["AWS Inc"]}).content.decode())

    client.post(address(vendor), compared)

    vendor.refresh_from_db()
    assert (vendor.name, vendor.revision) == ("AWS Inc", 3)


@pytest.mark.parametrize("seen", [[], [""], ["x"], ["99"]])
def test_save_of_a_page_that_does_not_say_what_it_showed_is_refused(client, seen):
    vendor = Vendor.objects.get(code="aws")
    posted = {name: values for name, values in opened(client, address(vendor)).items() if name != "seen"}

    response = client.post(address(vendor), posted | {"seen": seen, "name": ["AWS Inc"]})

    vendor.refresh_from_db()
    assert (response.status_code, vendor.name) == (200, "AWS")


def test_change_of_what_hangs_on_a_programme_is_noticed_and_told_line_by_line(client, second, program):
    mine, theirs = opened(client, address(program)), opened(second, address(program))
    cost = place_of(theirs, "facts", "name", "cost")
    second.post(address(program), theirs | {f"{cost}says": ["Said by them."], "audience": ["owner"]})

    response = client.post(address(program), mine | {f"{cost}says": ["Said by me."], "hours": ["9"]})

    assert errors(response) == {
        "__all__": [stale_note(program)],
        "audience": ["Now: “Owner”. Yours: “empty”."],
        "hours": ["Now: “2”. Yours: “9”."],
        f"{cost}says": ["Now: “Said by them.”. Yours: “Said by me.”."],
    }
    assert program.facts.get(name="cost").says == "Said by them."
    assert shown(response.content.decode())[f"{cost}says"] == ["Said by me."]


def test_line_that_was_deleted_meanwhile_is_kept_as_a_new_one(client, second, program):
    mine, theirs = opened(client, address(program)), opened(second, address(program))
    cost = place_of(theirs, "facts", "name", "cost")
    second.post(address(program), theirs | {f"{cost}DELETE": ["on"]})

    response = client.post(address(program), mine | {f"{cost}says": ["Said by me."]})

    found = errors(response)
    assert found == {
        "__all__": [stale_note(program)],
        "facts": ["Not there any more, and added again if you save: cost."],
    }
    client.post(address(program), shown(response.content.decode()))
    names = [fact.name for fact in program.facts.all()]
    assert (names[-1], names.count("cost"), program.facts.last().says) == ("cost", 1, "Said by me.")


def test_line_that_was_added_meanwhile_is_told_and_kept(client, second, program):
    mine, theirs = opened(client, address(program)), opened(second, address(program))
    count = program.raises.count()
    added = {
        "raises-TOTAL_FORMS": [str(count + 1)],
        f"raises-{count}-question": ["GOV1"],
        f"raises-{count}-level": ["3"],
    }
    second.post(address(program), theirs | added)

    response = client.post(address(program), mine | {"hours": ["9"]})

    assert errors(response) == {
        "__all__": [stale_note(program)],
        "hours": ["Now: “2”. Yours: “9”."],
        "raises": ["Also there now, and kept: GOV1 → 3."],
    }
    client.post(address(program), shown(response.content.decode()))
    program.refresh_from_db()
    assert (program.hours, program.raises.filter(question="GOV1").count()) == (9, 1)


def test_import_between_opening_and_saving_is_noticed_though_all_lines_are_new_rows(client, other, program):
    mine = opened(client, address(program))
    cost = place_of(mine, "facts", "name", "cost")
    tables = to_tables(draft_content())
    row = next(row for row in tables["facts"] if (row["program"], row["name"]) == (program.slug, "cost"))
    row["says"] = "Imported."
    load_draft(to_content(tables, {}).content, by=other)

    response = client.post(address(program), mine | {f"{cost}says": ["Said by me."]})

    assert errors(response) == {
        "__all__": [stale_note(program)],
        f"{cost}says": ["Now: “Imported.”. Yours: “Said by me.”."],
    }
    client.post(address(program), shown(response.content.decode()))
    assert [fact.says for fact in program.facts.filter(name="cost")] == ["Said by me."]


def test_sources_of_a_fact_are_told_by_name(client, second, program):
    mine, theirs = opened(client, address(program)), opened(second, address(program))
    cost = place_of(theirs, "facts", "name", "cost")
    one, two = Source.objects.get(code="S01"), Source.objects.get(code="S02")
    second.post(address(program), theirs | {f"{cost}sources": [str(one.pk)]})

    response = client.post(address(program), mine | {f"{cost}sources": [str(two.pk)]})

    assert errors(response)[f"{cost}sources"] == [f"Now: “{one}”. Yours: “{two}”."]


def test_page_of_another_row_is_not_stale(client, second, program):
    vendor = Vendor.objects.get(code="openai")
    mine, theirs = opened(client, address(program)), opened(second, address(vendor))
    second.post(address(vendor), theirs | {"name": ["Open AI"]})

    assert client.post(address(program), mine | {"hours": ["9"]}).status_code == 302
