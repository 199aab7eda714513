"""A programme with all that hangs on it, added and changed on one page."""

import pytest
from django.utils import timezone
from draft_pages import address, errors, opened, told

from programs.models import Factor, Program, Source
from programs.queries.draft import draft_content
from readiness.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def new(client) -> dict[str, list[str]]:
    """What the page of a new programme posts when it is filled in."""
    posted = opened(client, address(Program(), "add"))
    source = str(Source.objects.get(code="S08").pk)
    lock_in = {f"factor_values-{place}-{name}": [value] for place in range(8) for name, value in LOCK_IN.items()}
    return posted | lock_in | OWN | {"facts-0-sources": [source]}


NO_CHOICE = "Select a valid choice. %s is not one of the available choices."
NO_PAGE = "This takes an address that begins with https:// or http://"
LOCK_IN = {"value": "1", "why": "As announced."}
OWN = {
    "name": ["Acme first steps"],
    "slug": ["acme-first-steps"],
    "kind": ["training"],
    "providers": ["Acme\r\n\r\n NTUC "],
    "summary": ["A short course."],
    "level_from": ["1"],
    "level_to": ["3"],
    "confidence": ["press"],
    "audience": ["staff", "owner"],
    "goals": ["general"],
    "conditions": ["sme"],
    "cohorts-0-status": ["open"],
    "cohorts-0-starts_on": ["2026-11-01"],
    "raises-0-question": ["PPL1"],
    "raises-0-level": ["3"],
    "facts-0-name": ["cost"],
    "facts-0-says": ["Free of charge."],
    "facts-0-confidence": ["press"],
}


def test_new_programme_is_in_the_draft_as_it_was_filled_in(client, editor, new):
    response = client.post(address(Program(), "add"), new)

    program = draft_content()["programs"][-1]
    today = timezone.localdate().isoformat()
    assert program == {
        "slug": "acme-first-steps",
        "name": "Acme first steps",
        "providers": ["Acme", "NTUC"],
        "vendor": "neutral",
        "kind": "training",
        "summary": "A short course.",
        "levels": [1, 3],
        "confidence": "press",
        "url": "",
        "url_is_checked": False,
        "audience": ["staff", "owner"],
        "hours": None,
        "money": None,
        "languages": [],
        "has_all_languages": False,
        "formats": [],
        "goals": ["general"],
        "tools_in_use": False,
        "conditions": ["sme"],
        "models": "",
        "cohorts": [{"status": "open", "starts_on": "2026-11-01", "ends_on": None, "disputed": False}],
        "raises": {"PPL1": 3},
        "facts": [
            {
                "name": "cost",
                "says": "Free of charge.",
                "sources": ["S08"],
                "confidence": "press",
                "checked_on": today,
            }
        ],
        "checked_on": today,
        "lock_in": {f"F{n}": {"value": 1, "passes": False, "why": "As announced."} for n in range(1, 9)},
    }
    entry = AuditEntry.objects.first()
    assert (entry.verb, entry.by, len(entry.changes)) == ("add programme", editor, 1 + 1 + 1 + 1 + 8)
    assert len(told(response)) == 2


def test_page_of_a_new_programme_has_a_line_for_every_factor_and_one_intake(client):
    posted = opened(client, address(Program(), "add"))

    factors = [str(pk) for pk in Factor.objects.values_list("pk", flat=True)]
    assert [posted[f"factor_values-{place}-factor"] for place in range(8)] == [[pk] for pk in factors]
    assert posted["cohorts-TOTAL_FORMS"] == ["1"]
    assert posted["facts-0-checked_on"] == [timezone.localdate().isoformat()]


def test_new_programme_without_lock_in_values_is_saved_and_said_to_be_incomplete(client, new):
    response = client.post(
        address(Program(), "add"), new | {f"factor_values-{n}-{name}": [""] for n in range(8) for name in LOCK_IN}
    )

    program = Program.objects.get(slug="acme-first-steps")
    assert program.factor_values.count() == 0
    assert told(response)[1] == (
        "One thing in the draft is still to be put right before it can be published: "
        f'<a href="{address(program)}">Acme first steps</a>: must have F1, F2, F3, F4, F5, F6, F7, F8. '
    )
    assert opened(client, address(program))["factor_values-TOTAL_FORMS"] == ["8"]


