"""What holds for an advisor's plan, whatever the firm, the catalogue and the decisions."""

from advising import advised, decided_cases, holding, naive, with_second_source
from hypothesis import given
from matching_firms import IT, cases, matching, planned, simulated, with_number
from strategies import examples

from programs.core.advised import Decided, by_rules
from readiness.core.assessment import rate_all


def advised_in(case, decided: Decided):
    return advised(case.situation, case.catalogue, kept=decided.kept, left_out=decided.left_out)


@examples(40)
@given(cases())
def test_without_decisions_it_is_the_plan_by_the_rules(case):
    found = advised(case.situation, case.catalogue)

    assert found.matching == matching(case.situation, case.catalogue)
    assert (found.breaks, found.lost) == ((), ())
    assert by_rules(case.catalogue, IT, rate_all(IT, [case.situation]), found.matching) == found


def test_without_decisions_it_is_the_plan_by_the_rules_of_a_catalogue_too_large_for_all_sets():
    few = with_number("plan_candidates", 4)

    for situation in simulated(20, seed=5):
        assert advised(situation, few).matching == matching(situation, few)


@examples(60)
@given(decided_cases())
def test_what_is_left_out_is_never_in_it(given_):
    case, decided = given_
    found = advised_in(case, decided)

    assert set(planned(found.matching)).isdisjoint(decided.left_out)


@examples(60)
@given(decided_cases())
def test_what_is_kept_and_can_be_joined_is_always_in_it(given_):
    case, decided = given_
    by, found = naive(case), advised_in(case, decided)
    may_join = {each.slug for each in case.catalogue.programs if by.is_joinable(each)}

    assert set(decided.kept) - may_join == set(found.lost)
    assert set(decided.kept) & may_join <= set(planned(found.matching))


@examples(60)
@given(decided_cases())
def test_it_is_the_best_of_what_the_rules_allow_where_they_allow_any(given_):
    case, decided = given_
    by, found = naive(case), advised_in(case, decided)
    allowed = holding(by, decided)
    if not allowed:
        assert found.matching.plan.programs == () or found.breaks != ()
        return
    top = max(map(by.value, allowed))
    good = [entries for entries in allowed if 10 * by.value(entries) >= 9 * top]
    least = min(map(by.effort, good))
    best = [{each.slug for each in entries} for entries in good if by.effort(entries) == least]

    assert found.breaks == ()
    assert set(planned(found.matching)) in best


@examples(60)
@given(decided_cases())
def test_it_rests_on_one_vendor_only_where_nothing_can_stand_beside(given_):
    case, decided = given_
    found = advised_in(case, decided)
    programs = found.matching.plan.programs
    rests = bool(programs) and len({each.vendor for each in programs}) == 1 and not programs[0].is_neutral

    assert rests == ("one_vendor" in {each.code for each in found.breaks})
    assert not (rests and with_second_source(naive(case), decided))


@examples(30)
@given(decided_cases())
def test_the_order_of_decisions_changes_nothing(given_):
    case, decided = given_
    turned = Decided(decided.kept[::-1], decided.left_out[::-1])
    one, two = advised_in(case, decided), advised_in(case, turned)

    assert (one.matching, one.breaks, sorted(one.lost)) == (two.matching, two.breaks, sorted(two.lost))
