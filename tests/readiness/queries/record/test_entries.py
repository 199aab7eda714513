import pytest
from factories import a_revision
from factories.reviews import make_review, make_staff

from readiness.queries.record import timeline
from readiness.services.audit import record
from readiness.services.reviews.moving import move
from readiness.services.submissions import save_answers, save_profile

pytestmark = pytest.mark.django_db
FIRM = {"name": "Merbau Foods (sample)", "activity": "Cooks", "uen": "53000001X"}


@pytest.fixture
def advisor(version):
    return make_staff("advisor")


@pytest.fixture
def review(advisor):
    return make_review(firm=FIRM)


def of(entry):
    return entry.who, entry.what, [(each.what, each.old, each.new) for each in entry.changes], entry.reason


def test_timeline_tells_the_newest_first(review, advisor):
    move(review, "in_review", verb="claim", by=advisor, reason="I know bakeries", assignee=advisor)

    newest, earlier, *_more = timeline(review.submission)

    assert of(newest)[2:] == ([("status", "new", "in review"), ("whose it is", "", str(advisor))], "I know bakeries")
    assert (newest.who, newest.is_of_firm) == (str(advisor), False)
    assert of(earlier) == ("the firm", "Handed in the answers", [("result number", "0", "1")], "")
    assert earlier.is_of_firm


@pytest.mark.parametrize(
    ("verb", "what"),
    [
        ("mail questions", "Mailed the firm that an advisor has questions"),
        ("mail reviewed", "Mailed the firm that its review is finished"),
        ("ask for second look", "Chosen for a second look"),
    ],
)
def test_timeline_does_not_say_that_the_firm_did_what_the_site_did(review, verb, what):
    record(verb, by=None, submission=review.submission)

    newest = timeline(review.submission)[0]

    assert (newest.who, newest.is_of_firm, newest.what) == ("the site", False, what)


def test_timeline_is_of_one_submission(review):
    other = make_review(firm={"name": "Other (sample)"})

    assert {entry.number for entry in timeline(other.submission)} == {other.pk}


def test_timeline_stops_at_its_limit(review):
    assert len(timeline(review.submission, 2)) == 2


def test_timeline_says_of_a_firms_details_only_that_they_changed(review):
    save_profile(submission=review.submission, shown={}, given={}, firm={"name": "Secret (sample)"}, by=None)

    (change,) = timeline(review.submission, 1)[0].changes

    assert (change.what, change.old, change.new, change.is_told) == ("name of the firm", "", "", False)


def test_timeline_of_a_withdrawn_review_keeps_entries_and_tells_nothing_the_firm_said(review, advisor):
    save_answers(submission=review.submission, shown={}, given={"STR1": 5}, by=None)
    record("claim", by=advisor, submission=review.submission, reason="Asks about Mr Tan")
    move(review, "withdrawn", verb="withdraw review", by=None)

    told = timeline(review.submission)

    withdrawn, said, answered = told[:3]
    assert of(withdrawn) == ("the firm", "Took the request for a review back", [("status", "new", "withdrawn")], "")
    assert (of(said)[2:], said.is_closed) == (([], ""), True)
    assert (of(answered), answered.is_closed) == (("the firm", "Changed answers", [], ""), True)
    assert {entry.firm for entry in told} == {""}


def test_timeline_of_a_firm_that_never_asked_tells_nothing_it_said(version):
    submission = a_revision().submission

    answered = next(entry for entry in timeline(submission) if entry.what == "Changed answers")

    assert (answered.changes, answered.is_closed) == ((), True)


@pytest.mark.parametrize("count", [1, 3])
def test_timeline_costs_two_queries(review, advisor, django_assert_num_queries, count):
    for place in range(count):
        record("claim", by=advisor, submission=review.submission, changes={"assignee": (None, advisor.pk + place)})
    timeline(review.submission)

    with django_assert_num_queries(2):
        timeline(review.submission)


def test_entry_of_many_changes_is_folded(review):
    record("answer", by=None, submission=review.submission, changes={f"STR{n}": (1, 2) for n in range(1, 6)})

    entry, *_earlier = timeline(review.submission, 1)

    assert (len(entry.changes), entry.is_folded) == (5, True)


def test_entry_of_few_short_changes_is_not_folded(review):
    record("answer", by=None, submission=review.submission, changes={"STR1": (1, 2)})

    assert timeline(review.submission, 1)[0].is_folded is False
