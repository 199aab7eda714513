"""The workbench's pages, as an administrator reaches them. Importing this adds them to the places."""

from datetime import date

from e2e.journey import Journey
from e2e.places import place
from e2e.signing_in import come_as
from factories import a_revision, answers

from programs.exchange.writing import as_yaml
from programs.models import Fact, Preview, Program
from programs.queries.draft import draft_content
from programs.services.imports import start_import
from programs.services.previews import start_preview
from programs.services.publications import start_publication
from readiness.models import User


def sign_in(journey: Journey) -> User:
    """Sign in as an administrator, as the sign-in page would."""
    return come_as(journey, User.objects.create_superuser("admin@example.test", name="Administrator"))


def a_changed_draft() -> None:
    """Firms, and a programme that costs too much for them in the draft."""
    for level in (1, 2, 3):
        a_revision(responses=answers(level))
    Program.objects.filter(slug="ssg-ai-courses").update(money=1500, hours=90)
    Program.objects.filter(slug="ntuc-ai-ready-sg").update(level_from=5, level_to=5)


def a_preview(by: User) -> Preview:
    a_changed_draft()
    return start_preview(by=by)


@place
def workbench_unchanged(journey: Journey) -> None:
    sign_in(journey)
    journey.open("workbench")


@place
def workbench_with_changes(journey: Journey) -> None:
    sign_in(journey)
    a_changed_draft()
    journey.open("workbench")


@place
def workbench_with_problems(journey: Journey) -> None:
    sign_in(journey)
    Fact.objects.filter(program__slug="aisg-ai4e").first().sources.clear()
    journey.open("workbench")


@place
def workbench_preview(journey: Journey) -> None:
    found = a_preview(sign_in(journey))
    journey.open("workbench_preview", found.pk)


@place
def workbench_versions(journey: Journey) -> None:
    by = sign_in(journey)
    a_preview(by)
    start_publication(note="Dearer, and longer.", by=by)
    journey.open("workbench_versions")


@place
def workbench_version_beside_another(journey: Journey) -> None:
    by = sign_in(journey)
    a_preview(by)
    start_publication(note="Dearer, and longer.", by=by)
    journey.open("workbench_version", 2)


@place
def workbench_published(journey: Journey) -> None:
    by = sign_in(journey)
    a_preview(by)
    found = start_publication(note="Dearer, and longer.", by=by)
    journey.open("workbench_publication", found.pk)


@place
def workbench_grown_old(journey: Journey) -> None:
    sign_in(journey)
    Fact.objects.filter(program__slug__in=["aisg-ai4e", "aws-skill-builder"]).update(checked_on=date(2026, 1, 2))
    journey.open("workbench_board")


@place
def workbench_files(journey: Journey) -> None:
    sign_in(journey)
    journey.open("workbench_imports")


@place
def workbench_file_to_apply(journey: Journey) -> None:
    by = sign_in(journey)
    content = draft_content()
    content["programs"][0]["name"] = "Renamed"
    journey.open("workbench_import", start_import(name="draft.yaml", data=as_yaml(content), by=by).pk)


@place
def workbench_file_with_mistakes(journey: Journey) -> None:
    by = sign_in(journey)
    content = draft_content()
    content["programs"][0]["vendor"] = "nobody"
    content["programs"][3]["hours"] = "many"
    journey.open("workbench_import", start_import(name="draft.yaml", data=as_yaml(content), by=by).pk)
