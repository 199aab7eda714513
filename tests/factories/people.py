"""People who sign in, with the permissions they need."""

from django.contrib.auth.models import Permission
from django.test import Client

from readiness.models import User

ROWS = ("source", "vendor", "tool", "sentence", "factor", "number", "program")
EDITING = tuple(f"{verb}_{row}" for verb in ("view", "add", "change", "delete") for row in ROWS)


def a_person(email: str, *permissions: str, is_staff: bool = True) -> User:
    person = User.objects.create_user(email, is_staff=is_staff, name=email.split("@")[0])
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return person


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client
