import pytest
from matching_firms import CATALOGUE, firm, only
from plans import WORDS

from programs.forms.what_if import WhatIfForm


def form(data=None, catalogue=CATALOGUE, **facts):
    return WhatIfForm(catalogue, WORDS, firm(**facts).profile, data)


def first_choice(it, name: str) -> str:
    return it.fields[name].choices[0][1]


def test_form_offers_to_leave_each_fact_as_it_was_answered():
    it = form(budget_per_person="under_200", languages=["en", "zh"])

    assert first_choice(it, "budget") == "As you answered: Under S$200"
    assert first_choice(it, "language") == "As you answered: English, 中文"
    assert first_choice(it, "hours") == "As you answered: not stated"


def test_form_offers_the_vendors_that_offer_something():
    assert form().fields["avoid"].choices == [
        ("alibaba", "Alibaba Cloud"),
        ("aws", "AWS"),
        ("google", "Google"),
        ("microsoft", "Microsoft"),
    ]
    assert form(catalogue=only("aisg-ai4e")).fields["avoid"].choices == []


def test_form_with_nothing_chosen_changes_nothing():
    it = form({"budget": "", "hours": "", "language": ""})

    assert it.is_valid()
    assert (it.facts, it.avoided) == ({}, [])


def test_form_gives_facts_as_the_profile_has_them():
    it = form({"budget": "none", "hours": "5-20", "language": "zh", "avoid": ["aws", "google"]})

    assert it.is_valid()
    assert it.facts == {"budget_per_person": "none", "hours_per_person": "5-20", "languages": ("zh",)}
    assert it.avoided == ["aws", "google"]


@pytest.mark.parametrize("name", ["budget", "hours", "language", "avoid"])
@pytest.mark.parametrize("value", ["everything", "1' OR 1=1", "\x00"])
def test_form_refuses_what_it_does_not_offer(name, value):
    it = form({name: [value] if name == "avoid" else value})

    assert {field: errors[0] for field, errors in it.errors.items()} == {
        name: "Choose one of the answers in the list."
    }
