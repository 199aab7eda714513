"""A site with something behind every address: two firms, a review in hand, a second look, files and versions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from factories import a_revision
from factories.reviews import make_review, make_staff

from programs.models import CatalogueImport, CatalogueVersion, Preview, Publication, Recommendation
from programs.seeds import read_catalogue
from programs.services.catalogues import publish_seeded
from readiness.models import Conclusion, QueueExport, Revision, SavedView, SecondReview, User
from readiness.models.review import Status
from readiness.operation import health
from readiness.seeds.questionnaire import Edition
from readiness.services.questionnaires import publish_questionnaire

FIRM, OTHER = "Merbau Foods", "Kallang Parts"
EMAIL = "owner@merbau.example"


@dataclass(frozen=True)
class World:
    people: dict[str, User | None]
    token: str
    another: str
    given: dict[str, dict[str, Any]]

    def client(self, role: str) -> Client:
        client = Client()
        person = self.people[role]
        if person:
            client.force_login(person)
        return client

    def arguments(self, name: str) -> dict[str, Any]:
        """Return those of an address: of the longest beginning of its name, on top of those of all, and the link."""
        beginnings = sorted((each for each in self.given if name.startswith(each)), key=len)
        return {key: value for each in beginnings for key, value in self.given[each].items()} | {"token": self.token}


@contextmanager
def standing(edition: Edition) -> Iterator[World]:
    """A world that is gone afterwards; what is asked of it meanwhile has to be undone."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "RECEIPT_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
        patch.setattr(health, "PARTS", {})  # no worker runs behind these requests
        publish_questionnaire(edition, by=None)
        publish_seeded(read_catalogue(settings.SEEDS_DIR))
        yield build(CatalogueVersion.objects.get())
        transaction.set_rollback(True)


def build(catalogue: CatalogueVersion) -> World:
    people: dict[str, User | None] = {
        role: make_staff(role) for role in ("lead advisor", "catalogue editor", "administrator", "auditor")
    }
    for role in ("catalogue editor", "administrator"):
        User.objects.filter(pk=people[role].pk).update(is_staff=True)
        people[role].refresh_from_db()
    advisor, colleague = make_staff("advisor"), make_staff("advisor")
    owner = User.objects.create_user(EMAIL)
    people |= {"stranger": None, "owner": owner, "advisor": advisor, "colleague": colleague}
    review = make_review(status=Status.IN_REVIEW, by=advisor, firm={"name": FIRM})
    review.submission.contact_email = EMAIL
    review.submission.save()
    other = a_revision(firm={"name": OTHER})
    given = _given(review, catalogue, advisor, colleague)
    return World(people, review.submission.link, other.submission.link, given)


def _given(review: Any, catalogue: CatalogueVersion, advisor: User, colleague: User) -> dict[str, dict[str, Any]]:
    """Arguments of addresses by the beginning of their name; the longest beginning counts."""
    work, plan = {"by": advisor}, Recommendation.objects.get(revision=review.revision)
    tried = {"content": {}, "substance": "x", **work}
    return {
        "": {"slug": "aws-skill-builder", "code": "TEC4", "number": 1, "pk": review.pk, "kind": "yaml"},
        "part": {"slug": "tec"},
        "withdraw_purpose": {"purpose": "mail"},
        "plan": {"number": plan.pk, "slug": plan.programs[0]},
        "review_plan": {"slug": plan.programs[0]},
        "second_": {"pk": _second(review, colleague).pk},
        "export": {"pk": QueueExport.objects.create(format="csv", **work).pk},
        "queue_view": {"pk": SavedView.objects.create(owner=advisor, name="mine", query="").pk},
        "workbench_preview": {"pk": Preview.objects.create(base=catalogue, as_of=date(2026, 11, 25), **tried).pk},
        "workbench_publication": {"pk": Publication.objects.create(note="x", **tried).pk},
        "workbench_import": {"pk": CatalogueImport.objects.create(name="x", data=b"", **work).pk},
        "workbench_version": {"number": catalogue.number},
        "workbench_restore": {"number": catalogue.number},
        "account_reset": {"uidb36": "1", "key": "x"},
        "admin": {"object_id": 1, "url": "x", "app_label": "programs", "content_type_id": 1},
        "admin:readiness_user": {"object_id": advisor.pk, "pk": advisor.pk},
    }


def _second(review: Any, by: User) -> SecondReview:
    """Somebody's open second look at another firm's finished review."""
    done = make_review(status=Status.DONE, by=review.assignee, firm={"name": FIRM})
    revision = Revision.objects.create(submission=done.submission, number=2, kind="reviewed", **_copied(done.revision))
    conclusion = Conclusion.objects.create(review=done, declared=done.revision, revision=revision, by=review.assignee)
    return SecondReview.objects.create(conclusion=conclusion, by=by)


def _copied(revision: Revision) -> dict[str, Any]:
    names = ("questionnaire", "mode", "as_of", "profile", "responses", "result", "receipt", "level", "could_be")
    return {name: getattr(revision, name) for name in names}
