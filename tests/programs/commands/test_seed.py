import shutil
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from programs.models import CatalogueVersion, Program
from programs.queries.catalogues import current_catalogue
from programs.seeds import CatalogueEdition, read_catalogue
from programs.services.catalogues import substance_of_draft
from readiness.models import AuditEntry, QuestionnaireVersion
from readiness.queries import editions
from readiness.roles import ROLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, settings):
    """A copy of seeds/ that the command reads."""
    settings.SEEDS_DIR = shutil.copytree(django_settings.SEEDS_DIR, tmp_path / "seeds")
    return settings.SEEDS_DIR


@pytest.fixture
def shipped() -> CatalogueEdition:
    return read_catalogue(django_settings.SEEDS_DIR)


def seed(*arguments: str) -> str:
    said = StringIO()
    call_command("seed", *arguments, stdout=said)
    return said.getvalue()


def change(folder, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def test_seed_publishes_questionnaire_and_catalogue(edition, shipped):
    said = seed()

    version, published = QuestionnaireVersion.objects.get(), CatalogueVersion.objects.get()
    assert said == (
        f"Questionnaire 1.0 ({edition.digest[:8]}) published.\n"
        f"Catalogue 2026-11-20 ({shipped.digest[:8]}) published.\n"
    )
    assert (version.digest, editions.current_version()) == (edition.digest, version.pk)
    assert (published.digest, current_catalogue()) == (shipped.digest, published.pk)


def test_seed_makes_the_roles(db):
    seed()

    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_seed_twice_publishes_once(edition, shipped):
    seed()

    said = seed()

    assert said == (
        f"Questionnaire 1.0 ({edition.digest[:8]}) is published already.\n"
        f"Catalogue 2026-11-20 ({shipped.digest[:8]}) is published already.\n"
    )
    assert (QuestionnaireVersion.objects.count(), CatalogueVersion.objects.count()) == (1, 1)
    assert sorted(AuditEntry.objects.values_list("verb", flat=True)) == [
        "load draft",
        "publish catalogue",
        "publish questionnaire",
    ]


def test_seed_after_a_change_publishes_a_new_version_and_keeps_the_old(folder, version):
    change(folder, "questionnaire.yaml", 'version: "1.0"', 'version: "1.1"')

    said = seed()

    newer = QuestionnaireVersion.objects.exclude(pk=version.pk).get()
    assert said.startswith(f"Questionnaire 1.1 ({newer.digest[:8]}) published.\n")
    assert editions.current_version() == newer.pk


def test_seed_check_says_that_files_are_sound_and_changes_nothing(edition, shipped):
    said = seed("--check")

    assert said == (
        f"Questionnaire 1.0 ({edition.digest[:8]}) is sound.\nCatalogue 2026-11-20 ({shipped.digest[:8]}) is sound.\n"
    )
    assert (QuestionnaireVersion.objects.count(), CatalogueVersion.objects.count()) == (0, 0)


def test_seed_after_a_change_of_the_catalogue_publishes_it_and_loads_the_draft(catalogue, folder):
    change(folder, "catalogue.yaml", "name: AWS Skill Builder", "name: AWS Skill Builder, renamed")

    said = seed()

    newer = CatalogueVersion.objects.exclude(pk=catalogue.pk).get()
    assert said.endswith(f"Catalogue 2026-11-20 ({newer.digest[:8]}) published.\n")
    assert (newer.number, current_catalogue(), substance_of_draft()) == (2, newer.pk, newer.substance)


def test_seed_leaves_a_catalogue_that_people_have_drafted_since(catalogue, folder):
    change(folder, "catalogue.yaml", "name: AWS Skill Builder", "name: AWS Skill Builder, renamed")
    Program.objects.filter(slug="google-skills").update(hours=3)

    said = seed()

    assert said.endswith(
        "was not published: the catalogue was changed on this site since. Import the file in the workbench.\n"
    )
    assert CatalogueVersion.objects.get() == catalogue
    assert Program.objects.get(slug="google-skills").hours == 3


@pytest.mark.parametrize("arguments", [(), ("--check",)])
def test_seed_with_a_broken_file_names_it_and_changes_nothing(folder, version, arguments):
    change(folder, "questionnaire.yaml", "{code: STR4}", "{code: STR4, weight: 0}")

    with pytest.raises(CommandError) as caught:
        seed(*arguments)

    assert str(caught.value) == (
        "Nothing was loaded.\nquestionnaire.yaml, line 56, dimensions.0: has a weight or effort below 1."
    )
    assert QuestionnaireVersion.objects.get() == version


@pytest.mark.parametrize("file", ["questionnaire.yaml", "sources.yaml"])
def test_seed_without_a_file_says_which(folder, file):
    (folder / file).unlink()

    with pytest.raises(CommandError, match=file):
        seed()

    assert QuestionnaireVersion.objects.count() == 0
