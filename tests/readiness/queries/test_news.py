import pytest
from factories import PROFILE, a_submission

from readiness.queries.news import News, facts_changed_by_others, news_after, statement
from readiness.queries.progress import progress_of
from readiness.services.submissions import save_answers, save_profile

pytestmark = pytest.mark.django_db
VALUES = {"VAL1", "VAL2", "VAL3", "VAL4", "VAL5"}
"""A part in which a question opened or closed is counted anew, so that all of it looks different."""


def saved(submission, *, shown=None, given) -> News:
    """What somebody hears who was shown some answers and gives others."""
    before, seen = submission.responses, shown or {}
    dimension = next(iter(given or seen))[:3].lower()
    part = progress_of(submission).by_slug[dimension]
    merged = save_answers(submission=submission, shown=seen, given=given, by=None)
    return news_after(submission, part, before, seen, merged)


def test_news_after_an_ordinary_answer_are_none(version):
    assert saved(a_submission(), given={"STR1": 3}) == News()


def test_news_after_a_question_opened_name_it_and_its_part(version):
    submission = a_submission(responses={"VAL2": 1})

    news = saved(submission, shown={"VAL2": 1}, given={"VAL2": 2})

    assert news.touched == VALUES
    assert news.sentences == (
        "A question has opened in “Uses and value”: What happens when an AI trial does not work well?",
    )


def test_news_after_a_question_closed_say_why(version):
    submission = a_submission(responses={"VAL2": 3})

    news = saved(submission, shown={"VAL2": 3}, given={"VAL2": 1})

    assert news.touched == VALUES
    (sentence,) = news.sentences
    assert sentence == (
        "A question no longer applies: What happens when an AI trial does not work well? "
        "You do not use AI at work yet, so no trial could have ended."
    )


def test_news_after_a_question_closed_by_a_first_answer(version):
    assert saved(a_submission(), given={"PPL1": 1}).touched == {"VEN5"}


def test_news_in_a_quick_check_leave_out_what_it_does_not_ask(version):
    submission = a_submission(mode="quick", responses={"VAL2": 1})

    assert saved(submission, shown={"VAL2": 1}, given={"VAL2": 2}) == News()


def test_news_after_somebody_else_answered_keep_theirs(version):
    submission = a_submission(responses={"STR1": 4})

    news = saved(submission, given={"STR1": None, "STR2": 2})

    assert news.touched == {"STR1"}
    (sentence,) = news.sentences
    assert sentence == (
        "Meanwhile somebody else answered “Who looks after AI in your firm?”: A named person with set hours who "
        "reports to the owner or managers at least every three months. Their answer is kept."
    )


def test_news_after_both_answered_let_the_later_stand(version):
    submission = a_submission(responses={"STR1": 1})

    news = saved(submission, shown={"STR1": 2}, given={"STR1": 3})

    assert submission.responses == {"STR1": 3}
    assert news.touched == {"STR1"}
    (sentence,) = news.sentences
    assert sentence == (
        "Meanwhile somebody else answered “Who looks after AI in your firm?”: Nobody has been asked to. "
        "Your later answer stands."
    )


def test_news_after_both_answered_alike_are_none(version):
    submission = a_submission(responses={"STR1": 3})

    assert saved(submission, shown={"STR1": 2}, given={"STR1": 3}) == News()


def test_news_after_somebody_else_took_an_answer_back(version):
    news = saved(a_submission(responses={"STR2": 1}), shown={"STR1": 3}, given={"STR1": 3})

    assert news.sentences == (
        "Meanwhile somebody else answered “Who looks after AI in your firm?”: No answer. Their answer is kept.",
    )


def test_news_have_what_others_did_before_what_opened(version):
    submission = a_submission(responses={"VAL1": 2, "VAL2": 1})

    news = saved(submission, shown={"VAL2": 1}, given={"VAL1": None, "VAL2": 2})

    assert [sentence.split(" ", 2)[0] for sentence in news.sentences] == ["Meanwhile", "A"]
    assert news.touched == VALUES


def test_news_after_a_colleague_opened_a_question_elsewhere(version):
    """The page of one part was open while a colleague answered another part."""
    submission = a_submission(responses={"VAL2": 1})
    stale = type(submission).objects.get()
    save_answers(submission=submission, shown={"VAL2": 1}, given={"VAL2": 3}, by=None)

    news = saved(stale, shown={"STR1": None}, given={"STR1": 2})

    assert news.touched == {"VAL4"}


def test_news_after_a_colleague_opened_a_question_of_this_page(version):
    """The whole page was shown without the question, so it opens for this person now."""
    submission = a_submission(responses={"VAL2": 3})

    news = saved(submission, shown={"VAL1": None, "VAL2": 1, "VAL3": None, "VAL5": None}, given={"VAL1": 2})

    assert news.touched == VALUES
    assert news.sentences[-1].startswith("A question has opened in “Uses and value”")


def test_news_of_a_firm_without_ai_do_not_open_what_facts_close(version):
    submission = a_submission(profile=PROFILE | {"ai_tools": ["none"]}, responses={"PPL1": 1})

    assert saved(submission, shown={"PPL1": 1}, given={"PPL1": 2}).touched == {"VEN5"}


def test_facts_changed_by_others_are_named(version, edition):
    submission = a_submission()
    shown = PROFILE | {"union": None}
    save_profile(submission=submission, shown=shown, given={"sector": "retail", "union": "no"}, firm={}, by=None)

    merged = save_profile(submission=submission, shown=shown, given={"headcount": "5-9"}, firm={}, by=None)

    assert facts_changed_by_others(edition.words(), merged) == [
        "Meanwhile somebody else changed: Trade, Union members. Reload the page to see it; their change is kept."
    ]


def test_facts_that_nobody_else_changed_are_no_news(version, edition):
    submission = a_submission()

    merged = save_profile(submission=submission, shown=PROFILE, given={"headcount": "5-9"}, firm={}, by=None)

    assert facts_changed_by_others(edition.words(), merged) == []


@pytest.mark.parametrize(
    ("response", "words"),
    [
        (None, "No answer."),
        ("unknown", "I don’t know."),
        (1, "Nobody has been asked to."),
        (3, "One named person, on top of their normal job."),
    ],
)
def test_statement_is_the_answer_in_words(edition, response, words):
    assert statement(edition.words(), "STR1", response) == words
