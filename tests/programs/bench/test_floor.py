"""The floor draws the very pages of the site, and asks the database for nothing."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from programs.bench.floor.pages import walked
from programs.bench.load.firms import typed_firms
from programs.templatetags import programs as tags


@pytest.mark.django_db
def test_pages_of_the_floor_are_the_pages_of_the_site(
    catalogue, edition, settings, monkeypatch, rf, django_assert_num_queries
):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    (firm,) = typed_firms(edition.questionnaire, 1, seed=1)
    monkeypatch.setattr(tags, "plans_of", tags.plans_of)  # the floor changes it for good, being a process of its own

    pages = walked(firm)

    assert [*pages] == ["landing", "firm", *firm["parts"], "answers", "result"]
    request = rf.get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(0):
        drawn = {name: page.draw(request).content for name, page in pages.items()}
    for name, page in pages.items():
        assert without_own(drawn[name]) == without_own(page.drawn), name


def without_own(body: bytes) -> bytes:
    """Without the tokens against forgery and the address, which differ with every request."""
    return re.sub(rb'value="\w{64}"|hx-post="[^"]*"', b"", body)
