"""Whoever holds no link, or another firm's, sees and changes nothing."""

import pytest
from django.urls import get_resolver, reverse
from factories import a_submission
from pages import says

from readiness.links import link_token, new_salt
from readiness.models import AuditEntry, Job, Revision, Submission

pytestmark = pytest.mark.django_db
WITH_LINK = {
    "resume": (),
    "firm": (),
    "part": ("tec",),
    "answers": (),
    "submit": (),
    "again": (),
    "save": (),
    "result": (),
    "result_number": (1,),
    "receipt": (1,),
    "go_full": (),
    "ask_review": (),
    "withdraw_review": (),
    "dispute_review": (),
    "questions": (),
    "own_data": (),
    "own_data_file": (),
    "agree": (),
    "withdraw_purpose": ("statistics",),
    "report": (1,),
    "renew_link": (),
    "plan_now": (),
    "plan": (1,),
    "plan_receipt": (1,),
    "plan_uptake": ("a-course",),
    "what_if": (),
}
SECRETS = ("Stranger", "00192200M", "Keeps secrets", "stranger@example.com", "Exploring", "signature")


def names() -> list[str]:
    """The names of every address that holds a link."""
    return sorted(
        name for name, found in get_resolver().reverse_dict.items() if isinstance(name, str) and "token" in str(found)
    )


def everything() -> tuple:
    return (
        list(Submission.objects.order_by("pk").values()),
        list(Revision.objects.order_by("pk").values()),
        AuditEntry.objects.count(),
        Job.objects.count(),
    )


def tokens_like(submission: Submission) -> list[str]:
    """What somebody may try who knows a copy of the database, or guesses."""
    return [
        link_token(new_salt()),
        submission.link_hash,
        submission.code_hash,
        submission.link_salt,
        submission.link[:-1],
        submission.link.swapcase(),
        str(submission.pk),
    ]


def test_every_address_with_a_link_is_tried_here():
    assert set(names()) == set(WITH_LINK)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("method", ["get", "post"])
def test_outsider_without_a_link_sees_and_changes_nothing(client, stranger, name, method):
    before = everything()

    for token in tokens_like(stranger.submission):
        response = getattr(client, method)(reverse(name, args=[token, *WITH_LINK[name]]), {"STR1": "5", "name": "x"})
        assert response.status_code in (404, 405)
        assert says(response, "main").split(" ")[0] == str(response.status_code)
        assert [secret for secret in SECRETS if secret in response.content.decode()] == []

    assert everything() == before


@pytest.mark.parametrize("name", ["resume", "firm", "part", "answers", "save", "result"])
def test_holder_of_another_link_sees_nothing_of_the_stranger(client, submission, stranger, name):
    response = client.get(reverse(name, args=[submission.link, *WITH_LINK[name]]), follow=True)

    secrets = (*SECRETS[:4], stranger.submission.link)
    assert response.status_code == 200
    assert [secret for secret in secrets if secret in response.content.decode()] == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("firm", {"name": "Mine (sample)", "sector": "retail"}),
        ("part", {"TEC4": "5"}),
        ("submit", {}),
        ("go_full", {}),
        ("save", {"email": "mine@example.com"}),
    ],
)
def test_holder_of_another_link_changes_nothing_of_the_stranger(client, submission, stranger, name, data):
    theirs = Submission.objects.select_related("organisation").filter(pk=stranger.submission_id)
    before = theirs.values("profile", "responses", "mode", "contact_email", "organisation__name", "changed_at").get()

    client.post(reverse(name, args=[submission.link, *WITH_LINK[name]]), data)

    now = theirs.values("profile", "responses", "mode", "contact_email", "organisation__name", "changed_at").get()
    assert now == before
    assert stranger.submission.revisions.count() == 1


def test_later_check_of_a_firm_does_not_open_with_the_earlier_link(client, stranger):
    later = a_submission(previous=stranger.submission, responses={"STR1": 5})

    response = client.get(reverse("answers", args=[stranger.submission.link]))

    assert later.link not in response.content.decode()


def test_lookup_of_an_unknown_link_costs_one_query(client, stranger, django_assert_num_queries):
    link = reverse("result", args=[link_token(new_salt())])
    client.get(link)

    with django_assert_num_queries(1):
        client.get(link)
