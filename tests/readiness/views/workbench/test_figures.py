"""Pages with figures: for leads only, each chart with its table, and nothing that names a firm."""

import pytest
from django.urls import reverse
from factories import answers
from factories.people import signed_in
from factories.reviews import make_review, make_staff
from factories.seconds import make_conclusion, make_second
from pages import attributes, elements, says

from programs.queries.vendors_taken_up import VendorUptake
from readiness.models.review import Status

pytestmark = pytest.mark.django_db
PAGES = ("figures", "calibration")


@pytest.fixture
def lead(db):
    return make_staff("lead advisor")


@pytest.fixture
def reviews(catalogue):
    """A bit of everything, of a firm whose name belongs on none of these pages."""
    nadia = make_staff("advisor", email="nadia@example.test")
    firm = {"name": "Merbau Foods", "uen": "199201624D"}
    make_review(firm=firm)
    make_review(status=Status.IN_REVIEW, by=nadia, firm=firm)
    for _each in range(10):
        conclusion = make_conclusion(by=nadia, adjusted={"TEC4": 1}, firm=firm)
    make_second(conclusion=conclusion, by=make_staff("advisor"), responses=answers(), is_handed_in=True)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("roles", [(), ("advisor",), ("auditor",), ("administrator",), ("catalogue editor",)])
def test_who_is_no_lead_is_refused(reviews, name, roles):
    page = signed_in(make_staff(*roles)).get(reverse(name))

    assert page.status_code == 403
    assert "Only lead advisors can do this" in says(page)
    assert "TEC4" not in page.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_stranger_is_asked_to_sign_in(client, reviews, name):
    page = client.get(reverse(name))

    assert (page.status_code, page["Location"].endswith(f"next={reverse(name)}")) == (302, True)


@pytest.mark.parametrize("name", PAGES)
def test_page_names_no_firm_and_changes_nothing(reviews, lead, name):
    page = signed_in(lead).get(reverse(name))

    assert page.status_code == 200
    assert "Merbau" not in page.content.decode()
    assert "199201624D" not in page.content.decode()
    assert signed_in(lead).post(reverse(name)).status_code == 405


@pytest.mark.parametrize("name", PAGES)
def test_page_of_an_empty_site_says_so_in_words(catalogue, lead, name):
    page = signed_in(lead).get(reverse(name))

    assert page.status_code == 200
    told = {"figures": "No review was finished.", "calibration": "No answer was adjusted yet."}
    assert told[name] in says(page)


def test_every_chart_is_hidden_and_has_a_table(reviews, lead):
    page = signed_in(lead).get(reverse("figures"))

    sheets = elements(page, class_="sheet")
    assert len(sheets) == 5
    for sheet in sheets:
        assert (
            len(elements(sheet, class_="grid-table")) + len(elements(sheet, class_="grid-table grid-table--stack"))
            == 1
        )
        assert elements(sheet, class_="stack-2", **{"aria-hidden": "true"}) != []


def test_figures_tell_load_ages_outcomes_and_levels(reviews, lead):
    page = signed_in(lead).get(reverse("figures"))

    assert "2 open reviews" in says(page)
    assert "10 reviews were finished, 10 of them in time." in says(page)
    rows = [" ".join(says(row).split()) for row in elements(page) if row.name == "tr"]
    assert "Nobody yet 1 0 0" in rows
    assert "Level 3 10 0" in rows
    assert "up to 2 2" in rows


def test_a_vendor_with_more_than_half_is_named(reviews, lead, monkeypatch):
    rows = [VendorUptake("Cloud Ltd", 8, 2, 1, 0), VendorUptake("Other", 4, 0, 0, 1)]
    monkeypatch.setattr("programs.queries.vendors_taken_up.uptake_by_vendor", lambda since: rows)

    page = signed_in(lead).get(reverse("figures"))

    assert "Yes: Cloud Ltd has 67% of all planned steps, more than half." in says(page)
    told = [says(row) for row in elements(page) if row.name == "tr"]
    assert "Cloud Ltd 8 67% 2 1 0" in told
    assert "Other 4 33% 0 0 1" in told


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        ((5, 5), "No: no vendor has more than half of the planned steps."),
        ((2, 1), "Too early to say: 3 steps are planned."),
    ],
)
def test_otherwise_it_says_so(reviews, lead, monkeypatch, planned, told):
    rows = [VendorUptake(name, number, 0, 0, 0) for name, number in zip("AB", planned, strict=True)]
    monkeypatch.setattr("programs.queries.vendors_taken_up.uptake_by_vendor", lambda since: rows)

    assert told in says(signed_in(lead).get(reverse("figures")))


def test_bars_use_attributes_and_no_style(reviews, lead):
    for name in PAGES:
        page = signed_in(lead).get(reverse(name))
        assert not any("style" in attributes(each) for each in elements(page))


def test_calibration_tells_what_to_look_at_and_that_pairs_are_too_few(reviews, lead):
    page = signed_in(lead).get(reverse("calibration"))

    assert "TEC4" in says(page)
    assert "Advisors change 100% of the answers." in says(page)
    assert "10 of 10" in says(page)
    assert "2.0 levels down on average" in says(page)
    rows = [says(row) for row in elements(page) if row.name == "tr"]
    assert [row for row in rows if row.endswith("too few")] != []
    assert says(page).count("too few") == 35


@pytest.mark.parametrize(("name", "queries"), [("figures", 4), ("calibration", 5)], ids=PAGES)
def test_pages_cost_few_queries_once_counted(reviews, lead, django_assert_num_queries, name, queries):
    client = signed_in(lead)
    client.get(reverse(name))

    with django_assert_num_queries(queries):
        client.get(reverse(name))
