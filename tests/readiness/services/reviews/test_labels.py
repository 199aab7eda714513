"""The copies that the queue filters by."""

import pytest
from factories import answers
from factories.reviews import make_review

from readiness.models import Review
from readiness.services.reviews.labels import flag, label

pytestmark = pytest.mark.django_db


def test_refresh_copies_firm_level_and_tags(version):
    review = make_review(responses=answers(3, TEC4="unknown"), firm={"name": "Merbau Foods", "uen": "199201624D"})

    stored = Review.objects.get(pk=review.pk)

    assert (stored.firm, stored.search) == ("Merbau Foods", "merbau foods 199201624d")
    assert (stored.level, stored.could_be) == (2, 3)
    assert stored.tags == (
        "flag:borderline",
        "flag:decides",
        "gate:G4",
        "goal:demand_forecasting",
        "level:2",
        "mode:full",
        "sector:wholesale",
        "size:25-49",
    )


@pytest.mark.parametrize(
    ("tags", "found"), [((), 1), (("level:3",), 1), (("level:3", "size:25-49"), 1), (("level:2",), 0)]
)
def test_tagged_finds_reviews_that_have_every_tag(version, tags, found):
    make_review()

    assert Review.objects.tagged(*tags).count() == found


def test_label_replaces_the_tags_of_its_prefixes_only(version):
    review = make_review()
    label(review, program=["a", "b"], lock_in=["high"])
    label(review, program=["c"])

    tags = Review.objects.get(pk=review.pk).tags
    assert [tag for tag in tags if tag.startswith(("program:", "lock_in:", "level:"))] == [
        "level:3",
        "lock_in:high",
        "program:c",
    ]


def test_flag_is_raised_and_lowered(version):
    review = make_review()
    before = Review.objects.get(pk=review.pk).tags
    flag(review, "reply", on=True)
    assert Review.objects.tagged("flag:reply").get() == review
    flag(review, "reply", on=False)
    assert Review.objects.get(pk=review.pk).tags == before


@pytest.mark.parametrize("letter", ["ß", "ﬃ", "İ"])
def test_name_whose_letters_become_several_is_kept_with_its_uen(version, letter):
    review = make_review(firm={"name": letter * 120, "uen": "199201624D"})

    stored = Review.objects.get(pk=review.pk)

    assert stored.search == f"{(letter * 120).casefold()[:120]} 199201624d"
    assert len(stored.search) <= Review._meta.get_field("search").max_length
