"""No vendor is treated unlike another: exchange them everywhere and nothing but their names changes."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_firms import CATALOGUE, DAYS, cases, matching, simulated, told
from strategies import examples

from programs.core.catalogue import Catalogue
from readiness.core.responses import Situation

SUPPLIERS = ("alibaba", "aws", "google", "microsoft")
MAKERS_ONLY = ("anthropic", "deepseek", "openai")
Names = dict[str, str]


def exchanged(catalogue: Catalogue, vendors: Names, tools: Names) -> Catalogue:
    """The catalogue with other names for vendors and AI tools; programmes keep their places."""
    return replace(
        catalogue,
        vendors=tuple(replace(each, code=vendors[each.code]) for each in catalogue.vendors),
        makers={tools[tool]: vendors[maker] for tool, maker in catalogue.makers.items()},
        open_tools=tuple(tools[tool] for tool in catalogue.open_tools),
        programs=tuple(
            replace(each, vendor=vendors.get(each.vendor, each.vendor), slug=f"other-{place}", name="Other")
            for place, each in enumerate(catalogue.programs)
        ),
    )


def renamed(situation: Situation, vendors: Names, tools: Names) -> Situation:
    profile = dict(situation.profile)
    profile["suppliers"] = tuple(vendors.get(each, each) for each in profile["suppliers"])
    profile["ai_tools"] = tuple(tools.get(each, each) for each in profile["ai_tools"])
    if critical := profile.get("critical_supplier"):
        profile["critical_supplier"] = vendors.get(str(critical), critical)
    return replace(situation, profile=profile)


def names_from(rng: random.Random) -> tuple[Names, Names]:
    """Other names: what firms may name as a supplier changes places among itself."""

    def shuffled(codes: tuple[str, ...]) -> Names:
        return dict(zip(codes, rng.sample(codes, len(codes)), strict=True))

    return shuffled(SUPPLIERS) | shuffled(MAKERS_ONLY), shuffled(tuple(CATALOGUE.makers))


def assert_neutral(catalogue: Catalogue, situation: Situation, vendors: Names, tools: Names) -> None:
    usual = matching(situation, catalogue, "held")
    other = matching(renamed(situation, vendors, tools), exchanged(catalogue, vendors, tools), "held")
    place = {each.slug: number for number, each in enumerate(catalogue.programs)}
    expected = [(place[each.program.slug], vendors.get(each.program.vendor, "neutral")) for each in usual.matches]

    assert [(int(each.program.slug[6:]), each.program.vendor) for each in other.matches] == expected
    assert told(other, key=lambda each: int(each.slug[6:])) == told(usual, key=lambda each: place[each.slug])


def test_exchanged_vendors_change_no_number_of_shipped_programmes():
    rng = random.Random(1)  # noqa: S311  # for cases, not for secrets
    for situation in simulated(30, seed=41, days=DAYS):
        assert_neutral(CATALOGUE, situation, *names_from(rng))


@examples(30)
@given(cases(), st.randoms(use_true_random=False))
def test_exchanged_vendors_change_no_number_of_any_catalogue(case, rng):
    assert_neutral(case.catalogue, case.situation, *names_from(rng))


def test_the_order_in_which_a_firm_names_suppliers_and_tools_changes_nothing():
    for situation in simulated(20, seed=42):
        turned = {key: situation.profile[key][::-1] for key in ("suppliers", "ai_tools")}
        other = replace(situation, profile={**situation.profile, **turned})

        assert told(matching(other, seed="held")) == told(matching(situation, seed="held"))


@pytest.mark.parametrize("places", [(2, 4, 6), (4, 6, 2)])
def test_which_general_library_is_named_is_decided_by_the_firm_or_by_lot(places):
    """With one standing for all facts, the three are equals; a vendor in use tips the balance."""
    libraries = [CATALOGUE.programs[place] for place in places]
    equal = {each.slug: replace(each, cohorts=libraries[0].cohorts, confidence="official") for each in libraries}
    catalogue = replace(CATALOGUE, programs=tuple(equal.get(each.slug, each) for each in CATALOGUE.programs))
    for situation in simulated(20, seed=43):
        unused = replace(situation, profile={**situation.profile, "suppliers": ("other",), "ai_tools": ("other",)})
        fits = {each.program.slug: each.fit for each in matching(unused, catalogue).matches}

        assert len({fits[slug] for slug in equal}) == 1
