"""Lists of the draft: what stands in a row, how it can be narrowed, and what it costs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import Fact, Factor, Number, Program, Sentence, Source, Tool, Vendor

pytestmark = pytest.mark.django_db
PROGRAMS = "/admin/programs/program/"


def rows(response) -> list[str]:
    return [str(row) for row in response.context["cl"].result_list]


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_programmes_asks_as_much_for_three_as_for_one(client, count, django_assert_num_queries):
    Program.objects.exclude(pk__in=Program.objects.values("pk")[:count]).delete()

    with django_assert_num_queries(9):
        response = client.get(PROGRAMS)

    assert len(rows(response)) == count


@pytest.mark.parametrize("model", [Source, Vendor, Tool, Sentence, Factor, Number])
@pytest.mark.parametrize("count", [1, 3])
def test_other_lists_ask_as_much_for_three_as_for_one(client, model, count, django_assert_num_queries):
    keep = list(model.objects.values_list("pk", flat=True)[:count])
    if model in (Source, Vendor, Factor):
        Program.objects.all().delete()
        Tool.objects.all().delete()
    model.objects.exclude(pk__in=keep).delete()

    with django_assert_num_queries(8 if model is Number else 7):  # the units to filter by
        response = client.get(reverse(f"admin:programs_{model._meta.model_name}_changelist"))

    assert len(rows(response)) == count


def test_row_of_a_programme_says_how_it_stands(client):
    program = Program.objects.get(slug="alibaba-ntuc-sttgdc-qwen")
    Program.objects.exclude(pk=program.pk).delete()
    program.facts.update(checked_on=timezone.localdate())
    program.facts.filter(name="cost").update(checked_on=timezone.localdate() - timedelta(days=40))
    program.facts.get(name="models").sources.clear()

    response = client.get(PROGRAMS)

    admin = response.context["cl"].model_admin
    row = response.context["cl"].result_list[0]
    told = [str(admin.behind(row)), row.get_kind_display(), str(admin.intake(row)), row.get_confidence_display()]
    assert told == ["Alibaba Cloud", "training", "reported, not confirmed", "unconfirmed"]
    assert (admin.oldest(row), admin.without_source(row)) == ("40 days", 1)


def test_row_of_a_neutral_programme_without_parts_says_so(client):
    program = Program.objects.get(slug="aisg-ai4e")
    program.cohorts.all().delete()
    program.facts.all().delete()

    response = client.get(PROGRAMS, {"q": "aisg-ai4e"})

    admin, row = response.context["cl"].model_admin, response.context["cl"].result_list[0]
    assert (admin.behind(row), admin.intake(row), admin.oldest(row)) == ("neutral", "none", "–")


@pytest.mark.parametrize("intake", ["open", "reported", "unknown", "ended"])
def test_filter_by_intake_goes_by_today(client, intake):
    ended = Program.objects.get(slug="google-skills")
    ended.cohorts.update(status="open", starts_on=None, ends_on=timezone.localdate() - timedelta(days=1))

    found = {program.slug: program for program in client.get(PROGRAMS, {"intake": intake}).context["cl"].result_list}

    assert ("google-skills" in found) == (intake == "ended")
    assert ("aws-skill-builder" in found) == (intake == "open")
    assert ("alibaba-imda-deb" in found) == (intake == "unknown")


def test_filters_by_facts_find_stale_unsourced_and_none(client):
    today = timezone.localdate()
    Fact.objects.update(checked_on=today - timedelta(days=90))
    stale = Fact.objects.filter(program__slug="ntuc-utap").first()
    Fact.objects.filter(pk=stale.pk).update(checked_on=today - timedelta(days=91))
    Fact.objects.filter(program__slug="aisg-ai4e").first().sources.clear()
    Fact.objects.filter(program__slug="google-skills").delete()

    found = {
        facts: [program.slug for program in client.get(PROGRAMS, {"facts": facts}).context["cl"].result_list]
        for facts in ("stale", "unsourced", "none")
    }

    assert found == {"stale": ["ntuc-utap"], "unsourced": ["aisg-ai4e"], "none": ["google-skills"]}


def test_search_finds_by_slug_name_and_summary(client):
    assert rows(client.get(PROGRAMS, {"q": "utap"})) == ["Union Training Assistance Programme (UTAP)"]
