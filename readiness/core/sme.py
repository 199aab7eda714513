"""Whether a firm meets the usual SME test. A hint for people and a condition of schemes, never a gate here."""

from .profile import Profile
from .questionnaire import UNKNOWN


def meets_sme_test(profile: Profile) -> bool | None:
    """Return True, False, or None where the deciding facts are unknown.

    At least 30 % local shareholding, and group sales of at most S$100 million or at most 200 people.
    Operating in Singapore is assumed. Source: singapore facts, section 1.
    """
    local = profile.get("local_shareholding", UNKNOWN)
    small = _is_small(profile.get("headcount", UNKNOWN), profile.get("turnover", UNKNOWN))
    if local == "no" or small is False:
        return False
    return None if local == UNKNOWN or small is None else True


def _is_small(headcount: object, turnover: object) -> bool | None:
    if headcount not in (UNKNOWN, "over_200") or turnover not in (UNKNOWN, "over_100m"):
        return True
    return None if UNKNOWN in (headcount, turnover) else False
