"""What every test stands on: a fixed key, no real mail, jobs that run at once, no memory between tests."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.db.backends.base.operations import BaseDatabaseOperations
from emptying import emptied_without_triggers
from factories.people import with_second_factor

from programs.models import CatalogueVersion
from programs.queries import catalogues, trials
from programs.seeds import read_catalogue
from programs.services.catalogues import publish_seeded
from readiness.models import QuestionnaireVersion
from readiness.queries import editions
from readiness.seeds.questionnaire import Edition, read_edition
from readiness.services import jobs
from readiness.services.questionnaires import publish_questionnaire


def pytest_xdist_auto_num_workers() -> int | None:
    """`-n auto` takes all cores on SQLite, and none but this process on services: there is one Redis to empty."""
    return None if django_settings.EMBEDDED else 0


@pytest.fixture(autouse=True, scope="session")
def emptying_between_tests() -> Iterator[None]:
    """Let tests empty tables that the database keeps append-only; nothing but tests ever may."""
    with pytest.MonkeyPatch.context() as patch:
        flush = emptied_without_triggers(BaseDatabaseOperations.execute_sql_flush)
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush)
        yield


@pytest.fixture(autouse=True, scope="session")
def signed_in_wholly() -> Iterator[None]:
    """`force_login` stands for a whole sign-in, second factor included; sign-in pages are left as they are."""
    user_logged_in.connect(with_second_factor)
    yield
    user_logged_in.disconnect(with_second_factor)


@pytest.fixture(scope="session")
def no_files(tmp_path_factory) -> Path:
    """A folder without static files, which a clean checkout does not have either."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def site(settings, no_files) -> None:
    """A site that is configured, reached over plain HTTP, with static files served as they are."""
    settings.SECURE_SSL_REDIRECT = False
    settings.STATIC_ROOT = no_files
    settings.SECRET_KEY = "only for tests"  # noqa: S105
    settings.RECEIPT_KEY = base64.b64encode(bytes(range(32))).decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def no_memory() -> Iterator[None]:
    """Forget what a process would remember of the database and of clients."""
    yield
    editions.edition.cache_clear()
    catalogues.published.cache_clear()
    trials.draft_of.cache_clear()
    cache.clear()


@pytest.fixture(autouse=True)
def jobs_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a job where its bell would ring, that is when its transaction commits."""
    monkeypatch.setattr(jobs, "ring", jobs.run)


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The questionnaire of seeds/."""
    return read_edition(django_settings.SEEDS_DIR)


@pytest.fixture
def version(db: None, edition: Edition) -> QuestionnaireVersion:
    """The questionnaire of seeds/, published."""
    published, _is_new = publish_questionnaire(edition, by=None)
    return published


@pytest.fixture
def catalogue(version: QuestionnaireVersion) -> CatalogueVersion:
    """The catalogue of seeds/, published and in the draft, beside the published questionnaire."""
    publish_seeded(read_catalogue(django_settings.SEEDS_DIR))
    return CatalogueVersion.objects.get()
