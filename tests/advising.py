"""Advised plans of firms without a database, and decisions to try on them."""

from collections.abc import Collection
from itertools import chain, combinations

from hypothesis import strategies as st
from matching_firms import CATALOGUE, IT, Case, cases
from matching_naive import Entries, Naive

from programs.core.advised import Advised, Decided, advise
from programs.core.catalogue import Catalogue
from readiness.core.assessment import assess, rate_all
from readiness.core.responses import Situation


def advised(
    situation: Situation,
    catalogue: Catalogue = CATALOGUE,
    *,
    kept: Collection[str] = (),
    left_out: Collection[str] = (),
    seed: str | None = None,
) -> Advised:
    return advise(catalogue, IT, rate_all(IT, [situation]), Decided(tuple(kept), tuple(left_out)), seed)


def naive(case: Case) -> Naive:
    return Naive(case.catalogue, IT, case.situation, assess(IT, [case.situation])[0])


def holding(by: Naive, decided: Decided) -> list[Entries]:
    """Every set that the rules allow, with what is kept and can be joined, and without what is left out."""
    kept = {each.slug for each in by.catalogue.programs if each.slug in decided.kept and by.is_joinable(each)}
    sets = ((entries, {each.slug for each in entries}) for entries in by.sets())
    return [entries for entries, slugs in sets if kept <= slugs and slugs.isdisjoint(decided.left_out)]


def with_second_source(by: Naive, decided: Decided) -> bool:
    """Say whether some set of at most three holds all that is kept beside a neutral programme or a second vendor.

    What is added may stand and lifts a step that the others do not; time and money together do not count.
    """
    kept = tuple(each for each in by.catalogue.programs if each.slug in decided.kept and by.is_joinable(each))
    rest = [
        each
        for each in by.catalogue.programs
        if by.may_stand(each) and each not in kept and each.slug not in decided.left_out
    ]
    added = chain.from_iterable(combinations(rest, size) for size in range(max(0, 3 - len(kept)) + 1))
    return any(
        (len({each.vendor for each in (*kept, *some)}) > 1 or any(each.is_neutral for each in (*kept, *some)))
        and all(by.lifts(each) - _lifted(by, (*kept, *some), each) for each in some)
        for some in added
    )


def _lifted(by: Naive, entries: Entries, but: object) -> frozenset[tuple[str, int]]:
    return frozenset(chain.from_iterable(by.lifts(each) for each in entries if each is not but))


@st.composite
def decided_cases(draw: st.DrawFn) -> tuple[Case, Decided]:
    """A firm, a catalogue, and some of its programmes to keep and to leave out."""
    case = draw(cases())
    slugs = draw(st.permutations([each.slug for each in case.catalogue.programs]))
    kept, left_out = draw(st.sampled_from((0, 1, 1, 2, 3, 4))), draw(st.integers(0, 3))
    return case, Decided(tuple(slugs[:kept]), tuple(slugs[kept : kept + left_out]))
