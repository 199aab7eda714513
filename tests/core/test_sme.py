import pytest

from readiness.core.sme import meets_sme_test

TWO_HUNDRED, MORE = "100-200", "over_200"
HUNDRED_MILLION, RICHER = "10m-100m", "over_100m"
SIZES = [
    (TWO_HUNDRED, HUNDRED_MILLION, True),
    (TWO_HUNDRED, RICHER, True),
    (TWO_HUNDRED, "unknown", True),
    (TWO_HUNDRED, None, True),
    (MORE, HUNDRED_MILLION, True),
    (MORE, RICHER, False),
    (MORE, "unknown", None),
    (MORE, None, None),
    (None, HUNDRED_MILLION, True),
    (None, RICHER, None),
    (None, None, None),
]


def profile(**stated: str | None) -> dict[str, str]:
    return {key: value for key, value in stated.items() if value is not None}


@pytest.mark.parametrize(("headcount", "turnover", "small"), SIZES)
def test_sme_test_with_local_owners_needs_either_limit(
    headcount: str | None, turnover: str | None, small: bool | None
) -> None:
    stated = profile(headcount=headcount, turnover=turnover, local_shareholding="yes")

    assert meets_sme_test(stated) is small


@pytest.mark.parametrize(("headcount", "turnover", "small"), SIZES)
@pytest.mark.parametrize("local", ["unknown", None])
def test_sme_test_with_unknown_owners_may_only_be_failed(
    headcount: str | None, turnover: str | None, small: bool | None, local: str | None
) -> None:
    stated = profile(headcount=headcount, turnover=turnover, local_shareholding=local)

    assert meets_sme_test(stated) is (False if small is False else None)


@pytest.mark.parametrize(("headcount", "turnover", "small"), SIZES)
def test_sme_test_is_failed_without_local_owners(
    headcount: str | None, turnover: str | None, small: bool | None
) -> None:
    stated = profile(headcount=headcount, turnover=turnover, local_shareholding="no")

    assert meets_sme_test(stated) is False
