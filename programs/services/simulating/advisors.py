"""Advisors who do not exist, and cannot sign in."""

from django.contrib.auth.models import Group
from django.db import transaction

from readiness.models import User
from readiness.roles import make_roles

COUNT = 40


@transaction.atomic
def make_advisors() -> tuple[int, ...]:
    """Return the ids of the simulated advisors, who are made once."""
    emails = [f"advisor-{number}@simulated.invalid" for number in range(1, COUNT + 1)]
    found = dict(User.objects.filter(email__in=emails).values_list("email", "pk"))
    if len(found) < COUNT:
        make_roles()
        missing = [(number, email) for number, email in enumerate(emails, start=1) if email not in found]
        people = [User.objects.create_user(email, name=f"Simulated advisor {number}") for number, email in missing]
        Group.objects.get(name="advisor").user_set.add(*people)
        found |= {person.email: person.pk for person in people}
    return tuple(found[email] for email in emails)
