import pytest
from factories import a_changed, a_revision, a_submission, answers

from readiness.queries.comparison import Change, compare, earlier_revision
from readiness.services.questionnaires import publish_questionnaire
from readiness.services.submissions import continue_in_full, save_answers, submit

pytestmark = pytest.mark.django_db


def later_check(earlier, **given):
    """A check of the same firm, handed in later."""
    return a_revision(previous=earlier.submission, **given)


def resubmitted(revision, **changed):
    save_answers(submission=revision.submission, shown={}, given=changed, by=None)
    return submit(submission=revision.submission, by=None)


def test_earlier_revision_of_a_first_check_is_none(version):
    a_revision()
    revision = a_revision()

    assert earlier_revision(revision.submission, revision) is None


def test_earlier_revision_of_a_later_revision_is_the_one_before(version):
    first = a_revision()
    second = resubmitted(first, STR1=4)
    third = resubmitted(first, STR1=5)

    assert earlier_revision(first.submission, second) == first
    assert earlier_revision(first.submission, third) == second


def test_earlier_revision_of_a_later_check_is_the_last_of_the_earlier_one(version):
    first = a_revision()
    second = resubmitted(first, STR1=4)
    later = later_check(first)

    assert earlier_revision(later.submission, later) == second


def test_earlier_revision_of_a_later_check_whose_earlier_one_was_never_handed_in_is_none(version):
    later = a_revision(previous=a_submission())

    assert earlier_revision(later.submission, later) is None


def test_compare_has_levels_then_and_now(version):
    first = a_revision()
    later = later_check(first, responses=answers(4, VEN1=2, VEN2=2, VEN3=2))

    comparison = compare(first, later)

    assert (comparison.then, comparison.now, comparison.is_same_kind, comparison.left_out) == (first, later, True, 0)
    assert comparison.levels[0] == ("Direction and leadership", 3, 4)
    assert comparison.levels[-1] == ("Supplier choice and freedom to move", 3, 2)


def test_compare_tells_each_answer_that_differs_in_words(version):
    first = a_revision(responses=answers(3, STR3="unknown"))
    later = later_check(first, responses=answers(3, STR1=5, STR2=1, STR3=2))

    assert [(change.question, change.rise) for change in compare(first, later).changes] == [
        ("Who looks after AI in your firm?", 2),
        ("Do you have a plan for AI?", -2),
        ("What money and work time go to AI?", None),
    ]


def test_compare_puts_unknown_and_open_in_words(version):
    first = a_revision(responses=answers(3, STR3="unknown"))
    responses = answers(3)
    del responses["STR3"]

    (change,) = compare(first, later_check(first, responses=responses)).changes

    assert change == Change("What money and work time go to AI?", "I don’t know.", "No answer.", None)


def test_compare_without_a_difference_has_no_changes(version):
    first = a_revision()

    assert compare(first, later_check(first)).changes == ()


def test_compare_of_quick_and_full_says_so(version):
    first = a_revision(mode="quick")
    continue_in_full(submission=first.submission, by=None)

    comparison = compare(first, submit(submission=first.submission, by=None))

    assert (comparison.is_same_kind, comparison.left_out) == (False, 0)
    assert {change.before for change in comparison.changes} == {"No answer."}


def test_compare_leaves_out_a_question_that_was_reworded(version, edition):
    def reword(content):
        content["wording"]["en"]["questions"]["STR1"]["text"] = "Who is in charge of AI?"

    first = a_revision()
    publish_questionnaire(a_changed(edition, reword), by=None)
    comparison = compare(first, later_check(first, responses=answers(4, STR1=5)))

    assert comparison.left_out == 1
    assert len(comparison.changes) == 34
    assert {change.rise for change in comparison.changes} == {1}


def test_compare_leaves_out_a_question_that_is_rated_differently(version, edition):
    def reweigh(content):
        content["structure"]["dimensions"][0]["questions"][0]["weight"] = 3

    first = a_revision()
    publish_questionnaire(a_changed(edition, reweigh), by=None)

    assert compare(first, later_check(first, responses=answers(4))).left_out == 1


def test_compare_leaves_out_a_question_that_is_new(version, edition):
    def add(content):
        content["structure"]["dimensions"][0]["questions"].append({"code": "STR6"})
        content["wording"]["en"]["questions"]["STR6"] = content["wording"]["en"]["questions"]["STR5"]

    first = a_revision()
    publish_questionnaire(a_changed(edition, add), by=None)
    comparison = compare(first, later_check(first, responses=answers(3, STR6=1)))

    assert (comparison.left_out, comparison.changes) == (1, ())


def test_compare_of_a_part_that_is_new_has_no_level_then(version, edition):
    def rename(content):
        content["structure"]["dimensions"][6]["code"] = "SUP"
        content["wording"]["en"]["dimensions"]["SUP"] = content["wording"]["en"]["dimensions"].pop("VEN")
        content["structure"]["targets"]["rules"][1]["dimensions"] = ["SUP"]

    first = a_revision()
    publish_questionnaire(a_changed(edition, rename), by=None)

    assert compare(first, later_check(first)).levels[-1] == ("Supplier choice and freedom to move", None, 3)


def test_earlier_revision_is_never_one_that_was_made_later(version):
    """What a result page once laid beside a result stays there when the earlier check is handed in again."""
    first = a_revision()
    later = later_check(first)
    resubmitted(first, STR1=4)

    assert earlier_revision(later.submission, later) == first
