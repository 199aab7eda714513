import shutil
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from readiness.models import AuditEntry, QuestionnaireVersion
from readiness.queries import editions

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, settings):
    """A copy of seeds/ that the command reads."""
    settings.SEEDS_DIR = shutil.copytree(django_settings.SEEDS_DIR, tmp_path / "seeds")
    return settings.SEEDS_DIR


def seed(*arguments: str) -> str:
    said = StringIO()
    call_command("seed", *arguments, stdout=said)
    return said.getvalue()


def change(folder, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def test_seed_publishes_the_questionnaire(edition):
    said = seed()

    version = QuestionnaireVersion.objects.get()
    assert said == f"Questionnaire 1.0 ({edition.digest[:8]}) published.\n"
    assert (version.digest, editions.current_version()) == (edition.digest, version.pk)


def test_seed_twice_publishes_once(edition):
    seed()

    said = seed()

    assert said == f"Questionnaire 1.0 ({edition.digest[:8]}) is published already.\n"
    assert (QuestionnaireVersion.objects.count(), AuditEntry.objects.count()) == (1, 1)


def test_seed_after_a_change_publishes_a_new_version_and_keeps_the_old(folder, version):
    change(folder, "questionnaire.yaml", 'version: "1.0"', 'version: "1.1"')

    said = seed()

    newer = QuestionnaireVersion.objects.exclude(pk=version.pk).get()
    assert said == f"Questionnaire 1.1 ({newer.digest[:8]}) published.\n"
    assert editions.current_version() == newer.pk


def test_seed_check_says_that_files_are_sound_and_changes_nothing(edition):
    said = seed("--check")

    assert said == f"Questionnaire 1.0 ({edition.digest[:8]}) is sound.\n"
    assert QuestionnaireVersion.objects.count() == 0


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
