"""Judging, asking and commenting on the page: plain and with HTMX, and nothing typed is lost."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import answers
from factories.people import signed_in
from factories.reviewing import in_hand, judged
from factories.reviews import make_staff
from pages import attribute, elements, says

from readiness.models import Clarification, Comment, Review, Verdict
from readiness.models.review import Status

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def review(version) -> Review:
    return in_hand(responses=answers(3, TEC4="unknown"))


@pytest.fixture
def me(review) -> Client:
    return signed_in(review.assignee)


def to(review: Review, end: str = "", code: str = "TEC4") -> str:
    return reverse("review", args=[review.pk]) + f"/answers/{code}{end}"


def verdict(review: Review, **given) -> dict:
    stated = {"version": "0", "revision": str(review.revision_id), "evidence": "shown"}
    return stated | {"response": "4", "reason": "A mail of theirs."} | given


def test_saved_verdict_leads_back_to_its_row(me, review):
    page = me.post(to(review), verdict(review))

    assert (page.status_code, page["Location"]) == (302, reverse("review", args=[review.pk]) + "#tec4")
    found = Verdict.objects.get()
    assert (found.question, found.response, found.evidence, found.reason) == ("TEC4", 4, "shown", "A mail of theirs.")


def test_htmx_swaps_the_row_and_everything_that_depends_on_it(me, review):
    page = me.post(to(review), verdict(review), headers=HTMX)
    reloaded = me.get(reverse("review", args=[review.pk]))

    assert page.status_code == 200
    for part in ("tec4", "tabs", "changes", "level", "questions", "history", "bar"):
        assert says(page, part) == says(reloaded, part)
    swapped = [dict(each.attributes)["id"] for each in elements(page, **{"hx-swap-oob": "true"})]
    assert swapped == ["agree", "tabs", "changes", "level", "questions", "history", "bar", "advice"]


def test_change_without_a_reason_stays_open_with_what_was_chosen(me, review):
    page = me.post(to(review), verdict(review, reason=""))

    assert page.status_code == 422
    assert says(page, "id_tec4_reason_error") == (
        "Say why you change the level. The firm reads it beside its own answer."
    )
    (chosen,) = elements(page, name="response", checked=None)
    assert dict(chosen.attributes)["value"] == "4"
    assert Verdict.objects.count() == 0


def test_htmx_swaps_the_row_with_the_error(me, review):
    page = me.post(to(review), verdict(review, reason=""), headers=HTMX)

    assert (page.status_code, page["HX-Reswap"]) == (422, "outerHTML")
    assert len(elements(page, class_="qa")) == 1
    assert len(elements(page, id="id_tec4_reason_error")) == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_stale_save_shows_both_and_can_be_saved_after_all(me, review, headers):
    judged(review, "TEC4", 2, reason="Of the other tab.")

    page = me.post(to(review), verdict(review), headers=headers)

    assert page.status_code == 409
    assert says(page, "errors") == (
        f"{review.assignee} saved this answer meanwhile. Nothing of yours is lost: look at both and save again. "
        "Saved meanwhile: level 2, shown. Of the other tab."
    )
    assert says(page, "id_tec4_reason") == "A mail of theirs."
    again = {"version": attribute(page, "id_tec4_version", "value"), "revision": str(review.revision_id)}
    assert me.post(to(review), verdict(review, **again)).status_code == 302
    assert (Verdict.objects.get().response, Verdict.objects.get().version) == (4, 2)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_lost_the_review_is_told_and_keeps_the_text(me, review, headers):
    Review.objects.update(assignee=make_staff("advisor", email="other@example.test"))

    page = me.post(to(review), verdict(review), headers=headers)

    assert page.status_code == 403
    assert "has this review in hand. You can take it over, with a reason." in says(page, "errors")
    assert says(page, "id_tec4_reason") == "A mail of theirs."
    assert Verdict.objects.count() == 0


def test_agreeing_takes_the_answer_as_declared(me, review):
    page = me.post(to(review, "/agree", "STR1"), {"revision": str(review.revision_id)})

    assert page["Location"].endswith("#str1")
    found = Verdict.objects.get()
    assert (found.question, found.response, found.evidence) == ("STR1", None, "declared")


def test_agreeing_with_an_answer_that_somebody_judged_meanwhile_opens_the_row(me, review):
    judged(review, "STR1", 5, reason="Seen.")

    page = me.post(to(review, "/agree", "STR1"), {"revision": str(review.revision_id)}, headers=HTMX)

    assert page.status_code == 409
    assert "Saved meanwhile: level 5, shown. Seen." in says(page, "errors")
    assert Verdict.objects.get().response == 5


def test_question_is_kept_and_the_row_stays_open(me, review):
    page = me.post(to(review, "/ask"), {"text": "Which are on?"})

    assert page["Location"] == reverse("review", args=[review.pk]) + "?open=TEC4#tec4"
    assert Clarification.objects.get().text == "Which are on?"


def test_htmx_swaps_only_the_question_so_that_a_half_made_verdict_stays(me, review):
    page = me.post(to(review, "/ask"), {"text": "Which are on?"}, headers=HTMX)

    assert elements(page, class_="qa") == []
    assert "Kept, not sent yet." in says(page, "tec4-ask")
    assert "Send 1 question to the firm" in says(page, "questions")


def test_empty_question_is_told_in_its_place(me, review):
    page = me.post(to(review, "/ask"), {"text": ""}, headers=HTMX)

    assert page.status_code == 422
    assert says(page, "id_tec4_ask_text_error") == "Write the question first."


def test_dropped_question_is_gone(me, review):
    me.post(to(review, "/ask"), {"text": "Which are on?"})

    me.post(to(review, "/drop"))

    assert Clarification.objects.count() == 0


def test_comment_is_kept_and_swapped_in(me, review):
    page = me.post(to(review, "/comment"), {"kind": "internal", "text": "Same in March."}, headers=HTMX)

    assert "Same in March." in says(page, "tec4-talk")
    assert elements(page, class_="qa") == []
    assert Comment.objects.get().kind == "internal"


def test_other_advisor_comments_internally_and_not_to_the_firm(review):
    other = signed_in(make_staff("advisor"))

    kept = other.post(to(review, "/comment"), {"kind": "internal", "text": "I know them."})
    refused = other.post(to(review, "/comment"), {"kind": "shared", "text": "Dear firm"})

    assert (kept.status_code, refused.status_code) == (302, 422)
    assert says(refused, "id_tec4_say_text") == "Dear firm"
    assert [each.text for each in Comment.objects.all()] == ["I know them."]


@pytest.mark.parametrize("end", ["", "/agree", "/ask", "/drop", "/comment"])
def test_question_that_does_not_exist_is_not_found(me, review, end):
    assert me.post(to(review, end, "XXX9")).status_code == 404


@pytest.mark.parametrize("end", ["", "/agree", "/ask", "/drop", "/comment"])
@pytest.mark.parametrize("role", ["auditor", "catalogue editor", "administrator"])
def test_others_write_nothing(review, end, role):
    given = verdict(review, text="x", kind="internal")

    page = signed_in(make_staff(role)).post(to(review, end), given)

    assert page.status_code == 403
    assert (Verdict.objects.count(), Comment.objects.count(), Clarification.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("end", ["", "/agree", "/ask", "/drop"])
def test_advisor_who_does_not_have_it_writes_nothing(review, end):
    page = signed_in(make_staff("lead advisor")).post(to(review, end), verdict(review, text="x"))

    assert page.status_code == 403
    assert f"{review.assignee} has this review in hand." in says(page)
    assert (Verdict.objects.count(), Clarification.objects.count()) == (0, 0)


@pytest.mark.parametrize("end", ["", "/agree", "/ask", "/drop", "/comment"])
def test_nothing_is_written_to_a_withdrawn_review(me, review, end):
    Review.objects.update(status=Status.WITHDRAWN, assignee=None)

    page = me.post(to(review, end), verdict(review, text="x", kind="internal"))

    assert page.status_code == 403
    assert "The firm has withdrawn its request." in says(page)
    assert (Verdict.objects.count(), Comment.objects.count()) == (0, 0)


@pytest.mark.parametrize("end", ["", "/agree", "/ask", "/drop", "/comment"])
def test_looking_at_an_action_does_nothing(me, review, end):
    assert me.get(to(review, end)).status_code == 405
