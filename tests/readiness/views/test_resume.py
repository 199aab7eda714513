import pytest
from django.urls import reverse
from factories import PROFILE, a_submission, answers

from readiness.services.submissions import save_answers, save_profile, submit

pytestmark = pytest.mark.django_db


def goes_to(client, submission) -> str:
    response = client.get(reverse("resume", args=[submission.link]))
    assert response.status_code == 302
    return response["Location"]


def page(name, submission, *more) -> str:
    return reverse(name, args=[submission.link, *more])


@pytest.mark.parametrize("profile", [{}, {key: value for key, value in PROFILE.items() if key != "goals"}])
def test_resume_without_the_facts_goes_to_the_firm(client, version, profile):
    submission = a_submission(profile=profile)

    assert goes_to(client, submission) == page("firm", submission)


def test_resume_without_answers_goes_to_the_first_part(client, submission):
    assert goes_to(client, submission) == page("part", submission, "str")


def test_resume_in_the_middle_goes_to_the_first_part_with_an_open_question(client, version):
    responses = answers()
    del responses["DAT2"], responses["VEN1"]
    submission = a_submission(responses=responses)

    assert goes_to(client, submission) == page("part", submission, "dat")


def test_resume_with_every_answer_goes_to_the_answers(client, version):
    submission = a_submission(responses=answers(3, TEC4="unknown"))

    assert goes_to(client, submission) == page("answers", submission)


def test_resume_after_handing_in_goes_to_the_result_even_if_an_answer_was_changed(client, version):
    submission = a_submission(responses=answers())
    submit(submission=submission, by=None)
    save_answers(submission=submission, shown={"STR1": 3}, given={"STR1": None}, by=None)

    assert goes_to(client, submission) == page("result", submission)


def test_resume_after_handing_in_with_a_fact_taken_back_goes_to_the_firm(client, version):
    submission = a_submission(responses=answers())
    submit(submission=submission, by=None)
    save_profile(submission=submission, shown=PROFILE, given={"goals": None}, firm={}, by=None)

    assert goes_to(client, submission) == page("firm", submission)


@pytest.mark.parametrize(("responses", "queries"), [({}, 2), (answers(), 2)])
def test_resume_costs_few_queries(client, version, django_assert_num_queries, responses, queries):
    link = reverse("resume", args=[a_submission(responses=responses).link])
    client.get(link)

    with django_assert_num_queries(queries):
        client.get(link)
