import pytest
from django.test import Client
from django.urls import reverse
from factories.reviews import make_staff
from pages import attributes, elements, says

from readiness.models import User

pytestmark = pytest.mark.django_db
PAGE = reverse("account")


def test_staff_set_name_and_mails(client):
    advisor = make_staff("advisor")
    client.force_login(advisor)

    page = client.post(PAGE, {"name": "Ada", "wants_digest": "on"}, follow=True)

    advisor.refresh_from_db()
    assert (says(page, "news"), advisor.name, advisor.wants_digest) == ("Saved.", "Ada", True)


@pytest.mark.parametrize(("role", "offered"), [("advisor", 1), ("auditor", 0)])
def test_daily_mail_is_offered_to_who_has_reviews(client, role, offered):
    client.force_login(make_staff(role))

    assert len(elements(client.get(PAGE), name="wants_digest")) == offered


def test_name_cannot_be_left_out_and_what_was_typed_stays(client):
    advisor = make_staff("advisor")
    client.force_login(advisor)

    page = client.post(PAGE, {"name": " ", "wants_digest": "on"})

    advisor.refresh_from_db()
    assert (page.status_code, says(page, "id_name_error"), advisor.wants_digest) == (422, "Type your name.", False)
    assert "checked" in attributes(elements(page, name="wants_digest")[0])


def test_owner_and_stranger_have_no_such_page(client):
    client.force_login(User.objects.create_user("owner@example.test"))

    refused, asked = client.get(PAGE), Client().get(PAGE)

    assert (refused.status_code, asked["Location"]) == (403, f"{reverse('account_login')}?next={PAGE}")


def test_page_costs_the_same_however_many_sessions(client, django_assert_num_queries):
    client.force_login(make_staff("advisor"))
    client.get(PAGE)

    with django_assert_num_queries(6):
        client.get(PAGE)
