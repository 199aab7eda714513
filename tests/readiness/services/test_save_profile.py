import pytest
from factories import PROFILE, a_submission

from readiness.models import Organisation, Submission, User
from readiness.services.submissions import save_profile

pytestmark = pytest.mark.django_db
FIRM = {"name": "Angsana Bakery (sample)", "activity": "Bakes bread", "uen": "00192200M"}


@pytest.fixture
def submission(version):
    return a_submission(firm=FIRM)


def save(submission, *, shown=None, given=None, firm=None, by=None):
    return save_profile(submission=submission, shown=shown or {}, given=given or {}, firm=firm or {}, by=by)


def test_save_profile_keeps_facts_with_the_submission_and_details_with_the_firm(submission):
    stored = Submission.objects.get()

    assert stored.profile == PROFILE
    assert (stored.organisation.name, stored.organisation.activity, stored.organisation.uen) == tuple(FIRM.values())
    assert FIRM["name"] not in str(stored.profile)


def test_save_profile_is_audited_from_old_to_new_with_its_actor(submission):
    adviser = User.objects.create_user("adviser@example.com")

    save(submission, given={"sector": "retail", "union": "no"}, firm={"name": "Renamed (sample)"}, by=adviser)

    entry = submission.audit.first()
    assert (entry.verb, entry.by) == ("describe firm", adviser)
    assert entry.changes == {
        "sector": ["wholesale", "retail"],
        "union": [None, "no"],
        "name": [None, None],
    }


def test_save_profile_that_changes_nothing_writes_nothing(submission):
    entries, before = submission.audit.count(), Submission.objects.get().changed_at

    save(submission, shown=PROFILE | FIRM, given=PROFILE, firm=FIRM)

    assert submission.audit.count() == entries
    assert Submission.objects.get().changed_at == before


def test_save_profile_gives_the_caller_what_is_stored_now(submission):
    stale = Submission.objects.select_related("organisation").get()
    save(submission, given={"union": "yes"}, firm={"name": "Renamed (sample)"})

    save(stale, given={"ctc": "no"})

    assert stale.profile == PROFILE | {"union": "yes", "ctc": "no"}
    assert stale.organisation.name == "Renamed (sample)"
    assert stale.changed_at == Submission.objects.get().changed_at


def test_save_profile_from_two_tabs_keeps_both(submission):
    first, second = Submission.objects.get(), Submission.objects.get()
    shown = PROFILE | FIRM

    save(first, shown=shown, given=PROFILE | {"sector": "retail"}, firm=FIRM | {"name": "Renamed (sample)"})
    merged = save(second, shown=shown, given=PROFILE | {"headcount": "5-9"}, firm=FIRM | {"activity": "Sells bread"})

    assert Submission.objects.get().profile == PROFILE | {"sector": "retail", "headcount": "5-9"}
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.activity, organisation.uen) == (
        "Renamed (sample)",
        "Sells bread",
        "00192200M",
    )
    assert merged.theirs == ("sector",)


def test_save_profile_that_both_changed_lets_the_later_stand(submission):
    shown = PROFILE | FIRM

    save(submission, shown=shown, given={"sector": "retail"}, firm={"name": "First (sample)"})
    merged = save(submission, shown=shown, given={"sector": "tourism"}, firm={"name": "Second (sample)"})

    assert Submission.objects.get().profile["sector"] == "tourism"
    assert Organisation.objects.get().name == "Second (sample)"
    assert merged.replaced == {"sector": "retail"}


def test_save_profile_takes_back_a_fact_and_a_detail(submission):
    shown = PROFILE | FIRM | {"union": "yes"}
    save(submission, given={"union": "yes"})

    save(submission, shown=shown, given={"union": None}, firm={"uen": ""})

    assert Submission.objects.get().profile == PROFILE
    assert Organisation.objects.get().uen == ""


def test_save_profile_without_a_detail_leaves_it(submission):
    save(submission, given={"sector": "retail"}, firm={})

    assert Organisation.objects.get().name == FIRM["name"]


def test_save_profile_stores_no_detail_that_is_not_one(submission):
    save(submission, firm={"created_at": "x", "pk": "9"})

    assert Organisation.objects.get().name == FIRM["name"]


def test_save_profile_leaves_another_firm_alone(submission):
    other = a_submission(firm={"name": "Other (sample)"})

    save(submission, given={"sector": "retail"}, firm={"name": "Renamed (sample)"})

    other.refresh_from_db()
    assert (other.profile, other.organisation.name) == (PROFILE, "Other (sample)")
