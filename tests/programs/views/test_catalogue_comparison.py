"""Programmes side by side, and what is left out of what was asked for."""

import pytest
from django.urls import reverse
from pages import attributes, elements, says

pytestmark = pytest.mark.django_db
AWS, GOOGLE, QWEN, EASY, PSG = (
    *("aws-skill-builder", "google-skills", "alibaba-ntuc-sttgdc-qwen"),
    *("aisg-ai4e", "psg-ai-solutions"),
)


def compare(client, *slugs: str):
    return client.get(reverse("compare_programs"), {"p": slugs})


def note(response) -> str:
    return " ".join(says(each) for each in elements(response, id="left-out"))


def heads(response) -> list[str]:
    return [says(each) for each in elements(response, scope="col")]


def checked(response) -> list[str]:
    return [attributes(each)["value"] for each in elements(response, name="p") if "checked" in attributes(each)]


def test_comparison_has_a_column_for_each_and_the_same_rows(client, catalogue):
    response = compare(client, QWEN, AWS, EASY)

    rows = [each for each in elements(response) if each.name == "tr" and elements(each, scope="row")]
    assert heads(response) == ["Compared", "Qwen upskilling initiative", "AWS Skill Builder", "AI for Everyone"]
    assert {sum(cell.name == "td" for cell in row.children) for row in rows} == {3}
    assert note(response) == ""


def test_differences_are_said_in_words(client, catalogue):
    response = compare(client, AWS, GOOGLE)

    rows = {says(each) for each in elements(response, scope="row")}
    assert {"Tied to a vendor Differs", "Kind the same", "Intake today the same"} <= rows
    marked = elements(response, class_="is-different")
    assert len(marked) == sum(row.endswith("Differs") for row in rows)


def test_comparison_with_funding_neither_rates_it_nor_counts_its_hours(client, catalogue):
    rows = [each for each in elements(compare(client, AWS, PSG)) if each.name == "tr"]

    depends = [says(each) for each in rows if says(each).endswith("Depends on what you buy")]
    assert [row.partition(" Differs")[0] for row in depends] == [
        *("Goals", "For whom", "Least useful time a person", "Price a person after usual funding"),
        *("Formats", "Languages", "In all"),
    ]


@pytest.mark.parametrize(
    ("slugs", "shown", "said"),
    [
        ((), [], "It takes two to compare. Mark them below."),
        (("nothing",), [], "1 programme asked for is not in the current catalogue and is left out."),
        ((AWS,), [], "It takes two to compare. AWS Skill Builder is marked below; mark another one."),
        ((AWS, AWS), [], "What was asked for more than once is shown once."),
        (
            (AWS, "one", "two", EASY),
            ["AWS Skill Builder", "AI for Everyone"],
            "2 programmes asked for are not in the current catalogue and are left out.",
        ),
        (
            (AWS, EASY, AWS),
            ["AWS Skill Builder", "AI for Everyone"],
            "What was asked for more than once is shown once.",
        ),
        (
            (AWS, EASY, QWEN, GOOGLE, PSG),
            ["AWS Skill Builder", "AI for Everyone", "Qwen upskilling initiative", "Google Skills"],
            "At most 4 fit side by side. Shown are the first 4.",
        ),
    ],
)
def test_what_is_left_out_is_said(client, catalogue, slugs, shown, said):
    response = compare(client, *slugs)

    assert response.status_code == 200
    assert heads(response)[1:] == shown
    assert note(response).startswith(said)


def test_what_was_asked_for_is_never_echoed(client, catalogue):
    assert "<b>mischief" not in compare(client, AWS, EASY, "<b>mischief").content.decode()


def test_chosen_ones_are_marked_for_the_next_choice(client, catalogue):
    assert checked(compare(client, AWS)) == [AWS]
    assert sorted(checked(compare(client, QWEN, EASY))) == [EASY, QWEN]


@pytest.mark.parametrize("slugs", [(AWS,), (AWS, EASY, QWEN, GOOGLE)])
def test_comparison_costs_few_queries(client, catalogue, django_assert_num_queries, slugs):
    compare(client, *slugs)

    with django_assert_num_queries(1 if len(slugs) == 1 else 2):
        compare(client, *slugs)
