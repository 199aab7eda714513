import pytest
from factories import PROFILE, as_posted

from readiness.core.profile import read_profile
from readiness.forms.profile import ProfileForm


@pytest.fixture
def form_of(edition):
    return lambda data, **given: ProfileForm(edition.questionnaire, edition.words(), data, **given)


def codes(form: ProfileForm) -> dict[str, list[str]]:
    """The code of each error, by field."""
    return {field: [error.code for error in errors] for field, errors in form.errors.as_data().items()}


def test_profile_form_has_a_field_for_each_fact_and_detail(form_of, edition):
    form = form_of(None)

    assert set(form.fields) == {"name", "uen", "activity", *edition.questionnaire.profile_keys}
    assert [field for field in form.fields if form.fields[field].required] == [
        key.code for key in edition.questionnaire.profile_keys.values() if key.required
    ]


def test_profile_form_draws_every_field_once_in_its_sections(form_of):
    form = form_of(None)

    layouts = [layout for section in form.sections for layout in (section["needed"], section["more"]) if layout]
    drawn = [name for layout in layouts for place in layout.layout.fields for name in place.fields]

    assert sorted(drawn) == sorted(form.fields)
    assert [section["code"] for section in form.sections] == ["basics", "today", "goals", "people"]


def test_profile_form_offers_every_value_in_words_with_none_and_unknown_last(form_of, edition):
    form = form_of(None)

    for code, key in edition.questionnaire.profile_keys.items():
        choices = form.fields[code].fields[0].choices if key.kind == "ordered" else form.fields[code].choices
        values = [value for value, _words in choices if value]
        special = [value for value in values if value in ("none", "unknown")]
        assert sorted(values) == sorted(key.values)
        assert values[len(values) - len(special) :] == special


def test_profile_form_with_the_required_facts_gives_what_the_core_reads(form_of, edition):
    form = form_of(as_posted())

    assert form.errors == {}
    stated = {code: value for code, value in form.cleaned_data["facts"].items() if value is not None}
    assert stated == PROFILE
    assert read_profile(edition.questionnaire, stated)["goals"] == ("demand_forecasting",)


def test_profile_form_with_nothing_names_every_required_fact(form_of, edition):
    form = form_of({"name": ""})

    assert codes(form) == {
        key.code: ["required"] for key in edition.questionnaire.profile_keys.values() if key.required
    }
    assert form.errors["sector"] == ["Choose what fits best."]


def test_profile_form_with_every_fact_keeps_all_of_them(form_of, edition):
    facts = {
        key.code: key.values[0] if key.kind == "one" else [key.values[0]]
        for key in edition.questionnaire.profile_keys.values()
    }

    form = form_of(as_posted(facts, name="Angsana Bakery (sample)", activity="Bakes bread", uen="00192200M"))

    assert form.errors == {}
    assert form.usable_facts() == facts
    assert form.cleaned_data["name"] == "Angsana Bakery (sample)"


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("sector", "piracy", "invalid_choice"),
        ("headcount", "12", "invalid_choice"),
        ("union", "perhaps", "invalid_choice"),
        ("suppliers", ["aws", "ibm"], "invalid_choice"),
        ("suppliers", ["aws", "none"], "alone"),
        ("ai_tools", ["chatgpt", "unknown"], "alone"),
        ("data", ["none", "health"], "alone"),
        ("suppliers", ["none", "unknown"], "alone"),
    ],
)
def test_profile_form_with_a_value_that_cannot_be_names_its_field(form_of, fact, value, code):
    form = form_of(as_posted(PROFILE | {fact: value}))

    assert codes(form) == {fact: [code]}
    assert fact not in form.usable_facts()
    assert form.usable_facts()["regulated"] == "no"


@pytest.mark.parametrize("value", [["none"], ["unknown"], ["own_servers", "aws"]])
def test_profile_form_takes_none_or_unknown_alone_and_others_together(form_of, value):
    form = form_of(as_posted(PROFILE | {"suppliers": value}))

    assert form.errors == {}
    assert form.usable_facts()["suppliers"] == value


def test_profile_form_keeps_goals_in_the_order_given_without_gaps(form_of):
    form = form_of(as_posted() | {"goals_0": "", "goals_1": "rostering", "goals_2": "energy"})

    assert form.errors == {}
    assert form.usable_facts()["goals"] == ["rostering", "energy"]


@pytest.mark.parametrize(
    ("goals", "code"),
    [
        (["energy", "rostering", "energy"], "twice"),
        (["", "", ""], "required"),
        (["energy", "world_peace", ""], "invalid_choice"),
    ],
)
def test_profile_form_with_goals_that_cannot_be_says_so(form_of, goals, code):
    form = form_of(as_posted() | {f"goals_{place}": goal for place, goal in enumerate(goals)})

    assert codes(form) == {"goals": [code]}


def test_profile_form_shows_stored_goals_in_their_places(form_of):
    form = form_of(None, initial={"goals": ["rostering", "energy"]})

    assert form["goals"].field.widget.decompress(form["goals"].value()) == ["rostering", "energy", ""]


def test_profile_form_states_an_emptied_optional_fact_as_none(form_of):
    form = form_of(as_posted())

    assert form.errors == {}
    facts = form.usable_facts()
    assert (facts["turnover"], facts["learners"], facts["union"]) == (None, None, None)


@pytest.mark.parametrize("field", ["name", "activity"])
def test_profile_form_refuses_text_that_is_too_long(form_of, field):
    assert form_of(as_posted(**{field: "x" * 120})).errors == {}
    assert codes(form_of(as_posted(**{field: "x" * 121}))) == {field: ["max_length"]}
