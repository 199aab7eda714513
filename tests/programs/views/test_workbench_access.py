"""Who may open the workbench: nobody but its people, decided before anything is read or done."""

import pytest
from django.urls import reverse

from programs.models import CatalogueImport, Preview, Publication

from .conftest import somebody

pytestmark = pytest.mark.django_db
READS = {
    "workbench": (),
    "workbench_board": (),
    "workbench_versions": (),
    "workbench_version": (1,),
    "workbench_export": ("yaml",),
}
PUBLISHES = {
    "workbench_imports": (),
    "workbench_preview": (1,),
    "workbench_publication": (1,),
    "workbench_import": (1,),
}
POSTS = {
    "workbench_discard": (),
    "workbench_preview_start": (),
    "workbench_preview_cancel": (1,),
    "workbench_publish": (),
    "workbench_publication_cancel": (1,),
    "workbench_restore": (1,),
    "workbench_import_apply": (1,),
    "workbench_import_cancel": (1,),
}
SECRET = "a note for the team only"  # noqa: S105


@pytest.fixture
def pages(catalogue, publisher) -> None:
    """One of each kind of work, numbered 1, with something in it that could leak."""
    base = {"by": publisher, "pk": 1}
    Preview.objects.create(**base, content={}, substance="x", base=catalogue, as_of="2026-11-20")
    Publication.objects.create(**base, content={}, substance="x", note=SECRET)
    CatalogueImport.objects.create(**base, name=SECRET, data=b"x")


@pytest.mark.parametrize("name", [*READS, *PUBLISHES])
def test_stranger_is_asked_to_sign_in(client, pages, name):
    address = reverse(name, args=(READS | PUBLISHES)[name])

    page = client.get(address)

    assert (page.status_code, page["Location"]) == (302, f"{reverse('account_login')}?next={address}")


@pytest.mark.parametrize("name", POSTS)
def test_stranger_changes_nothing(client, pages, name):
    page = client.post(reverse(name, args=POSTS[name]))

    assert page["Location"].startswith(reverse("account_login"))
    assert Preview.objects.get().state == Publication.objects.get().state == "waiting"


@pytest.mark.parametrize("name", [*READS, *PUBLISHES])
def test_staff_without_permission_is_refused_with_a_sentence(client, pages, name):
    client.force_login(somebody("outsider@example.test"))

    page = client.get(reverse(name, args=(READS | PUBLISHES)[name]))

    assert page.status_code == 403
    assert SECRET not in page.content.decode()
    assert "An administrator can" in page.content.decode()


@pytest.mark.parametrize("name", POSTS)
def test_editor_who_may_not_publish_is_refused(client, pages, editor, name):
    client.force_login(editor)

    page = client.post(reverse(name, args=POSTS[name]))

    assert page.status_code == 403
    assert Preview.objects.get().state == Publication.objects.get().state == "waiting"


@pytest.mark.parametrize(("name", "status"), [*((name, 200) for name in READS), *((name, 403) for name in PUBLISHES)])
def test_editor_reads_but_does_not_publish(client, pages, editor, name, status):
    client.force_login(editor)

    assert client.get(reverse(name, args=(READS | PUBLISHES)[name])).status_code == status


@pytest.mark.parametrize("name", [*READS, *PUBLISHES])
def test_publisher_opens_every_page_and_none_is_cached(as_publisher, pages, name):
    page = as_publisher.get(reverse(name, args=(READS | PUBLISHES)[name]))

    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    "name", ["workbench_preview", "workbench_publication", "workbench_import", "workbench_version"]
)
def test_what_is_not_there_is_not_found(as_publisher, catalogue, name):
    assert as_publisher.get(reverse(name, args=[99])).status_code == 404


def test_person_who_is_no_longer_active_is_asked_to_sign_in(client, pages, publisher):
    client.force_login(publisher)
    publisher.is_active = False
    publisher.save()

    assert client.get(reverse("workbench")).status_code == 302
