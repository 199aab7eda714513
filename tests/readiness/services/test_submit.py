from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from factories import PROFILE, a_changed, a_submission, answers

from programs.queries.receipts import recompute
from readiness.core.errors import InvalidInput
from readiness.core.receipt import check_receipt
from readiness.models import Revision, User
from readiness.services.keys import signing_key
from readiness.services.questionnaires import publish_questionnaire
from readiness.services.submissions import save_profile, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(version):
    return a_submission(responses=answers(3, TEC4="unknown"))


def test_submit_freezes_what_was_stated_and_what_came_of_it(submission, version):
    revision = submit(submission=submission, by=None)

    assert Revision.objects.get() == revision
    assert (revision.number, revision.mode, revision.questionnaire) == (1, "full", version)
    assert (revision.profile, revision.responses) == (PROFILE, answers(3, TEC4="unknown"))
    assert (revision.level, revision.could_be) == (2, 3)
    assert revision.result["rating"]["level"] == 2
    assert revision.result["rating"]["decided_by"] == ["TEC4"]


def test_submit_gives_a_receipt_that_holds(submission, version):
    revision = submit(submission=submission, by=None)
    revision.refresh_from_db()

    check_receipt(revision.receipt, signing_key().public_key(), recompute)

    assert revision.receipt["versions"] == {"questionnaire": version.digest}
    assert revision.receipt["result"] == revision.result
    assert revision.receipt["inputs"] == {
        "as_of": revision.as_of.isoformat(),
        "mode": "full",
        "profile": revision.profile,
        "responses": revision.responses,
    }


def test_submit_keeps_the_firm_and_the_address_out_of_the_receipt(version):
    submission = a_submission(responses=answers(), firm={"name": "Angsana Bakery (sample)", "uen": "00192200M"})

    revision = submit(submission=submission, by=None)

    assert "Angsana" not in str(revision.receipt)
    assert "00192200M" not in str(revision.receipt)


def test_submit_is_audited_with_its_actor(submission):
    adviser = User.objects.create_user("adviser@example.com")

    submit(submission=submission, by=adviser)

    entry = submission.audit.first()
    assert (entry.verb, entry.by, entry.changes) == ("submit", adviser, {"revision": [0, 1]})


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 20, 15, 59, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 20, 16, 0, tzinfo=UTC), date(2026, 11, 21)),
    ],
)
def test_submit_is_as_of_today_in_singapore(submission, monkeypatch, moment, day):
    monkeypatch.setattr(timezone, "now", lambda: moment)

    assert submit(submission=submission, by=None).as_of == day


def test_submit_of_a_quick_check_rates_core_questions_only(version, edition):
    submission = a_submission(mode="quick", responses=answers())

    revision = submit(submission=submission, by=None)

    assert set(revision.responses) == edition.questionnaire.asked("quick")
    assert (revision.mode, len(revision.responses), revision.level) == ("quick", 21, 3)


def test_submit_counts_an_open_question_as_an_unknown(version):
    responses = answers()
    del responses["TEC4"]

    revision = submit(submission=a_submission(responses=responses), by=None)

    assert (revision.level, revision.could_be) == (2, 3)
    assert "TEC4" not in revision.responses


def test_submit_with_too_few_usable_answers_states_no_level(edition):
    publish_questionnaire(
        a_changed(edition, lambda content: content["structure"]["minimum"].update(dimensions=7)), by=None
    )
    firm = PROFILE | {"ai_tools": ["none"], "suppliers": ["none"]}

    revision = submit(submission=a_submission(mode="quick", profile=firm, responses=answers()), by=None)

    assert (revision.level, revision.could_be) == (None, None)
    assert revision.result["rating"]["reason"] == "Only 6 dimensions have a level; at least 7 are needed."


@pytest.mark.parametrize("fact", ["sector", "goals"])
def test_submit_without_a_required_fact_names_it_and_changes_nothing(submission, fact):
    save_profile(submission=submission, shown=PROFILE, given={fact: None}, firm={}, by=None)
    entries = submission.audit.count()

    with pytest.raises(InvalidInput) as caught:
        submit(submission=submission, by=None)

    assert caught.value.where == f"profile.{fact}"
    assert (Revision.objects.count(), submission.audit.count()) == (0, entries)
