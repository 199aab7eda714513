import pytest

from readiness.templatetags.look import icon, leading_to, longest, options, track


def kinds(*given, **named) -> list[str]:
    return [segment["kind"] for segment in track(*given, **named)["segments"]]


@pytest.mark.parametrize(
    ("level", "target", "expected"),
    [
        (3, None, ["on", "on", "on", "free", "free"]),
        (2, 4, ["on", "on", "gap", "gap", "free"]),
        (4, 3, ["on", "on", "on", "on", "free"]),
        (5, 5, ["on"] * 5),
        (None, 3, ["gap", "gap", "gap", "free", "free"]),
        (None, None, ["free"] * 5),
    ],
)
def test_track_has_five_segments_reached_missing_or_free(level, target, expected):
    assert kinds(level, target) == expected


def test_track_of_a_cap_is_drawn_as_one():
    assert kinds(2, is_cap=True) == ["cap", "cap", "free", "free", "free"]


@pytest.mark.parametrize(("target", "flag"), [(None, ""), (1, "19.6%"), (3, "59.6%"), (5, "99.6%")])
def test_track_has_its_flag_at_the_end_of_the_target(target, flag):
    assert track(2, target)["flag"] == flag


def test_track_segments_stand_side_by_side():
    assert [segment["x"] for segment in track(1)["segments"]] == ["0.4%", "20.4%", "40.4%", "60.4%", "80.4%"]


def test_icon_is_decoration_and_escapes_its_name():
    assert icon("check") == ('<svg class="icon " aria-hidden="true" focusable="false"><use href="#i-check"/></svg>')
    assert "<script>" not in icon("<script>", "<script>")


def test_longest_is_the_length_of_the_longest_text():
    assert longest([("a", "four"), ("b", "seventeen"), ("c", "")]) == 9


def test_codes_of_questions_lead_to_their_places_and_the_rest_is_escaped():
    found = leading_to("<b> Look at TEC4, GOV2 and VAL9.", {"TEC4", "GOV2"})

    assert found == '&lt;b&gt; Look at <a href="#tec4">TEC4</a>, <a href="#gov2">GOV2</a> and VAL9.'


def test_options_escape_values_and_words_and_mark_the_chosen_one():
    drawn = options({"": "Any", '"a"': "<b>"}, '"a"')

    assert drawn == '<option value="">Any</option><option value="&quot;a&quot;" selected>&lt;b&gt;</option>'
