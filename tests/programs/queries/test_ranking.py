"""The method in words, from the catalogue's data."""

from collections import Counter

from catalogues import a_catalogue

from programs.queries.ranking import cited, judged, number_groups


def test_every_number_stands_in_exactly_one_group():
    catalogue = a_catalogue()

    told = Counter(number.code for group in number_groups(catalogue) for number in group.numbers)

    assert told == Counter(number.code for number in catalogue.numbers)


def test_no_group_is_empty():
    assert [group.title for group in number_groups(a_catalogue()) if not group.numbers] == []


def test_judged_leaves_out_what_names_a_source():
    catalogue = a_catalogue()

    assert len(catalogue.numbers) - judged(catalogue) == 6  # the ends of the profile's answers on time and money


def test_cited_finds_the_sources_a_text_names():
    text = "ISO data portability [L29]; EU Data Act [L23], [X99]."

    assert [source.code for source in cited(a_catalogue(), text)] == ["L29", "L23"]
