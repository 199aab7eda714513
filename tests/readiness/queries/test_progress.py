import pytest
from factories import PROFILE, a_submission, answers

from readiness.queries.progress import closing_rules, progress_of
from readiness.queries.submissions import missing_facts

pytestmark = pytest.mark.django_db
NO_AI = PROFILE | {"ai_tools": ["none"], "suppliers": ["none"]}


def part(submission, slug):
    return progress_of(submission).by_slug[slug]


def test_progress_of_a_new_full_check_has_every_question_open(version):
    progress = progress_of(a_submission())

    assert [each.slug for each in progress.parts] == ["str", "val", "dat", "ppl", "tec", "gov", "ven"]
    assert [each.number for each in progress.parts] == [1, 2, 3, 4, 5, 6, 7]
    assert (len(progress.open), progress.unknown, progress.minutes_left) == (35, (), 20)


def test_progress_of_a_new_quick_check_has_core_questions_open(version, edition):
    progress = progress_of(a_submission(mode="quick"))

    assert set(progress.open) == edition.questionnaire.asked("quick")
    assert (len(progress.open), progress.minutes_left) == (21, 10)


def test_progress_of_a_check_that_is_answered_has_nothing_left(version):
    progress = progress_of(a_submission(responses=answers()))

    assert (progress.open, progress.minutes_left) == ((), 0)
    assert all(each.is_done for each in progress.parts)


def test_progress_rounds_minutes_up(version):
    responses = answers()
    del responses["VEN5"]

    assert progress_of(a_submission(responses=responses)).minutes_left == 1


def test_part_tells_open_answered_and_unknown_apart(version):
    it = part(a_submission(responses={"TEC1": 2, "TEC4": "unknown"}), "tec")

    assert (it.answered, it.unknown, it.open) == (("TEC1", "TEC4"), ("TEC4",), ("TEC2", "TEC3", "TEC5"))
    assert not it.is_done


def test_unknown_is_an_answer(version):
    responses = answers(3, TEC2="unknown", STR3="unknown")

    progress = progress_of(a_submission(responses=responses))

    assert (progress.unknown, progress.open) == (("STR3", "TEC2"), ())
    assert progress.by_slug["tec"].is_done


def test_part_of_a_firm_without_ai_leaves_out_what_does_not_apply(version):
    it = part(a_submission(profile=NO_AI), "ven")

    assert it.asked == ("VEN1", "VEN2", "VEN3", "VEN4", "VEN5")
    assert (it.applicable, it.open) == (("VEN5",), ("VEN5",))


def test_part_without_an_applicable_question_is_done(version):
    it = part(a_submission(profile=NO_AI, mode="quick"), "ven")

    assert (it.asked, it.applicable, it.is_done) == (("VEN2", "VEN3", "VEN4"), (), True)


def test_answer_to_a_question_that_does_not_apply_counts_nowhere(version):
    it = part(a_submission(responses={"VAL2": 1, "VAL4": "unknown"}), "val")

    assert it.applicable == ("VAL1", "VAL2", "VAL3", "VAL5")
    assert (it.answered, it.unknown) == (("VAL2",), ())


def rules(edition, submission):
    return closing_rules(edition.questionnaire, submission.profile, submission.responses)


def test_closing_rules_follow_stated_answers_and_facts_only(version, edition):
    open_ended = a_submission(responses={"VAL2": "unknown", "PPL1": 2})
    closed = a_submission(profile=PROFILE | {"has_employees": "no"}, responses={"VAL2": 1, "PPL1": 1})

    assert rules(edition, open_ended) == {}
    assert set(rules(edition, closed)) == {"VAL4", "VEN5", "PPL3"}


def test_closing_rules_of_a_firm_that_stated_nothing(version, edition):
    assert set(rules(edition, a_submission(profile={}))) == {"DAT3"}


def test_parts_know_their_neighbours(version):
    progress = progress_of(a_submission())
    first, second, last = progress.parts[0], progress.parts[1], progress.parts[-1]

    assert (progress.before(first), progress.after(first)) == (None, second)
    assert (progress.before(second), progress.after(last)) == (first, None)


def test_progress_costs_no_query_once_the_questionnaire_is_in_memory(version, django_assert_num_queries):
    submission = a_submission()
    progress_of(submission)

    with django_assert_num_queries(0):
        progress_of(submission)


def test_missing_facts_are_the_required_ones_in_the_order_they_are_asked(version, edition):
    profile = {key: value for key, value in PROFILE.items() if key not in ("goals", "sector")}

    assert missing_facts(edition.questionnaire, a_submission(profile=profile)) == ["sector", "goals"]
    assert missing_facts(edition.questionnaire, a_submission()) == []
