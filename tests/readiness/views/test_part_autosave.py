"""A part saves answer by answer: fragments are swapped in, and the page then is as if it were reloaded."""

import json
from copy import deepcopy

import pytest
from django.test.html import Element
from django.urls import reverse
from django.utils.timezone import localtime
from factories import a_submission
from pages import attribute, attributes, element, elements, parsed, says

from readiness.models import Submission

pytestmark = pytest.mark.django_db
SWAPPED = "hx-swap-oob"


def url(submission, slug: str = "val") -> str:
    return reverse("part", args=[submission.link, slug])


def save(client, submission, answers: dict, slug: str = "val", **shown):
    data = answers | {"shown": json.dumps(shown)}
    return client.post(url(submission, slug), data, headers={"hx-request": "true"})


def swapped(page, response) -> Element:
    """The page after the browser put every fragment in its place."""
    fragments = {attributes(each)["id"]: each for each in elements(response, **{SWAPPED: "true"})}
    return _swap(deepcopy(parsed(page)), fragments)


def _swap(found: Element, fragments: dict[str, Element]) -> Element:
    found.children = [
        fragments.get(attributes(child).get("id"), _swap(child, fragments)) if isinstance(child, Element) else child
        for child in found.children
    ]
    return found


def plain(place: Element) -> str:
    """The markup of a place, without what says how it came."""
    return str(place).replace(f' {SWAPPED}="true"', "")


def test_autosave_saves_and_answers_with_fragments_only(client, submission):
    response = save(client, submission, {"VAL1": "3"})

    assert response.status_code == 200
    assert Submission.objects.get().responses == {"VAL1": 3}
    assert "<html" not in response.content.decode()
    ids = [attributes(each)["id"] for each in elements(response, **{SWAPPED: "true"})]
    assert ids == ["strip", "rail", "shown", "remaining", "news"]


def test_autosave_tells_progress(client, version):
    submission = a_submission(responses={"VAL1": 3, "VAL2": 3, "VAL3": 3, "VAL4": 3})

    response = save(client, submission, {"VAL5": "1"})

    assert says(response, "remaining") == ""
    assert "Uses and value (done)" in says(response, "rail")
    assert says(response, "strip").startswith("Part 2 of 7 · Uses and value Saved ")


def test_autosave_of_an_ordinary_answer_has_no_news_and_touches_no_question(client, submission):
    response = save(client, submission, {"VAL1": "3"})

    assert says(response, "news") == ""
    assert elements(response, class_="question-place") == []


def test_autosave_that_opens_a_question_announces_it_and_brings_it(client, version):
    submission = a_submission(responses={"VAL2": 1})

    response = save(client, submission, {"VAL2": "2"}, VAL2=1)

    assert says(response, "news") == (
        "A question has opened in “Uses and value”: What happens when an AI trial does not work well?"
    )
    assert attribute(response, "news", "role") == "status"
    brought = [attributes(each)["id"] for each in elements(response, class_="question-place")]
    assert brought == [f"place-val{number}" for number in range(1, 6)]
    assert len(elements(response, name="VAL4")) == 5


def test_autosave_that_closes_a_question_says_why_in_its_place(client, version):
    submission = a_submission(responses={"VAL2": 2, "VAL4": 3})

    response = save(client, submission, {"VAL2": "1", "VAL4": "3"}, VAL2=2, VAL4=3)

    assert says(response, "place-val4") == (
        "A question does not apply to you. You do not use AI at work yet, so no trial could have ended."
    )
    assert Submission.objects.get().responses == {"VAL2": 1, "VAL4": 3}


def test_autosave_that_opens_a_question_elsewhere_announces_it_only(client, version):
    submission = a_submission(responses={"PPL1": 1})

    response = save(client, submission, {"PPL1": "2"}, "ppl", PPL1=1)

    assert says(response, "news").startswith("A question has opened in “Supplier choice and freedom to move”")
    assert elements(response, class_="question-place") == []


@pytest.mark.parametrize(("before", "after"), [(1, 2), (2, 1)])
def test_swapped_question_is_as_on_the_page_reloaded(client, version, before, after):
    submission = a_submission(responses={"VAL2": before})
    page = client.get(url(submission))

    response = save(client, submission, {"VAL2": str(after)}, VAL2=before)

    after_swap, reloaded = swapped(page, response), client.get(url(submission))
    assert plain(element(after_swap, "place-val4")) == plain(element(reloaded, "place-val4"))
    assert says(after_swap, "place-val4") != says(page, "place-val4")


@pytest.mark.parametrize(("before", "after"), [(2, 3), (1, 2), (2, 1)])
def test_page_after_the_swap_says_what_the_page_reloaded_says(client, version, before, after):
    submission = a_submission(responses={"VAL2": before})
    page = client.get(url(submission))

    response = save(client, submission, {"VAL2": str(after)}, VAL2=before)

    after_swap, reloaded = swapped(page, response), client.get(url(submission))
    places = ["strip", "rail", "remaining", *(f"place-val{number}" for number in range(1, 6))]
    assert [says(after_swap, place) for place in places] == [says(reloaded, place) for place in places]
    shown = [json.loads(attribute(each, "shown", "value")) for each in (after_swap, reloaded)]
    assert shown[0] | {"*page": ""} == shown[1] | {"*page": ""}


def test_autosave_with_a_tampered_value_saves_the_rest(client, submission):
    response = save(client, submission, {"VAL1": "9", "VAL3": "2"})

    assert response.status_code == 200
    assert Submission.objects.get().responses == {"VAL3": 2}


def test_autosave_says_when_it_saved(client, submission):
    response = save(client, submission, {"VAL1": "3"})

    saved_at = localtime(Submission.objects.get().changed_at)
    assert says(response, "saved") == (
        f"Saved {saved_at:%H:%M} Not saved yet, trying again Not saved: this link no longer opens the check, "
        "or the page is too old. Copy what you typed, then open your newest link."
    )


def test_autosave_costs_the_same_for_one_answer_and_many(client, submission, django_assert_num_queries):
    save(client, submission, {"VAL1": "1"})

    with django_assert_num_queries(6):
        save(client, submission, {"VAL1": "2"})
    with django_assert_num_queries(6):
        save(client, submission, {"VAL1": "3", "VAL2": "3", "VAL3": "3"})
