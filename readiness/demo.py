"""Sample firms and sign-ins for looking around; never part of a real run."""

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import reverse

from readiness.demo_reviews import review_demo
from readiness.models import Organisation, Submission, User
from readiness.roles import make_roles
from readiness.seeds.reading import read_file
from readiness.services.peers import publish_snapshot
from readiness.services.people import IN_ADMIN
from readiness.services.submissions import save_answers, save_profile, start_submission, submit

PEOPLE = (
    ("advisor@demo.invalid", "Demo advisor", "advisor"),
    ("lead@demo.invalid", "Demo lead advisor", "lead advisor"),
    ("auditor@demo.invalid", "Demo auditor", "auditor"),
    ("admin@demo.invalid", "Demo administrator", "administrator"),
)


def make_demo(address: str) -> Iterator[str]:
    """Add the demo firms once, set fresh passwords, and yield lines for the terminal."""
    firms = read_file(settings.SEEDS_DIR / "demo.yaml").value["firms"]
    submissions = [Submission.objects.filter(organisation__name=each["name"]).first() or _add(each) for each in firms]
    for firm, submission in zip(firms, submissions, strict=True):
        yield f"{firm['name']}: {address}{reverse('result', args=[submission.link])}"
    publish_snapshot()
    make_roles()
    for email, name, role in PEOPLE:
        password = secrets.token_urlsafe(12)
        user, _is_new = User.objects.get_or_create(email=email, defaults={"name": name})
        user.is_staff, user.is_superuser = role in IN_ADMIN, False
        user.set_password(password)
        user.save()
        user.groups.set(Group.objects.filter(name=role))
        yield f"{name}: {email}  password for this run: {password}"
    for firm, submission in zip(firms, submissions, strict=True):
        if "review" in firm:
            review_demo(submission, firm["review"])


def _add(firm: dict[str, object]) -> Submission:
    submission = start_submission(mode=str(firm["mode"]), by=None)
    Organisation.objects.filter(pk=submission.organisation_id).update(is_made_up=True)
    submission.organisation.is_made_up = True
    details = {name: str(firm.get(name, "")) for name in ("name", "activity", "uen")}
    save_profile(submission=submission, shown={}, given=firm["profile"], firm=details, by=None)  # type: ignore[arg-type]
    save_answers(submission=submission, shown={}, given=_answers(firm["answers"]), by=None)  # type: ignore[arg-type]
    submit(submission=submission, by=None)
    return submission


def _answers(rows: dict[str, str]) -> dict[str, int | str]:
    """Read rows such as `STR: 3 3 ? 2 -`: a level, ? for unknown, - for not answered."""
    return {
        f"{dimension}{number}": "unknown" if value == "?" else int(value)
        for dimension, row in rows.items()
        for number, value in enumerate(row.split(), start=1)
        if value != "-"
    }
