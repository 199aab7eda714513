"""Would this change if ...? A page of its own, a fragment with HTMX; never a write."""

import pytest
from django.urls import reverse
from emptying import without_triggers
from factories import PROFILE, a_revision, a_submission, answers
from pages import attribute, attributes, element, elements, says

from programs.models import Recommendation
from readiness.models import AuditEntry, Revision, Submission

pytestmark = pytest.mark.django_db
HTMX = {"hx-request": "true"}
CLOUD = PROFILE | {"suppliers": ["aws"], "goals": ["documents"], "budget_per_person": "200-1000"}


@pytest.fixture
def revision(catalogue):
    return a_revision(profile=CLOUD, responses=answers(2))


def url(revision) -> str:
    return reverse("what_if", args=[revision.submission.link])


def test_page_offers_the_form_and_no_answer_yet(client, revision):
    page = client.get(url(revision))

    (form,) = elements(page, method="get")
    fields = {attributes(each).get("name") for each in elements(form)} - {None}
    assert fields == {"budget", "hours", "language", "avoid"}
    assert says(page, "what-if-answer") == ""


def test_result_page_holds_the_same_form(client, revision):
    page = client.get(reverse("result", args=[revision.submission.link]))

    (form,) = elements(page, method="get")
    assert attributes(form)["action"] == attributes(form)["hx-get"] == url(revision)
    assert says(form) == says(elements(client.get(url(revision)), method="get")[0])


def test_nothing_tried_says_that_nothing_would_change(client, revision):
    told = says(client.get(url(revision), {"budget": ""}), "what-if-answer")

    assert "Nothing would change. Your plan would stay:" in told


def test_answer_tells_both_sides(client, revision):
    told = says(client.get(url(revision), {"budget": "none", "avoid": ["aws", "google"]}), "what-if-answer")

    for part in ("Would leave", "Would come", "Before", "After", "Time for each person", "Ties to suppliers, after"):
        assert part in told


def test_answer_keeps_what_was_chosen_in_the_form(client, revision):
    page = client.get(url(revision), {"budget": "none", "avoid": ["aws"]})

    chosen = [attributes(each)["value"] for each in elements(page) if "selected" in attributes(each)]
    checked = [attributes(each)["value"] for each in elements(page) if "checked" in attributes(each)]
    assert (chosen[0], checked) == ("none", ["aws"])


def test_fragment_is_the_answer_of_the_page(client, revision):
    chosen = {"budget": "none"}

    fragment = client.get(url(revision), chosen, headers=HTMX)

    (whole,) = element(client.get(url(revision), chosen), "what-if-answer").children
    assert elements(fragment, class_="panel stack") == [whole]
    assert "<html" not in fragment.content.decode()


def test_place_of_the_answer_is_there_before_it_so_that_it_is_announced(client, revision):
    for page in (client.get(reverse("result", args=[revision.submission.link])), client.get(url(revision))):
        assert (attribute(page, "what-if-answer", "role"), says(page, "what-if-answer")) == ("status", "")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("budget", "Money for each person’s training this year"),
        ("hours", "Time each person could spend on it"),
        ("language", "Language of the training"),
        ("avoid", "Plan without these vendors"),
    ],
)
def test_bad_parameter_is_named(client, revision, name, label):
    response = client.get(url(revision), {name: "everything"})

    assert response.status_code == 422
    assert says(response, "errors") == f"There is one thing to fix {label}: Choose one of the answers in the list."
    assert says(response, "what-if-answer") == "Choose from the lists above, then try again."


def test_trying_writes_nothing(client, revision):
    def everything():
        return [
            list(model.objects.order_by("pk").values()) for model in (Submission, Revision, Recommendation, AuditEntry)
        ]

    before = everything()

    client.get(url(revision), {"budget": "none", "avoid": ["aws"]})

    assert everything() == before


def test_trying_is_for_reading_only(client, revision):
    assert client.post(url(revision), {"budget": "none"}).status_code == 405


def test_before_handing_in_leads_to_the_answers(client, catalogue):
    submission = a_submission(responses=answers())

    response = client.get(reverse("what_if", args=[submission.link]))

    assert (response.status_code, response["Location"]) == (302, reverse("answers", args=[submission.link]))


def test_without_a_catalogue_is_404(client, version):
    assert client.get(url(a_revision())).status_code == 404


def test_works_for_a_result_without_a_plan(client, revision):
    link = url(revision)
    with without_triggers():
        Recommendation.objects.all()._raw_delete("default")

    assert "Nothing would change." in says(client.get(link, {"hours": ""}), "what-if-answer")


@pytest.mark.parametrize("chosen", [{}, {"budget": "none", "avoid": ["aws", "google"]}])
def test_trying_costs_few_queries(client, revision, django_assert_num_queries, chosen):
    client.get(url(revision), chosen)

    with django_assert_num_queries(4):
        client.get(url(revision), chosen)
