"""What a report says and how it is made: for the eye, for a screen reader, and for whoever checks it."""

import pytest
from factories import PROFILE, a_revision, answers
from papers import opened, says, tags

from programs.reports.answering import answers as answers_of
from programs.reports.report import Form, report
from programs.reports.subject import subject_of
from readiness.core.receipt import body_digest

pytestmark = pytest.mark.django_db
LOW = answers(2, VEN2=1, VEN3=1, TEC4="unknown")


@pytest.fixture
def revision(catalogue):
    return a_revision(responses=LOW, firm={"name": "Merbau Foods"})


@pytest.mark.parametrize("form", Form)
def test_report_is_tagged_with_title_and_language(revision, form):
    pdf = opened(report(revision, form))

    assert pdf.metadata.title == "AI readiness: Merbau Foods"
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()


@pytest.mark.parametrize("form", Form)
def test_report_is_read_out_with_headings_tables_and_words_for_its_one_picture(revision, form):
    found = tags(report(revision, form))

    assert found.count("H1") == 1
    assert {"H2", "Table", "TH", "TD", "P", "L", "LI", "Figure"} <= set(found)
    assert found.count("Figure") == 1, "the code; all other pictures stand beside their words"


@pytest.mark.parametrize("form", Form)
def test_report_is_on_a4(revision, form):
    sizes = {
        (round(page.mediabox.width), round(page.mediabox.height)) for page in opened(report(revision, form)).pages
    }

    assert sizes == {(595, 842)}


@pytest.mark.parametrize("form", Form)
def test_report_tells_level_range_unknown_parts_plan_and_receipt(revision, form):
    text = says(report(revision, form))
    subject = subject_of(revision)
    told = [
        "Merbau Foods",
        "Level 2 of 5",
        subject.result.level_words.name,
        *(row.name for row in subject.result.dimensions),
        *(gate["name"] for gate in subject.result.gates),
        *(step.entry.name for step in subject.plan.steps),
        *(each.says for each in subject.plan.warnings),
        body_digest(subject.plan.recommendation.receipt),
    ]

    assert [each for each in told if each not in text] == []


def test_report_tells_what_level_it_could_be_and_the_answer_that_decides_it(catalogue):
    text = says(report(a_revision(responses=answers(3, TEC4="unknown")), Form.SHORT))

    assert "could be level 3" in text
    assert "The answer that decides it" in text


def test_report_of_a_firm_without_a_name_has_a_title(catalogue):
    pdf = report(a_revision(), Form.SHORT)

    assert opened(pdf).metadata.title == "AI readiness"
    assert says(pdf).startswith("AI Readiness Check")


@pytest.mark.parametrize("level", [1, 3, 5])
def test_short_report_has_two_pages(catalogue, level):
    assert len(opened(report(a_revision(responses=answers(level)), Form.SHORT)).pages) == 2


def test_short_report_has_two_pages_for_a_firm_with_much_to_say(catalogue):
    facts = PROFILE | {"suppliers": ["aws"], "commitment": "over_12_months", "data": ["health", "financial"]}
    responses = answers(1, TEC4="unknown")

    revision = a_revision(profile=facts, responses=responses, firm={"name": "榴" * 120})

    assert len(opened(report(revision, Form.SHORT)).pages) == 2


@pytest.mark.parametrize("name", ["declared", "revision"])
def test_short_report_has_two_pages_however_much_an_advisor_writes(wordy, name):
    revision = getattr(wordy, name)

    assert len(opened(report(revision, Form.SHORT)).pages) == 2
    assert len(wordy.note) > 1000
    assert len(wordy.changes) > 20


def test_short_report_says_that_the_full_one_has_more(catalogue):
    assert "More in the full report." in says(report(a_revision(responses=answers(1)), Form.SHORT))
    assert "More in the full report." not in says(report(a_revision(responses=answers(5)), Form.SHORT))


def test_full_report_has_every_answer_with_its_note(revision):
    revision.submission.notes = {"STR1": "Only the owner, on Sundays."}
    subject = subject_of(revision)

    text = says(report(revision, Form.FULL))

    words = subject.result.words.questions
    missing = [code for code in LOW if words[code].text not in text]
    assert missing == []
    assert "Your note: “Only the owner, on Sundays.”" in text


def test_full_report_leaves_out_a_note_beside_an_answer_that_was_changed_since(revision):
    revision.submission.notes = {"STR1": "Only the owner, on Sundays."}
    revision.submission.responses = LOW | {"STR1": 5}

    assert "on Sundays" not in says(report(revision, Form.FULL))


def test_full_report_tells_of_each_step_what_to_watch_and_where_it_was_read(revision):
    text = says(report(revision, Form.FULL))
    steps = subject_of(revision).plan.steps
    told = [
        *(warning.do for step in steps for warning in step.entry.warnings),
        *(note.do for step in steps for note in step.entry.notes),
        *(fact.says for step in steps for fact in step.entry.program.facts),
    ]

    assert len(told) > 10
    assert [each for each in told if each not in text] == []


def test_report_without_a_catalogue_has_no_plan_and_still_a_receipt(version):
    revision = a_revision()

    text = says(report(revision, Form.FULL))

    assert "There is no plan yet" in text
    assert body_digest(revision.receipt) in text


def test_report_of_a_quick_check_lists_no_more_than_was_asked(catalogue):
    parts = answers_of(subject_of(a_revision(mode="quick")))

    assert sum(len(part["rows"]) for part in parts) == 21


def test_report_costs_the_same_queries_for_short_and_full(revision, django_assert_num_queries):
    report(revision, Form.SHORT)

    for form in Form:
        revision.submission.refresh_from_db()
        with django_assert_num_queries(3):
            report(revision, form)
