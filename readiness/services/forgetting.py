"""Accounts of owners that no check is left for, however that came about."""

from readiness.queries.people import owners_without_checks

from .owners import forget_owner

A_RUN = 1_000
"""Accounts that one night empties at most."""


def forget_owners() -> int:
    """Empty the accounts of owners who have no check any more, each in a transaction of its own; return how many."""
    found = list(owners_without_checks().values_list("email", flat=True)[:A_RUN])
    return sum(forget_owner(email=each) for each in found)
