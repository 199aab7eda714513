import pytest
from factories import a_changed, renumbered

from readiness.models import AuditEntry, QuestionnaireVersion, User
from readiness.queries import editions
from readiness.services.questionnaires import publish_questionnaire

pytestmark = pytest.mark.django_db


def test_publish_questionnaire_stores_content_and_digest(edition):
    version, is_new = publish_questionnaire(edition, by=None)

    assert is_new
    assert (version.version, version.digest, version.content) == ("1.0", edition.digest, edition.content)
    assert editions.current_version() == version.pk


def test_publish_questionnaire_is_audited_with_its_actor(edition):
    admin = User.objects.create_user("admin@example.com")

    publish_questionnaire(edition, by=admin)

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by, entry.submission) == ("publish questionnaire", admin, None)
    assert entry.changes == {"digest": ["", edition.digest]}


def test_publish_questionnaire_twice_changes_nothing(edition):
    first, _is_new = publish_questionnaire(edition, by=None)
    second, is_new = publish_questionnaire(a_changed(edition, lambda content: None), by=None)

    assert (second, is_new) == (first, False)
    assert (QuestionnaireVersion.objects.count(), AuditEntry.objects.count()) == (1, 1)


def test_publish_questionnaire_with_other_content_becomes_current_and_keeps_the_old(edition):
    old, _is_new = publish_questionnaire(edition, by=None)
    new, is_new = publish_questionnaire(renumbered(edition), by=None)

    assert is_new
    assert editions.current_version() == new.pk
    assert editions.edition(old.pk).questionnaire.version == "1.0"
    assert editions.edition(new.pk).questionnaire.version == "9.9"
