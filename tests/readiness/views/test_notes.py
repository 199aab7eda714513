"""Notes for an advisor, written below a question."""

import json

import pytest
from django.urls import reverse
from factories import a_submission, answers
from pages import attribute, attributes, element, elements, says

from readiness.core.notes import MOST_LETTERS
from readiness.models import Submission
from readiness.queries.submissions import has_changed_since
from readiness.services.submissions import save_answers, submit

from .tabs import HTMX

pytestmark = pytest.mark.django_db


def url(submission: Submission, slug: str = "str") -> str:
    return reverse("part", args=[submission.link, slug])


def notes() -> dict:
    return Submission.objects.get().notes


def shown(client, submission: Submission) -> str:
    return attribute(client.get(url(submission)), "shown", "value")


def fold(page, note: str) -> bool:
    """Whether the fold around a note is open."""
    folds = [each for each in elements(page) if each.name == "details" and elements(each, id=note)]
    return "open" in attributes(folds[0])


def test_note_is_saved_with_the_part_and_shown_open(client, submission):
    before = client.get(url(submission))
    client.post(url(submission), {"STR1": "2", "note_STR1": "Our Ms Lim,\r\nsince May. ", "shown": "{}"})

    page = client.get(url(submission))

    assert notes() == {"STR1": "Our Ms Lim,\nsince May."}
    assert says(page, "id_note_STR1") == "Our Ms Lim, since May."
    assert [fold(each, "id_note_STR1") for each in (before, page)] == [False, True]


def test_note_is_autosaved_and_then_shown_to_be(client, submission):
    response = client.post(
        url(submission), {"note_STR1": "Since May.", "shown": shown(client, submission)}, headers=HTMX
    )

    assert notes() == {"STR1": "Since May."}
    assert json.loads(attribute(response, "shown", "value"))["note_STR1"] == "Since May."
    assert says(response, "news") == ""


def test_note_that_is_emptied_is_gone(client, version):
    submission = a_submission(responses={"note_STR1": "Since May."})

    client.post(url(submission), {"note_STR1": "", "shown": shown(client, submission)})

    assert notes() == {}


def test_page_without_the_note_leaves_it(client, version):
    submission = a_submission(responses={"note_STR1": "Since May."})

    client.post(url(submission), {"STR1": "2", "shown": "{}"})

    assert notes() == {"STR1": "Since May."}


def test_note_of_another_tab_is_kept_and_told(client, submission):
    mine = shown(client, submission)
    client.post(url(submission), {"note_STR1": "Theirs.", "shown": shown(client, submission)}, headers=HTMX)

    response = client.post(url(submission), {"note_STR1": "", "note_STR2": "Mine.", "shown": mine}, headers=HTMX)

    assert notes() == {"STR1": "Theirs.", "STR2": "Mine."}
    assert says(response, "news") == (
        "Meanwhile somebody else wrote on “Who looks after AI in your firm?”: “Theirs.” Their text is kept."
    )
    assert says(response, "id_note_STR1") == "Theirs."


def test_note_that_both_wrote_is_mine_and_the_other_is_told_whole(client, submission):
    mine = shown(client, submission)
    client.post(url(submission), {"note_STR1": "Theirs.", "shown": shown(client, submission)}, headers=HTMX)

    response = client.post(url(submission), {"note_STR1": "Mine.", "shown": mine}, headers=HTMX)

    assert notes() == {"STR1": "Mine."}
    assert says(response, "news").endswith("“Theirs.” Your later text stands.")


def test_page_that_has_not_heard_of_its_own_save_has_no_quarrel_with_itself(client, submission):
    mine = shown(client, submission)
    client.post(url(submission), {"note_STR1": "Since", "shown": mine}, headers=HTMX)

    response = client.post(url(submission), {"note_STR1": "Since May.", "shown": mine}, headers=HTMX)

    assert notes() == {"STR1": "Since May."}
    assert elements(response, class_="note") == []


@pytest.mark.parametrize(("letters", "status"), [(MOST_LETTERS, 302), (MOST_LETTERS + 1, 422)])
def test_note_has_at_most_500_letters_and_a_line_break_is_one(client, submission, letters, status):
    text = "a\r\n" + "x" * (letters - 2)

    response = client.post(url(submission), {"note_STR1": text, "shown": "{}"})

    assert response.status_code == status
    assert len(notes().get("STR1", "")) == (letters if status == 302 else 0)


def test_note_that_is_too_long_stays_on_the_page_and_the_rest_is_saved(client, submission):
    response = client.post(url(submission), {"STR1": "2", "note_STR1": "x" * 501, "shown": "{}"})

    assert says(response, "id_note_STR1_error") == "Keep it to 500 letters; it has 501."
    assert says(response, "id_note_STR1") == "x" * 501
    assert (notes(), Submission.objects.get().responses) == ({}, {"STR1": 2})


def test_note_changes_neither_rating_nor_receipt(version):
    submission = a_submission(responses=answers(3))
    first = submit(submission=submission, by=None)

    save_answers(submission=submission, shown={}, given={"note_STR1": "Since May."}, by=None)

    assert has_changed_since(Submission.objects.get(), first) is False
    assert submit(submission=submission, by=None) == first


def test_note_stands_on_the_page_of_all_answers(client, version):
    submission = a_submission(responses={"STR1": 2, "note_STR1": "Since <May>."})

    page = client.get(reverse("answers", args=[submission.link]))

    assert "Your note: Since <May>." in says(page, "answer-str1")


def test_note_is_recorded_without_its_text(version):
    submission = a_submission(responses={"STR1": 2, "note_STR1": "Our Ms Lim."})

    entry = submission.audit.filter(verb="answer").get()

    assert entry.changes == {"STR1": [None, 2], "note_STR1": [None, None]}


def test_note_field_is_named_and_explained(client, submission):
    found = attributes(element(client.get(url(submission)), "id_note_STR1"))

    assert (found["maxlength"], found["aria-describedby"]) == ("500", "id_note_STR1_helptext")
