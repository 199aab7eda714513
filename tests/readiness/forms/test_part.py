import pytest

from readiness.forms.part import PartForm

TEC = ("TEC1", "TEC2", "TEC3", "TEC4", "TEC5")


@pytest.fixture
def form_of(edition):
    return lambda data=None, codes=TEC, **given: PartForm(edition.questionnaire, edition.words(), codes, data, **given)


def test_part_form_has_the_given_questions_in_order_with_their_words(form_of, edition):
    form = form_of(codes=("TEC4", "TEC1"))

    words = edition.words().questions["TEC4"]
    assert list(form.fields) == ["TEC4", "TEC1", "note_TEC4", "note_TEC1"]
    assert list(form.helpers) == ["TEC4", "TEC1"]
    assert (form["TEC4"].label, form["TEC4"].help_text) == (words.text, words.hint)


@pytest.mark.parametrize(("code", "offers_unknown"), [("TEC1", False), ("TEC4", True)])
def test_part_form_offers_five_statements_and_unknown_where_it_may_be(form_of, edition, code, offers_unknown):
    choices = form_of().fields[code].choices

    statements = edition.words().questions[code].options
    assert choices[:5] == list(zip("12345", statements, strict=True))
    assert choices[5:] == [("unknown", "I don’t know")] * offers_unknown


def test_part_form_gives_levels_as_numbers_and_unknown_as_a_word(form_of):
    form = form_of({"TEC1": "1", "TEC2": "5", "TEC4": "unknown"})

    assert form.is_valid()
    assert form.given() == {"TEC1": 1, "TEC2": 5, "TEC4": "unknown"}


def test_part_form_without_an_answer_is_valid_and_gives_nothing(form_of):
    form = form_of({"TEC1": ""})

    assert form.is_valid()
    assert form.given() == {}


@pytest.mark.parametrize("value", ["0", "6", "3.0", " 3", "None", "unknown", "-1", "3; DROP TABLE"])
def test_part_form_with_a_tampered_value_names_it_and_gives_the_others(form_of, value):
    form = form_of({"TEC1": value, "TEC2": "2"})

    assert not form.is_valid()
    assert form.errors == {"TEC1": ["Choose one of the sentences below."]}
    assert form.given() == {"TEC2": 2}


def test_part_form_gives_no_question_that_is_not_its_own(form_of):
    form = form_of({"TEC1": "1", "STR1": "5", "csrfmiddlewaretoken": "x"})

    assert form.is_valid()
    assert form.given() == {"TEC1": 1}


@pytest.mark.parametrize(("stored", "checked"), [(3, "3"), ("unknown", "unknown"), (None, None)])
def test_part_form_shows_the_stored_answer(form_of, stored, checked):
    form = form_of(initial={"TEC4": stored})

    selected = [radio.data["value"] for radio in form["TEC4"] if radio.data["selected"]]

    assert selected == ([checked] if checked else [])
