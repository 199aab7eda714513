import pytest

from programs.queries.plan_words import hours_in_words, money_in_words, share_in_words


@pytest.mark.parametrize(
    ("share", "says"),
    [
        (0.0, "With other weights it never comes first."),
        (0.004, "With other weights it hardly ever comes first."),
        (0.005, "With other weights it comes first in 1 of 100 trials."),
        (0.414, "With other weights it comes first in 41 of 100 trials."),
        (1.0, "With other weights it comes first in 100 of 100 trials."),
    ],
)
def test_share_in_words(share, says):
    assert share_in_words(share) == says


def test_hours_and_money_in_words():
    assert [hours_in_words(each) for each in (None, 1, 20)] == ["Not published", "About 1 hour", "About 20 hours"]
    assert [money_in_words(each) for each in (None, 0, 140)] == ["Not published", "Free", "About S$140"]
