import pytest
from django.urls import reverse
from factories import PROFILE, a_revision, a_submission, answers
from pages import says

from readiness.models import Revision, Submission
from readiness.services.submissions import save_answers

pytestmark = pytest.mark.django_db


def post(client, submission, name: str = "submit", **given):
    return client.post(reverse(name, args=[submission.link]), **given)


def page(name: str, submission, *more) -> str:
    return reverse(name, args=[submission.link, *more])


def test_submit_makes_a_result_and_goes_there(client, version):
    submission = a_submission(responses=answers())

    response = post(client, submission)

    assert (response.status_code, response["Location"]) == (302, page("result", submission))
    assert Revision.objects.values_list("submission", "number", "level").get() == (submission.pk, 1, 3)


def test_submit_clicked_twice_makes_one_result(client, version):
    submission = a_submission(responses=answers())

    first, second = post(client, submission), post(client, submission)

    assert first["Location"] == second["Location"]
    assert Revision.objects.count() == 1


def test_submit_after_a_change_makes_a_second_result(client, version):
    submission = a_submission(responses=answers())
    post(client, submission)
    save_answers(submission=submission, shown={}, given={"TEC4": 1}, by=None)

    post(client, submission)

    assert list(submission.revisions.values_list("number", "level")) == [(1, 3), (2, 2)]


def test_submit_with_open_questions_is_allowed(client, submission):
    post(client, submission)

    assert Revision.objects.values_list("level", "could_be").get() == (1, 5)


def test_submit_without_a_required_fact_asks_for_it_and_makes_no_result(client, version):
    submission = a_submission(profile={key: PROFILE[key] for key in PROFILE if key != "goals"}, responses=answers())

    response = post(client, submission, follow=True)

    assert response.redirect_chain == [(page("firm", submission), 302)]
    assert says(response, "news") == (
        "A few facts about the firm are still missing. Fill them in, then get your result."
    )
    assert Revision.objects.count() == 0


def test_go_full_keeps_answers_and_goes_to_the_first_question_that_was_left_out(client, version):
    submission = a_submission(mode="quick", responses={f"STR{number}": 3 for number in (1, 2, 3)})

    response = post(client, submission, "go_full")

    stored = Submission.objects.get()
    assert (response.status_code, response["Location"]) == (302, page("part", submission, "str"))
    assert (stored.mode, stored.responses) == ("full", {"STR1": 3, "STR2": 3, "STR3": 3})


def test_go_full_of_a_full_check_with_every_answer_goes_to_the_answers(client, version):
    submission = a_submission(responses=answers())

    response = post(client, submission, "go_full")

    assert response["Location"] == page("answers", submission)
    assert submission.audit.filter(verb="continue in full").count() == 0


def test_again_begins_a_later_check_of_the_same_firm(client, version):
    earlier = a_revision(firm={"name": "Angsana Bakery (sample)"}).submission

    response = post(client, earlier, "again")

    later = Submission.objects.exclude(pk=earlier.pk).get()
    assert (response.status_code, response["Location"]) == (302, page("resume", later))
    assert (later.previous, later.organisation, later.profile, later.responses) == (
        earlier,
        earlier.organisation,
        PROFILE,
        {},
    )


def test_again_leads_to_a_result_beside_the_earlier_one(client, version):
    earlier = a_revision().submission
    link = post(client, earlier, "again")["Location"]
    later = Submission.objects.exclude(pk=earlier.pk).get()
    save_answers(submission=later, shown={}, given=answers(4), by=None)

    post(client, later)
    result = client.get(page("result", later))

    assert link == page("resume", later)
    assert says(result, "before").startswith("Then and now")
    assert "Overall level 3 4" in says(result, "before")


@pytest.mark.parametrize("name", ["submit", "go_full", "again"])
def test_addresses_that_change_something_cannot_be_opened_by_a_link(client, version, name):
    submission = a_submission(mode="quick", responses=answers())

    response = client.get(page(name, submission))

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert (Submission.objects.values_list("mode", flat=True).get(), Revision.objects.count()) == ("quick", 0)


def test_submit_costs_the_same_queries_for_few_and_many_results(client, version, django_assert_num_queries):
    submission = a_submission(responses=answers())
    post(client, submission)
    for level in (1, 2):
        save_answers(submission=submission, shown={}, given={"TEC4": level}, by=None)
        with django_assert_num_queries(9):
            post(client, submission)
