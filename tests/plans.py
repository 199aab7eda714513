"""Firms matched without a database, to be told; and the sections of a page that tells them."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from matching_firms import CATALOGUE, IT, SEEDS, firm
from pages import Page, attributes, elements, says

from programs.core.catalogue import Catalogue
from programs.queries.plan_entries import Entry
from programs.queries.plan_page import PlanPage
from programs.queries.plan_raises import Raising
from programs.queries.plan_told import Told
from programs.queries.recommendations import answers_to
from readiness.core.responses import Situation
from readiness.seeds.questionnaire import read_edition

WORDS = read_edition(SEEDS).words("en")


def told(situation: Situation, catalogue: Catalogue = CATALOGUE, today: date | None = None) -> Told:
    (answer,) = answers_to(IT, catalogue, [situation])
    raising = Raising(catalogue, IT, WORDS, situation, answer.data)
    return Told(raising, situation.as_of, today or situation.as_of)


def a_page(
    situation: Situation | None = None, catalogue: Catalogue = CATALOGUE, today: date | None = None
) -> PlanPage:
    return PlanPage(SimpleNamespace(), told(situation or firm(), catalogue, today))


def an_entry(slug: str, situation: Situation, catalogue: Catalogue = CATALOGUE, today: date | None = None) -> Entry:
    it = told(situation, catalogue, today)
    return Entry(it, next(each for each in it.result["matches"] if each["program"] == slug))


def changed(catalogue: Catalogue, slug: str, **fields: Any) -> Catalogue:
    programs = (replace(each, **fields) if each.slug == slug else each for each in catalogue.programs)
    return replace(catalogue, programs=tuple(programs))


def headings(page: Page, section: str) -> list[str]:
    """The programmes that a section of a page is about, in order."""
    return [
        says(each)
        for place in elements(page, id=section)
        for each in _links(place)
        if str(attributes(each)["href"]).startswith("/programmes/")
    ]


def _links(place: Page) -> list[Any]:
    return [each for each in elements(place) if each.name == "a" and "href" in attributes(each)]
