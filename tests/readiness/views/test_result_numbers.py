"""Several results of one check: each stays under its number."""

import pytest
from django.urls import reverse
from factories import a_revision
from pages import says

from readiness.services.submissions import continue_in_full, save_answers, save_profile, submit

pytestmark = pytest.mark.django_db


def url(revision, number: int | None = None) -> str:
    link = revision.submission.link
    return reverse("result", args=[link]) if number is None else reverse("result_number", args=[link, number])


def test_result_after_a_change_says_that_it_shows_the_earlier_answers(client, version):
    revision = a_revision()
    before = says(client.get(url(revision)), "main")
    save_answers(submission=revision.submission, shown={}, given={"STR1": 5}, by=None)

    response = client.get(url(revision))

    notice = "Answers were changed after this result. It still shows the earlier ones."
    assert (notice in before, notice in says(response, "main")) == (False, True)
    assert says(response, "level-h") == "Level 3 of 5: Practising"
    assert notice not in says(client.get(url(revision, 1)), "main")


def test_result_after_renaming_the_firm_is_still_the_result_of_its_answers(client, version):
    revision = a_revision()
    save_profile(submission=revision.submission, shown={}, given={}, firm={"name": "Renamed (sample)"}, by=None)

    text = says(client.get(url(revision)), "main")

    assert "Renamed (sample)" in text
    assert "Answers were changed" not in text


def test_result_numbers_stay_where_they_are(client, version):
    first = a_revision()
    save_answers(submission=first.submission, shown={}, given={"TEC4": 1}, by=None)
    submit(submission=first.submission, by=None)

    levels = [says(client.get(url(first, number)), "level-h") for number in (1, 2, None)]

    assert levels == ["Level 3 of 5: Practising", "Level 2 of 5: Exploring", "Level 2 of 5: Exploring"]


def test_result_of_a_second_number_is_laid_beside_the_first(client, version):
    first = a_revision(mode="quick")
    continue_in_full(submission=first.submission, by=None)
    submit(submission=first.submission, by=None)

    response = client.get(url(first))

    assert says(response, "before").startswith("Then and now")
    assert "One of the two was a quick check" in says(response, "before")
    assert "14 answers differ" in says(response, "before")


@pytest.mark.parametrize("number", [0, 2, 99, 10**30])
def test_result_number_that_there_is_not_is_404(client, stranger, version, number):
    revision = a_revision()

    response = client.get(url(revision, number))

    assert (response.status_code, says(response, "main").split(" ")[0]) == (404, "404")


def test_result_number_of_another_firm_is_404(client, version, stranger):
    save_answers(submission=stranger.submission, shown={}, given={"STR1": 5}, by=None)
    assert submit(submission=stranger.submission, by=None).number == 2
    mine = a_revision()

    response = client.get(url(mine, 2))

    assert response.status_code == 404
    assert "Stranger" not in response.content.decode()


@pytest.mark.parametrize(("again", "queries"), [(False, 6), (True, 8)])
def test_result_costs_few_queries(client, version, django_assert_num_queries, again, queries):
    revision = a_revision()
    if again:
        save_answers(submission=revision.submission, shown={}, given={"STR1": 5}, by=None)
        submit(submission=revision.submission, by=None)
    client.get(url(revision))

    with django_assert_num_queries(queries):
        client.get(url(revision))
