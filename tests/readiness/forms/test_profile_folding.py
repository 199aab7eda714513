"""Optional facts are folded away until one of them is stated."""

import pytest
from factories import as_posted

from readiness.forms.profile import ProfileForm


@pytest.fixture
def open_sections(edition):
    def find(data=None, **given) -> list[str]:
        form = ProfileForm(edition.questionnaire, edition.words(), data, **given)
        return [section["code"] for section in form.sections if section["is_open"]]

    return find


def test_sections_of_a_new_firm_are_folded(open_sections):
    assert open_sections(initial={"name": "", "uen": "", "activity": ""}) == []


@pytest.mark.parametrize(
    ("fact", "value", "section"),
    [
        ("turnover", "under_1m", "basics"),
        ("uen", "00192200M", "basics"),
        ("critical_supplier", "aws", "today"),
        ("learners", ["owner"], "people"),
    ],
)
def test_section_is_open_where_an_optional_fact_is_stored_or_typed(open_sections, fact, value, section):
    assert open_sections(initial={fact: value}) == [section]
    assert open_sections(as_posted() | {fact: value}) == [section]


def test_sections_stay_folded_where_only_required_facts_are_stated(open_sections):
    assert open_sections(as_posted()) == []


def test_section_without_required_facts_has_nothing_outside_the_fold(edition):
    form = ProfileForm(edition.questionnaire, edition.words())

    needed = {section["code"]: len(section["needed"].layout.fields) for section in form.sections}

    assert needed == {"basics": 3, "today": 4, "goals": 2, "people": 0}
