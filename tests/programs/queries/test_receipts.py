import pytest
from factories import a_changed, a_revision, answers, renumbered

from programs.queries.receipts import recompute
from readiness.core.errors import InvalidInput, InvalidReceipt
from readiness.services.questionnaires import publish_questionnaire


@pytest.fixture
def receipt(version):
    return a_revision(responses=answers(3, TEC4="unknown")).receipt


@pytest.mark.django_db
def test_recompute_gives_the_result_of_the_receipt(receipt):
    assert recompute(receipt) == receipt["result"]


@pytest.mark.django_db
def test_recompute_goes_by_the_inputs_not_by_the_stated_result(receipt):
    raised = receipt | {"result": {"rating": {"level": 5}}}

    assert recompute(raised) == receipt["result"]


@pytest.mark.django_db
def test_recompute_of_an_answer_that_was_not_given_treats_it_as_unanswered(receipt):
    responses = {code: value for code, value in receipt["inputs"]["responses"].items() if code != "TEC4"}

    found = recompute(receipt | {"inputs": receipt["inputs"] | {"responses": responses}})

    assert found["rating"]["level"] == receipt["result"]["rating"]["level"]


@pytest.mark.django_db
def test_recompute_with_a_published_questionnaire_that_is_not_the_shipped_one(edition):
    stricter = a_changed(edition, lambda content: content["structure"]["dimensions"][0].update(allowance=0))
    publish_questionnaire(stricter, by=None)
    receipt = a_revision(responses=answers(4, STR1=2, STR2=2, STR3=2)).receipt

    assert receipt["versions"] == {"questionnaire": stricter.digest}
    assert recompute(receipt) == receipt["result"]
    assert receipt["result"]["rating"]["level"] == 2


@pytest.mark.django_db
def test_recompute_with_a_questionnaire_that_is_not_at_hand_is_none(receipt, edition):
    unpublished = renumbered(edition).digest

    assert recompute(receipt | {"versions": {"questionnaire": unpublished}}) is None
    assert recompute(receipt | {"versions": {}}) is None


def test_recompute_with_the_shipped_questionnaire_needs_no_database(edition):
    document = {
        "versions": {"questionnaire": edition.digest},
        "inputs": {"as_of": "2026-11-20", "mode": "full", "profile": {}, "responses": {}},
    }

    with pytest.raises(InvalidInput) as caught:
        recompute(document)

    assert caught.value.where == "profile.sector"


@pytest.mark.parametrize(
    "broken",
    [{}, {"versions": None, "inputs": {}}, {"versions": {}, "inputs": []}, {"versions": "x", "inputs": {}}],
)
def test_recompute_without_inputs_or_versions_says_so(broken):
    with pytest.raises(InvalidReceipt, match=r"^it has no inputs or versions\.$"):
        recompute(broken)