def test_empty_page_is_refused_field_by_field(client):
    response = client.post(address(Program(), "add"), opened(client, address(Program(), "add")))

    required = ["This field is required."]
    assert errors(response) == dict.fromkeys(
        ("name", "slug", "kind", "providers", "summary", "level_from", "level_to", "confidence"), required
    )


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"level_from": "4"}, {"__all__": ["Levels run from 1 to 5, the lower one first."]}),
        ({"level_to": "6"}, {"level_to": ["Ensure this value is less than or equal to 5."]}),
        ({"hours": "-1"}, {"hours": ["Ensure this value is greater than or equal to 0."]}),
        ({"audience": "pupil"}, {"audience": [NO_CHOICE % "pupil"]}),
        ({"providers": "x" * 121}, {"providers": ["Ensure this value has at most 120 characters (it has 121)."]}),
        ({"url": "ftp://a.test"}, {"url": [f"{NO_PAGE}, or nothing."]}),
        ({"cohorts-0-ends_on": "2026-10-01"}, {"cohorts-0-__all__": ["An intake cannot end before it starts."]}),
        ({"raises-0-question": "XXX1"}, {"raises-0-question": [NO_CHOICE % "XXX1"]}),
        ({"factor_values-0-value": "5"}, {"factor_values-0-value": [NO_CHOICE % 5]}),
        ({"factor_values-0-why": ""}, {"factor_values-0-why": ["This field is required."]}),
        ({"facts-0-says": ""}, {"facts-0-says": ["This field is required."]}),
    ],
)  # fmt: skip
def test_mistake_is_told_at_its_field_and_nothing_is_saved(client, new, changed, refused):
    response = client.post(address(Program(), "add"), new | {name: [value] for name, value in changed.items()})

    assert errors(response) == refused
    assert not Program.objects.filter(slug="acme-first-steps").exists()


def test_two_facts_of_one_name_are_refused(client):
    program = Program.objects.get(slug="aws-skill-builder")
    posted = opened(client, address(program))
    posted["facts-1-name"] = posted["facts-0-name"]

    assert errors(client.post(address(program), posted)) == {"facts-1-name": ["This stands here a second time."]}


def test_page_that_is_saved_untouched_changes_nothing(client):
    before, entries = draft_content(), AuditEntry.objects.count()

    for program in Program.objects.all():
        response = client.post(address(program), opened(client, address(program)))
        assert response.status_code == 302

    assert (draft_content(), AuditEntry.objects.count()) == (before, entries)
    assert set(Program.objects.values_list("revision", flat=True)) == {1}


def test_change_keeps_the_order_of_what_was_ticked(client):
    program = Program.objects.get(slug="alibaba-ntuc-sttgdc-qwen")
    program.audience = ["staff", "owner", "former"]
    program.save()
    posted = opened(client, address(program))
    assert sorted(posted["audience"]) == ["former", "owner", "staff"]

    client.post(address(program), posted | {"audience": ["owner", "managers", "staff"]})

    program.refresh_from_db()
    assert program.audience == ["staff", "owner", "managers"]


def test_new_fact_comes_last_and_one_can_be_deleted(client):
    program = Program.objects.get(slug="aws-skill-builder")
    names = [fact.name for fact in program.facts.all()]
    posted = opened(client, address(program))
    count = len(names)
    posted |= {"facts-TOTAL_FORMS": [str(count + 1)], "facts-0-DELETE": ["on"], f"facts-{count}-name": ["trial"]}
    posted |= {
        f"facts-{count}-{name}": posted[f"facts-1-{name}"] for name in ("says", "confidence", "checked_on", "sources")
    }

    client.post(address(program), posted)

    assert [fact.name for fact in program.facts.all()] == [*names[1:], "trial"]


def test_questions_and_conditions_are_offered_in_words(client):
    html = client.get(address(Program.objects.get(slug="aws-skill-builder"))).content.decode()

    assert "PPL1 · In the past 12 months, how many staff were trained to use AI in their own job?" in html
    assert "For union members." in html
    assert "3 · One model family." in html


def test_problems_of_the_draft_are_listed_above_its_tables(client):
    program = Program.objects.get(slug="aisg-ai4e")
    program.cohorts.all().delete()
    Source.objects.filter(code="C02").update(code="C99")

    html = client.get("/admin/programs/").content.decode()

    assert (
        f'<a href="{address(program)}">AI for Everyone</a>: has no intake; add one, of status unknown if nothing'
        in html
    )
    assert "One thing in the draft is still to be put right" in html


def test_pages_have_no_inline_script_or_style(client):
    html = client.get(address(Program.objects.get(slug="aisg-ai4e"))).content.decode()

    assert [part for part in (" style=", "<style", "onclick=", "<script>") if part in html] == []
