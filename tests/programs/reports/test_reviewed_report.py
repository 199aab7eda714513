"""A reviewed report has the advisor's part: both levels, what was changed and why, the note and the plan."""

import pytest
from papers import says

from programs.reports.report import Form, report
from programs.reports.subject import subject_of
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("name", ["declared", "revision"])
def test_report_shows_both_levels_who_reviewed_and_the_note(concluded, form, name):
    text = says(report(getattr(concluded, name), form))

    assert [each in text for each in ("Your own result", "Reviewed result", "Begin with the shared course.")] == [
        True
    ] * 3
    assert f"Reviewed by {concluded.by.name} on" in text


def test_report_of_the_reviewed_answers_says_so(concluded):
    assert "AI readiness, as reviewed" in says(report(concluded.revision, Form.SHORT), 0)
    assert "AI readiness, as reviewed" not in says(report(concluded.declared, Form.SHORT), 0)


def test_full_report_shows_each_changed_answer_with_its_reason(concluded):
    text = says(report(concluded.declared, Form.FULL))
    (changed,) = subject_of(concluded.declared).reviewed.answers

    shown = (changed.question, changed.declared, changed.reviewed, changed.evidence, "Both of us looked at it.")
    assert [each for each in shown if each not in text] == []


@pytest.mark.parametrize("form", Form)
def test_report_has_the_advisors_plan(concluded, form):
    text = says(report(concluded.declared, form))
    advised = subject_of(concluded.declared).advised

    assert "Your advisor’s plan" in text
    assert [step.entry.name for step in advised.steps if step.entry.name not in text] == []


def test_full_report_says_what_the_advisor_left_out_and_why(concluded):
    text = says(report(concluded.declared, Form.FULL))

    assert "What your advisor left out, and why" in text
    assert "You have done this one already." in text


def test_report_of_a_later_result_has_nothing_of_the_review(concluded):
    submission = concluded.declared.submission
    save_answers(submission=submission, shown={}, given={"STR1": 5}, by=None)

    later = submit(submission=submission, by=None)

    assert "Reviewed" not in says(report(later, Form.FULL))
