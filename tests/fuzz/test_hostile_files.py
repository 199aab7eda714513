"""Every hostile file, brought by somebody who may: it is told what is wrong with it, and the draft stays as it is."""

import pytest
from factories.people import signed_in
from factories.reviews import make_staff
from fuzz.hostile import HOSTILE_FILES
from fuzz.requests import named

from programs.models import CatalogueImport
from programs.queries.draft import draft_content
from readiness.models import Job

pytestmark = pytest.mark.django_db
SOUND = {"catalogue.yaml"}


@pytest.mark.parametrize(("name", "data"), [pytest.param(*each, id=each[0][:40]) for each in HOSTILE_FILES])
def test_hostile_file_is_told_what_is_wrong_with_it(catalogue, django_capture_on_commit_callbacks, name, data):
    before, client = draft_content(), signed_in(make_staff("catalogue editor"))

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/workbench/catalogue/files", {"file": named(name, data)})

    assert response.status_code in (302, 422)
    assert [each.error for each in Job.objects.all()] == [""] * Job.objects.count()
    assert {bool(each.report["problems"]) for each in CatalogueImport.objects.all()} <= {name not in SOUND}
    assert draft_content() == before
