"""What a review's page knows: rows, what changed since last time, talk, rights."""

import pytest
from factories import a_changed, a_submission, answers
from factories.reviewing import in_hand, judged
from factories.reviews import make_review, make_staff

from readiness.core.notes import note_name
from readiness.models import Review, User
from readiness.models.review import Status
from readiness.queries.reviewing.page import ReviewPage, find_review, review_page
from readiness.services.questionnaires import publish_questionnaire
from readiness.services.reviews.answering import answer_clarifications, keep_clarifications
from readiness.services.reviews.asking_back import draft_question, send_questions
from readiness.services.reviews.finishing import finish
from readiness.services.reviews.talking import comment
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(version) -> Review:
    return in_hand(responses=answers(3, TEC4="unknown", VAL2=1))


def page_of(review: Review, by: User | None = None) -> ReviewPage:
    return review_page(find_review(review.pk), by or review.assignee)


def asked(review: Review, question: str = "TEC4", text: str = "Which are on?") -> None:
    draft_question(review=review, question=question, text=text, by=review.assignee)
    send_questions(review=review, by=review.assignee)


def test_note_stands_beside_the_answer_that_it_was_written_for(version):
    review = make_review(responses=answers(3))

    def write(**given):
        save_answers(submission=review.submission, shown={}, given=given, by=None)

    write(**{note_name("STR1"): "The owner.", note_name("TEC4"): "Nobody."})
    write(STR1=1, **{note_name("STR1"): "Nobody now."})

    rows = page_of(review, make_staff("advisor")).rows

    assert (rows["STR1"].declared, rows["STR1"].note, rows["TEC4"].note) == (3, "", "Nobody.")


def test_every_question_has_its_row_in_its_part(review):
    page = page_of(review)

    assert [(part.code, len(part.rows), part.applicable) for part in page.parts] == [
        ("STR", 5, 5),
        ("VAL", 5, 4),
        ("DAT", 5, 5),
        ("PPL", 5, 5),
        ("TEC", 5, 5),
        ("GOV", 5, 5),
        ("VEN", 5, 5),
    ]
    assert page.rows["VAL4"].closed_because == page.words.not_applicable["VAL4"]
    assert (page.rows["TEC4"].is_unknown, page.rows["TEC4"].said) == (True, "")
    assert page.rows["STR1"].said == page.words.questions["STR1"].options[2]


def test_quick_check_shows_what_it_asks(version):
    assert len(page_of(in_hand(mode="quick")).rows) == 21


def test_row_tells_note_verdict_and_adjusted_answer(review):
    review.submission.notes = {"TEC4": "Our IT man left."}
    review.submission.save()
    judged(review, "TEC4", 4)

    row = page_of(review).rows["TEC4"]

    assert (row.note, row.version, row.is_adjusted, row.declared, row.reviewed) == (
        "Our IT man left.",
        1,
        True,
        "unknown",
        4,
    )
    assert row.found == row.words.options[3]


def test_part_counts_what_was_looked_at_and_adjusted(review):
    judged(review, "TEC4", 4)
    judged(review, "TEC1")

    page = page_of(review)
    tec = next(part for part in page.parts if part.code == "TEC")

    assert (tec.looked_at, tec.adjusted, tec.is_done, page.left) == (2, 1, False, 32)


def test_answer_of_the_earlier_self_assessment_is_told_where_it_differs(version):
    draft = a_submission(responses=answers(3))
    submit(submission=draft, by=None)
    save_answers(submission=draft, shown={}, given={"DAT2": 5}, by=None)
    revision = submit(submission=draft, by=None)
    review = Review.objects.create(
        submission=draft, revision=revision, asked_at=revision.created_at, due_at=revision.created_at
    )

    rows = page_of(review, make_staff("advisor")).rows

    assert {code: row.was for code, row in rows.items() if row.was} == {"DAT2": rows["DAT2"].words.options[2]}


