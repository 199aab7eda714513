import pytest
from factories import a_changed, renumbered

from readiness.core.canonical import digest
from readiness.models import QuestionnaireVersion
from readiness.queries import editions
from readiness.services.questionnaires import publish_questionnaire

pytestmark = pytest.mark.django_db


def test_edition_of_a_stored_version_is_the_one_that_was_published(version, edition):
    stored = editions.edition(version.pk)

    assert stored.digest == edition.digest == version.digest
    assert stored.questionnaire.questions == edition.questionnaire.questions
    assert stored.words().questions == edition.words().questions


def test_edition_is_read_once(version, django_assert_num_queries):
    first = editions.edition(version.pk)

    with django_assert_num_queries(0):
        assert editions.edition(version.pk) is first


def test_edition_that_is_not_there_is_an_error(db):
    with pytest.raises(QuestionnaireVersion.DoesNotExist):
        editions.edition(4711)


def test_digest_is_of_the_stored_content(version):
    version.refresh_from_db()

    assert digest(version.content) == version.digest


def test_version_by_digest_finds_that_one_only(version, edition):
    other, _is_new = publish_questionnaire(renumbered(edition), by=None)

    assert editions.version_by_digest(edition.digest) == version.pk
    assert editions.version_by_digest(other.digest) == other.pk
    assert [editions.version_by_digest(strange) for strange in ("", "0" * 64, "None")] == [None, None, None]


def test_current_version_is_the_newest(version, edition):
    newer, _is_new = publish_questionnaire(renumbered(edition), by=None)

    assert editions.current_version() == newer.pk


def test_current_version_without_any_says_what_to_run(db):
    with pytest.raises(QuestionnaireVersion.DoesNotExist) as caught:
        editions.current_version()

    assert str(caught.value) == "No questionnaire is published yet. Run: manage.py seed"


def translate(content) -> None:
    content["wording"]["zh"] = content["wording"]["en"] | {"language": "zh", "name": "中文"}


@pytest.mark.parametrize(("language", "name"), [("en", "English"), ("zh", "中文"), ("ta", "English")])
def test_words_are_in_the_language_of_the_request_where_it_is_complete(edition, monkeypatch, language, name):
    monkeypatch.setattr(editions, "get_language", lambda: language)

    assert editions.words_of(a_changed(edition, translate)).name == name


def test_words_without_a_language_are_english(edition, monkeypatch):
    monkeypatch.setattr(editions, "get_language", lambda: None)

    assert editions.words_of(edition).language == "en"
