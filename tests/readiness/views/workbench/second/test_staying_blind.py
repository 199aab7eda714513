"""Until a second look is in, no page of the workbench tells either advisor what the other one found."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from factories import CODES, answers
from factories.people import signed_in
from factories.reviews import make_review, make_staff
from pages import elements, says

from readiness.models import Conclusion, SecondReview, User
from readiness.models.review import Status
from readiness.services.reviews.finishing import finish
from readiness.services.reviews.seconding import hand_in_second, save_second, take_second
from readiness.services.reviews.talking import comment, save_note
from readiness.services.reviews.verdicts import save_verdict

pytestmark = pytest.mark.django_db
FIRSTS = ("seen that nobody updates", "told the others so", "a note for the firm")
"""What the first advisor wrote while reviewing."""


@pytest.fixture
def first(db) -> User:
    """Leads review as well, and read the record."""
    return make_staff("lead advisor", email="nadia@example.test")


@pytest.fixture
def other(db) -> User:
    return make_staff("lead advisor", email="raymond@example.test")


@pytest.fixture
def second(catalogue, first, other, monkeypatch) -> SecondReview:
    """A review finished as reviews are, chosen for a second look, which `other` has taken."""
    monkeypatch.setattr("readiness.services.reviews.seconding.is_chosen", lambda conclusion_id: True)
    review = make_review(
        status=Status.IN_REVIEW, by=first, responses=answers(3, TEC4=4), firm={"name": "Merbau Foods"}
    )
    for code in CODES:
        adjusted = {"response": 1, "reason": FIRSTS[0]} if code == "TEC4" else {"response": None, "reason": ""}
        save_verdict(review=review, question=code, version=0, evidence="shown", **adjusted, by=first)
    comment(review=review, question="TEC4", kind="internal", text=FIRSTS[1], by=first)
    save_note(review=review, version=0, text=FIRSTS[2], by=first)
    finish(review=review, by=first)
    return take_second(second=SecondReview.objects.get(), by=other)


def addresses_of_a_review(pk: int) -> list[str]:
    """Every address of the project that is about one review."""
    values = {"pk": pk, "code": "TEC4", "slug": "ssg-ai-courses"}
    found = []
    for pattern, converters in _patterns(get_resolver()):
        if pattern.startswith("workbench/reviews/"):
            for name in converters:
                pattern = pattern.replace(f"<int:{name}>", str(values[name])).replace(
                    f"<slug:{name}>", str(values[name])
                )
            found.append(f"/{pattern}")
    return found


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, list[str]]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield before + str(each.pattern), ["pk", "code", "slug"]
        else:
            yield from _patterns(each, before + str(each.pattern))


def test_second_advisor_is_refused_at_every_address_of_the_review(second, other):
    client = signed_in(other)
    addresses = addresses_of_a_review(second.conclusion.review_id)

    answered = {address: client.post(address).status_code for address in addresses}
    page = client.get(reverse("review", args=[second.conclusion.review_id]))

    assert len(addresses) > 10
    assert {address: code for address, code in answered.items() if code not in (403, 405)} == {}
    assert page.status_code == 403
    assert "You are giving a second, blind opinion on this firm." in says(page)
    assert [text for text in FIRSTS if text in page.content.decode()] == []
    assert Conclusion.objects.count() == 1


@pytest.mark.parametrize("asked", [{}, {"about": "merbau"}, {"verb": "save verdict"}, {"reason": "updates"}])
def test_record_tells_the_second_advisor_nothing_of_the_first(second, other, asked):
    page = signed_in(other).get(reverse("record"), asked)

    assert page.status_code == 200
    assert [text for text in FIRSTS if text in page.content.decode()] == []
    assert [level for level in ("level 1", "level 4") if level in says(page)] == []


def test_record_of_somebody_else_does_tell(second):
    """The test above would pass on a record that tells nobody anything."""
    page = signed_in(make_staff("lead advisor")).get(reverse("record"), {"about": "merbau"})

    assert FIRSTS[0] in page.content.decode()


@pytest.mark.parametrize("name", ["second_reviews", "second_review", "figures", "calibration"])
def test_no_other_page_tells_the_second_advisor(second, other, name):
    page = signed_in(other).get(reverse(name, args=[second.pk] if name == "second_review" else []), follow=True)

    assert page.status_code == 200
    assert [text for text in FIRSTS if text in page.content.decode()] == []


def test_first_advisor_sees_how_many_answers_there_are_and_none_of_them(second, first, other):
    save_second(second=second, answers={"TEC4": 5, "GOV1": 5}, by=other)
    client = signed_in(first)

    review = client.get(reverse("review", args=[second.conclusion.review_id]))
    record = client.get(reverse("record"), {"verb": "answer in second look"})

    assert client.get(reverse("second_review", args=[second.pk])).status_code == 403
    for page in (review, record):
        (told,) = [text for text in timeline(page) if "Answered in a second look" in text]
        assert "answers given" in told
        assert [word for word in ("TEC4", "GOV1", "level") if word in told] == []


def timeline(page) -> list[str]:
    return [says(each) for each in elements(page) if each.name in ("li", "tr")]


def test_once_it_is_in_the_record_tells_both_of_them(second, first, other):
    save_second(second=second, answers=answers(5), by=other)
    hand_in_second(second=second, by=other)

    firsts = signed_in(first).get(reverse("record"), {"verb": "hand in second look"})
    seconds = signed_in(other).get(reverse("record"), {"about": "merbau"})

    assert "TEC4" in says(firsts)
    assert FIRSTS[0] in seconds.content.decode()
    assert signed_in(other).get(reverse("review", args=[second.conclusion.review_id])).status_code == 200