def test_question_that_was_worded_in_another_way_is_not_compared(version, edition):
    def reword(content):
        content["structure"]["version"] = "2.0"
        content["wording"]["en"]["questions"]["DAT2"]["text"] = "Another question altogether?"

    earlier = a_submission(responses=answers(3))
    submit(submission=earlier, by=None)
    publish_questionnaire(a_changed(edition, reword), by=None)
    review = in_hand(previous=earlier, responses=answers(4))

    rows = page_of(review).rows

    assert [code for code, row in rows.items() if not row.was] == ["DAT2"]


def test_answer_to_a_question_is_in_its_thread_with_what_it_changed(review):
    asked(review)
    answer_clarifications(submission=review.submission, answers={"TEC4": ("All four.", 4)}, by=None)

    page = page_of(review)
    row = page.rows["TEC4"]

    assert [(said.who, said.text, said.is_of_firm) for said in row.thread] == [
        (str(review.assignee), "Which are on?", False),
        ("", "All four.", True),
    ]
    assert row.thread[1].new_answer == row.words.options[3]
    assert (row.declared, row.was, page.replies) == (4, "I don’t know.", ["TEC4"])


def test_what_the_firm_has_not_sent_is_not_shown(review):
    asked(review)
    keep_clarifications(submission=review.submission, shown={}, given={"note_TEC4": "half a sentence"}, by=None)

    page = page_of(review)

    assert [said.text for said in page.rows["TEC4"].thread] == ["Which are on?"]
    assert ([each.question for each in page.waiting], page.drafts, page.replies) == (["TEC4"], [], [])


def test_drafted_question_is_no_part_of_the_thread(review):
    draft_question(review=review, question="TEC4", text="Which are on?", by=review.assignee)

    row = page_of(review).rows["TEC4"]

    assert (row.thread, row.draft.text, row.waiting) == ((), "Which are on?", None)


def test_talk_and_calls_are_told_apart(review):
    comment(review=review, question="", kind="internal", text="I know them.", by=make_staff("advisor"))
    comment(review=review, question="", kind="call", text="First.", by=review.assignee, minutes=5)
    comment(review=review, question="", kind="call", text="Second.", by=review.assignee, minutes=7)

    page = page_of(review)

    assert [(said.text, said.is_private) for said in page.general] == [("I know them.", True)]
    assert [(said.text, said.minutes) for said in page.calls] == [("Second.", 7), ("First.", 5)]


def test_newer_self_assessment_that_the_review_is_not_about_is_told(version):
    review = in_hand()
    for question in ("STR1", "VAL2", "TEC4", "GOV1", "GOV2"):
        judged(review, question)
    finish(review=review, by=review.assignee)
    save_answers(submission=review.submission, shown={}, given={"STR1": 5}, by=None)
    newer = submit(submission=review.submission, by=None)

    page = page_of(review)

    assert page.newer == newer
    assert page.rows["STR1"].declared == 3


RIGHTS = {
    # status, role: work comment take take_over release reopen settle
    (Status.WAITING, "advisor"): "comment take",
    (Status.WAITING, "auditor"): "",
    (Status.IN_REVIEW, "owner"): "work comment release",
    (Status.IN_REVIEW, "advisor"): "comment take_over",
    (Status.IN_REVIEW, "lead advisor"): "comment take_over release",
    (Status.IN_REVIEW, "auditor"): "",
    (Status.CLARIFICATION, "owner"): "work comment",
    (Status.CLARIFICATION, "advisor"): "comment take_over",
    (Status.DONE, "owner"): "comment reopen",
    (Status.DONE, "advisor"): "comment",
    (Status.DONE, "lead advisor"): "comment reopen",
    (Status.DONE, "auditor"): "",
    (Status.DISPUTED, "owner"): "comment",
    (Status.DISPUTED, "lead advisor"): "comment reopen settle",
    (Status.DISPUTED, "auditor"): "",
}


@pytest.mark.parametrize(("status", "role"), RIGHTS)
def test_rights_follow_status_and_role(version, status, role):
    owner = make_staff("advisor")
    review = make_review(status=status, by=owner)
    by = owner if role == "owner" else make_staff(role)

    rights = page_of(review, by).rights

    held = [
        name
        for name in ("work", "comment", "take", "take_over", "release", "reopen", "settle")
        if getattr(rights, name)
    ]
    assert " ".join(held) == RIGHTS[status, role]
