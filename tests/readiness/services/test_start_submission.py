import pytest
from factories import PROFILE, a_revision, a_submission

from readiness.links import code_hash, link_hash, return_code
from readiness.models import AuditEntry, Consent, Organisation, QuestionnaireVersion, Submission, User
from readiness.models.notices import NOTICES
from readiness.services.links import mail_link
from readiness.services.reviews.asking import ask_for_review
from readiness.services.submissions import continue_in_full, start_submission

pytestmark = pytest.mark.django_db


def test_start_submission_is_empty_and_on_the_current_questionnaire(version):
    submission = start_submission(mode="quick", by=None)

    stored = Submission.objects.get()
    assert stored == submission
    assert (stored.mode, stored.profile, stored.responses, stored.contact_email) == ("quick", {}, {}, "")
    assert (stored.questionnaire, stored.previous) == (version, None)


def test_start_submission_stores_the_hashes_of_its_link_and_code(version):
    submission = start_submission(mode="full", by=None)

    assert submission.link_hash == link_hash(submission.link)
    assert submission.code_hash == code_hash(return_code(submission.link_salt))


def test_start_submission_is_audited_with_its_actor(version):
    adviser = User.objects.create_user("adviser@example.com")

    submission = start_submission(mode="full", by=adviser)

    entry = AuditEntry.objects.get(submission=submission)
    assert (entry.verb, entry.by, entry.changes) == ("start", adviser, {})


def test_start_submission_twice_makes_two_firms(version):
    first, second = start_submission(mode="full", by=None), start_submission(mode="full", by=None)

    assert first.organisation != second.organisation
    assert first.link != second.link


def test_start_submission_on_the_newest_of_two_questionnaires(version):
    newer = QuestionnaireVersion.objects.create(version="2.0", digest="2" * 64, content=version.content)

    assert start_submission(mode="full", by=None).questionnaire_id == newer.pk


def test_start_submission_without_a_questionnaire_says_what_to_run(db):
    with pytest.raises(QuestionnaireVersion.DoesNotExist, match=r"Run: manage\.py seed"):
        start_submission(mode="full", by=None)

    assert (Submission.objects.count(), Organisation.objects.count()) == (0, 0)


def test_start_submission_after_another_keeps_firm_and_facts_and_asks_afresh(version):
    earlier = a_revision(firm={"name": "Angsana Bakery (sample)"}).submission
    mail_link(submission=earlier, email="owner@example.com", by=None)

    later = start_submission(mode="full", by=None, previous=earlier)

    assert (later.organisation, later.previous, later.profile) == (earlier.organisation, earlier, PROFILE)
    assert (later.responses, later.contact_email) == ({}, "owner@example.com")
    assert later.link != earlier.link


def test_start_submission_after_another_agrees_to_the_link_by_mail_in_the_words_of_now(version):
    earlier = a_revision().submission
    mail_link(submission=earlier, email="owner@example.com", by=None)

    later = start_submission(mode="full", by=None, previous=earlier)

    line, notice = Consent.objects.get(submission=later), NOTICES["mail"]
    assert (line.purpose, line.is_given, line.version, line.text) == ("mail", True, notice.version, str(notice.text))


def test_start_submission_after_another_leaves_an_address_behind_that_was_given_for_a_review_only(version):
    earlier = a_revision().submission
    ask_for_review(submission=earlier, email="owner@example.com", message="", by=None)

    later = start_submission(mode="full", by=None, previous=earlier)

    assert (later.contact_email, Consent.objects.filter(submission=later).count()) == ("", 0)


def test_start_submission_after_another_leaves_the_other_alone(version):
    earlier = a_revision().submission
    before = Submission.objects.filter(pk=earlier.pk).values().get()

    start_submission(mode="quick", by=None, previous=earlier)

    assert Submission.objects.filter(pk=earlier.pk).values().get() == before


def test_continue_in_full_keeps_the_answers(version):
    submission = a_submission(mode="quick", responses={"STR1": 4})

    continue_in_full(submission=submission, by=None)

    stored = Submission.objects.get()
    assert (stored.mode, stored.responses, submission.mode) == ("full", {"STR1": 4}, "full")
    entry = stored.audit.first()
    assert (entry.verb, entry.changes) == ("continue in full", {"mode": ["quick", "full"]})


def test_continue_in_full_twice_is_done_and_audited_once(version):
    submission = a_submission(mode="quick")

    continue_in_full(submission=submission, by=None)
    changed_at = Submission.objects.get().changed_at
    continue_in_full(submission=submission, by=None)

    assert Submission.objects.get().changed_at == changed_at
    assert submission.audit.filter(verb="continue in full").count() == 1


def test_continue_in_full_leaves_other_submissions_quick(version):
    submission, other = a_submission(mode="quick"), a_submission(mode="quick")

    continue_in_full(submission=submission, by=None)

    other.refresh_from_db()
    assert other.mode == "quick"
