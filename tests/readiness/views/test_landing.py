import pytest
from django.urls import reverse

from readiness.models import Submission

pytestmark = pytest.mark.django_db


def test_start_makes_a_submission_and_asks_about_the_firm(client, version):
    response = client.post(reverse("start"), {"mode": "quick"})

    submission = Submission.objects.get()
    assert (response.status_code, response["Location"]) == (302, reverse("firm", args=[submission.link]))
    assert submission.mode == "quick"


def test_start_with_a_tampered_mode_changes_nothing(client, version):
    response = client.post(reverse("start"), {"mode": "huge"})

    assert response.status_code == 400
    assert Submission.objects.count() == 0
