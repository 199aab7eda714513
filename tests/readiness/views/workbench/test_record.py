"""The record, searched by those who may, and by nobody else."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from factories import a_revision
from factories.reviews import make_review, make_staff
from pages import attributes, elements, says

from readiness.models import AuditEntry, SecondReview
from readiness.queries.record import searching
from readiness.services.audit import record
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.django_db
URL = reverse("record")
SECRET = "Mr Tan said so"  # noqa: S105


@pytest.fixture
def auditor(version):
    return make_staff("auditor", email="auditor@example.test")


@pytest.fixture
def advisor(version):
    return make_staff("advisor", email="nadia@example.test")


@pytest.fixture
def page(client, auditor):
    """What the auditor gets for some filters."""
    client.force_login(auditor)

    def get(**asked):
        return client.get(URL, asked)

    return get


def rows(page):
    """Return (what, who, about) of each entry."""
    return [
        tuple(" ".join(says(cell).split()) for cell in (row.children[0], row.children[1], row.children[3]))
        for row in elements(page)
        if row.name == "tr" and row.children[0].name == "th" and attributes(row.children[0]).get("scope") == "row"
    ]


def whats(page):
    return [what for what, _who, _about in rows(page)]


def test_stranger_is_asked_to_sign_in(client, version):
    response = client.get(URL)

    assert (response.status_code, response["Location"]) == (302, f"{reverse('account_login')}?next={URL}")


@pytest.mark.parametrize("role", ["advisor", "catalogue editor", "administrator"])
def test_others_are_refused_with_a_sentence(client, version, role):
    record("claim", by=None, submission=make_review().submission, reason=SECRET)
    client.force_login(make_staff(role))

    response = client.get(URL)

    assert response.status_code == 403
    assert SECRET not in response.content.decode()
    assert "Only auditors and lead advisors can read the record." in says(response)


@pytest.mark.parametrize("role", ["auditor", "lead advisor"])
def test_auditors_and_leads_read_it_uncached(client, version, role):
    client.force_login(make_staff(role))

    response = client.get(URL)

    assert (response.status_code, says(response, "found-h")) == (200, "Entries")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_record_is_for_reading_only(client, auditor, method):
    client.force_login(auditor)

    assert getattr(client, method)(URL).status_code == 405


def test_record_is_not_in_the_admin():
    assert not admin.site.is_registered(AuditEntry)


def test_entry_tells_who_what_about_whom_and_why(page, advisor):
    review = make_review(firm={"name": "Merbau Foods (sample)"})
    move(review, "in_review", verb="claim", by=advisor, reason="I know food", assignee=advisor)

    response = page(about=review.pk)

    assert rows(response)[0] == ("claim", str(advisor), f"Check {review.pk} Merbau Foods (sample)")
    assert f"status: new → became in review whose it is: nothing → became {advisor} Why: I know food" in says(response)


def test_search_by_person_finds_letters_of_the_name_or_address(page, advisor):
    record("preview", by=advisor)
    record("load draft", by=None)

    assert whats(page(person="NADIA@")) == ["Tried the draft on every firm"]
    assert whats(page(person=advisor.name[:5])) == ["Tried the draft on every firm"]
    assert whats(page(person="nobody of this name")) == []


def test_search_by_verb_finds_that_verb(page):
    record("load draft", by=None)
    record("preview", by=None)

    assert whats(page(verb="load draft")) == ["Replaced the draft"]


@pytest.mark.parametrize("about", ["Merbau", "merbau foo", "53000001x"])
def test_search_by_firm_finds_its_check_only(page, about):
    review = make_review(firm={"name": "Merbau Foods (sample)", "uen": "53000001X"})
    make_review(firm={"name": "Other (sample)"})

    assert {told for _what, _who, told in rows(page(about=about))} == {f"Check {review.pk} Merbau Foods (sample)"}


@pytest.mark.parametrize("number", ["{}", "#{}", " {} "])
def test_search_by_number_finds_that_check(page, number):
    review = make_review()
    make_review()

    assert {told for _what, _who, told in rows(page(about=number.format(review.pk)))} == {f"Check {review.pk}"}


def test_search_of_a_withdrawn_firm_by_name_finds_nothing(page):
    review = make_review(firm={"name": "Merbau Foods (sample)"})
    move(review, "withdrawn", verb="withdraw review", by=None)

    assert whats(page(about="Merbau")) == []
    assert {told for _what, _who, told in rows(page(about=review.pk))} == {f"Check {review.pk}"}
    assert "Merbau" not in says(page(about=review.pk))


def test_search_by_days_takes_both_in(page, monkeypatch):
    now = timezone.now()
    for days in (3, 2, 1):
        monkeypatch.setattr(timezone, "now", lambda days=days: now - timedelta(days=days))
        record("preview", by=None, reason=f"{days} days ago")
    monkeypatch.undo()
    day = timezone.localdate(now) - timedelta(days=2)

    found = page(since=day, until=day, verb="preview")

    assert ("2 days ago" in says(found), len(rows(found))) == (True, 1)
    assert len(rows(page(since=day, verb="preview"))) == 2
    assert len(rows(page(until=day, verb="preview"))) == 2


@pytest.mark.parametrize(("in_turn", "counted"), [(20_000, 1000), (0, 1000), (0, 0)])
def test_search_by_words_of_the_reason_finds_them_in_any_case(page, monkeypatch, in_turn, counted):
    monkeypatch.setattr(searching, "IN_TURN", in_turn)
    monkeypatch.setattr(searching, "COUNTED", counted)
    record("load draft", by=None)
    record("load draft", by=None, reason="Restored from catalogue 3.")
    record("load draft", by=None, reason="Something else")

    assert len(rows(page(reason="RESTORED from"))) == 1


@pytest.mark.parametrize("asked", [{"reason": "Tan"}, {}])
def test_reason_of_a_withdrawn_review_is_neither_shown_nor_found(page, asked):
    review = make_review()
    record("claim", by=None, submission=review.submission, reason=SECRET)
    move(review, "withdrawn", verb="withdraw review", by=None)

    response = page(**asked)

    assert SECRET not in response.content.decode()
    assert ("claim" in whats(response)) == (not asked)


def test_firm_that_never_asked_for_a_review_is_not_told_of(page):
    revision = a_revision(firm={"name": "Merbau Foods (sample)"})

    response = page(about=revision.submission_id)

    assert whats(response)[-1] == "Started a check"
    assert "Merbau" not in response.content.decode()
    assert "level 3" not in says(response)
    assert "this firm’s check is not open to you" in says(response)


def test_lead_who_owes_a_blind_look_learns_nothing_of_the_first_one(client, advisor):
    lead = make_staff("lead advisor")
    review = make_review(status="done", by=advisor)
    conclusion = review.conclusions.create(declared=review.revision, revision=review.revision, by=advisor)
    second = SecondReview.objects.create(conclusion=conclusion, by=lead)
    record("adjust answer", by=advisor, submission=review.submission, changes={"STR1": (3, 1)}, reason=SECRET)
    client.force_login(lead)

    before = client.get(URL, {"about": review.pk})
    found = client.get(URL, {"reason": "Tan"})
    second.handed_in_at = timezone.now()
    second.save()
    after = client.get(URL, {"about": review.pk})

    assert (SECRET in says(before), "level 1" in says(before), whats(found)) == (False, False, [])
    assert (SECRET in says(after), "level 1" in says(after)) == (True, True)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"since": "yesterday"}, "From: This is not a day. Write it like 2026-11-20."),
        ({"since": "2026-11-20", "until": "2026-11-19"}, "To: This day is before the first one. Swap the two."),
        ({"reason": "ab"}, "Words in the reason: Type at least three letters of the reason."),
        ({"about": "ab"}, "Type at least three letters of the firm, or the number of a check."),
        ({"verb": "dance"}, "What: Select a valid choice."),
    ],
)
def test_search_that_cannot_be_done_says_why_and_keeps_what_was_typed(page, asked, told):
    response = page(**asked)

    assert (response.status_code, told in says(response, "errors"), rows(response)) == (422, True, [])
    assert {name: response.context["form"][name].value() for name in asked} == asked


@pytest.mark.parametrize("before", ["nonsense", "2026-11-20_1", "2026-11-20T10:00:00+08:00_x", "_" + "9" * 99])
def test_place_that_is_none_begins_at_the_newest(page, before):
    record("preview", by=None)

    assert whats(page(before=before))[0] == "Tried the draft on every firm"


def test_about_a_number_beyond_all_finds_nothing(page):
    assert rows(page(about="9" * 15)) == rows(page(about="9" * 40)) == []


def test_pages_hold_every_entry_once_in_order(client, page, monkeypatch):
    monkeypatch.setattr(searching, "ON_A_PAGE", 2)
    same = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: same)
    for place in range(5):
        record("load draft", by=None, reason=f"place {place}")

    seen, address = [], f"{URL}?verb=load+draft"
    while address:
        response = client.get(address) if seen else page(verb="load draft")
        seen += [each.reason for each in response.context["page"].entries]
        onward = elements(response, rel="next")
        address = f"{URL}{attributes(onward[0])['href']}" if onward else ""

    assert seen == [f"place {place}" for place in (4, 3, 2, 1, 0)]


def test_count_is_told_up_to_its_cap(page, monkeypatch):
    monkeypatch.setattr(searching, "COUNTED", 2)
    record("preview", by=None)
    record("preview", by=None)
    exactly = page(verb="preview")
    record("preview", by=None)

    assert "2 entries" in says(exactly)
    assert page(verb="preview").context["page"].is_counted is False


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_queries_for_one_and_many(page, advisor, django_assert_num_queries, count):
    reviews = [make_review() for _place in range(count)]
    for review in reviews:
        move(review, "in_review", verb="claim", by=advisor, assignee=advisor)
    page(verb="")

    with django_assert_num_queries(8):
        page()
