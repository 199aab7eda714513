"""A link that got into wrong hands is replaced: the new one opens the check, the old one and its code nothing."""

import pytest
from django.urls import reverse
from factories import a_submission
from pages import attribute, elements, says

from readiness.links import link_hash, return_code
from readiness.models import Submission
from readiness.services.anonymising import anonymise
from readiness.services.links import renew_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(version):
    return a_submission(firm={"name": "Angsana Bakery (sample)"}, responses={"STR1": 3})


def renewed(client, submission):
    return client.post(reverse("renew_link", args=[submission.link]), follow=True)


def test_new_link_opens_the_check_and_the_old_one_nothing(client, submission):
    old = submission.link

    page = renewed(client, submission)

    kept = Submission.objects.get()
    assert kept.link != old
    assert attribute(page, "link", "value").endswith(reverse("resume", args=[kept.link]))
    assert says(page).count("The old ones open nothing any more.") == 1
    assert [client.get(reverse("firm", args=[token])).status_code for token in (old, kept.link)] == [404, 200]
    assert kept.responses == {"STR1": 3}


def test_old_return_code_opens_nothing_and_the_new_one_the_check(client, submission):
    old = return_code(submission.link_salt)

    page = renewed(client, submission)

    answers = [client.post(reverse("resume_by_code"), {"code": code}) for code in (old, says(page, "code"))]
    assert [each.status_code for each in answers] == [422, 302]
    assert answers[1]["Location"] == reverse("resume", args=[Submission.objects.get().link])


def test_link_is_stored_as_hashes_only_and_the_record_has_none_of_it(submission):
    renew_link(submission=submission, by=None)

    kept = Submission.objects.get()
    entry = kept.audit.first()
    assert (entry.verb, entry.changes, entry.by) == ("renew link", {}, None)
    assert kept.link_hash == link_hash(submission.link)
    assert submission.link not in str(Submission.objects.values().get())
    assert return_code(kept.link_salt) not in str(Submission.objects.values().get())


def test_link_of_another_firm_stays(client, submission):
    other = a_submission()

    renewed(client, submission)

    assert client.get(reverse("firm", args=[other.link])).status_code == 200


def test_link_that_was_replaced_replaces_nothing(client, submission):
    old = reverse("renew_link", args=[submission.link])
    client.post(old)
    now = Submission.objects.get().link_hash

    assert (client.post(old).status_code, Submission.objects.get().link_hash) == (404, now)


def test_save_page_offers_a_new_link(client, submission):
    page = client.get(reverse("save", args=[submission.link]))

    assert len(elements(page, action=reverse("renew_link", args=[submission.link]))) == 1


def test_check_that_is_closed_while_its_page_is_open_is_like_a_link_that_opens_nothing(client, version, monkeypatch):
    opened = a_submission()
    anonymise(submission=Submission.objects.get(), by=None, is_asked=True)
    monkeypatch.setattr("readiness.views.access.by_token", lambda token: opened)

    answers = [
        client.post(reverse("renew_link", args=[opened.link])),
        client.post(reverse("save", args=[opened.link]), {"email": "owner@example.test"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert (Submission.objects.get().contact_email, Submission.objects.get().link_salt) == ("", "")
