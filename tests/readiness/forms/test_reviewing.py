"""What an advisor fills in: chosen beforehand what the firm said, a reason only for a change."""

import pytest
from factories import answers
from factories.reviewing import in_hand, judged

from readiness.forms.reviewing import AskForm, CallForm, CommentForm, VerdictForm
from readiness.queries.reviewing.page import find_review, review_page
from readiness.queries.reviewing.rows import Row
from readiness.services.reviews.asking_back import draft_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(version):
    return in_hand(responses=answers(3, TEC4="unknown"))


def row_of(review, code: str) -> Row:
    return review_page(find_review(review.pk), review.assignee).rows[code]


def posted(row: Row, **given) -> VerdictForm:
    return VerdictForm(row, 1, {"version": "0", "revision": "1", "evidence": "shown", "reason": ""} | given)


def test_level_that_the_firm_chose_is_chosen(review):
    form = VerdictForm(row_of(review, "STR1"), 1)

    assert [radio.data["value"] for radio in form["response"] if radio.data["selected"]] == ["3"]


def test_verdict_that_is_there_is_chosen_with_its_reason(review):
    judged(review, "STR1", 5, evidence="verified", reason="Seen.")
    form = VerdictForm(row_of(review, "STR1"), 1)

    assert (form["response"].value(), form["evidence"].value(), form["reason"].value(), form["version"].value()) == (
        5,
        "verified",
        "Seen.",
        1,
    )


@pytest.mark.parametrize(("code", "offered"), [("TEC4", True), ("STR1", False)])
def test_not_known_is_offered_where_the_question_offers_it(review, code, offered):
    values = [value for value, _label in VerdictForm(row_of(review, code), 1).fields["response"].choices]

    assert ("unknown" in values) is offered


def test_same_level_needs_no_reason(review):
    form = posted(row_of(review, "STR1"), response="3")

    assert form.is_valid()
    assert form.cleaned_data == {"version": 0, "revision": 1, "evidence": "shown", "response": 3, "reason": ""}


def test_other_level_needs_a_reason(review):
    form = posted(row_of(review, "STR1"), response="4")

    assert form.errors == {
        "reason": ["Say why you change the level. The firm reads it beside its own answer."],
    }


def test_answer_that_nobody_chose_stays_open(review):
    form = posted(row_of(review, "STR1"))

    assert form.is_valid()
    assert form.cleaned_data["response"] is None


def test_text_that_is_too_long_is_told_once(review):
    form = posted(row_of(review, "STR1"), response="4", reason="x" * 2001)

    assert form.errors == {"reason": ["Ensure this value has at most 2000 characters (it has 2001)."]}


def test_form_takes_over_the_version_and_keeps_what_was_typed(review):
    form = posted(row_of(review, "STR1"), response="4", reason="Mine").having_version(7, 9)

    assert [form[name].value() for name in ("version", "revision", "response", "reason")] == ["7", "9", "4", "Mine"]


def test_draft_is_in_the_box(review):
    draft_question(review=review, question="TEC4", text="Which are on?", by=review.assignee)

    assert AskForm(row_of(review, "TEC4"))["text"].value() == "Which are on?"


def test_sharing_is_offered_to_who_has_it_only():
    assert [value for value, _label in CommentForm("tec4", may_share=True).fields["kind"].choices] == [
        "internal",
        "shared",
    ]
    form = CommentForm("tec4", {"kind": "shared", "text": "Hello"}, may_share=False)
    assert list(form.errors) == ["kind"]


@pytest.mark.parametrize("minutes", ["0", "481", "", "x"])
def test_call_lasts_at_least_a_minute_and_no_more_than_a_day(minutes):
    assert list(CallForm({"minutes": minutes, "text": "Spoke."}).errors) == ["minutes"]
