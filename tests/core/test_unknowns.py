from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from readiness.core.assessment import assess
from readiness.core.columns import batch_of
from readiness.core.questionnaire import Gate, GateRule, Trait
from readiness.core.rating import rate
from readiness.core.responses import read_situation
from readiness.core.unknowns import decided_by

from .firms import SEED, all_at, document, rated
from .naive import deciding
from .small import small_questionnaires, small_situations


@examples(300)
@given(st.data())
def test_decided_by_equals_trying_everything(data: st.DataObject) -> None:
    it = data.draw(small_questionnaires())
    firm = data.draw(small_situations(it))

    rating = assess(it, [firm])[0].rating

    assert rating.decided_by == deciding(it, firm)


def test_decided_by_is_empty_without_unknowns() -> None:
    assert rated(all_at(3)).decided_by == ()


def test_decided_by_is_empty_where_no_unknown_raises_the_level() -> None:
    rating = rated(all_at(3, TEC4=1, VAL3="unknown"))

    assert (rating.level, rating.could_be, rating.decided_by) == (2, 2, ())


def test_decided_by_names_the_one_unknown_that_matters() -> None:
    rating = rated(all_at(4, STR3="unknown", TEC4="unknown", VEN1="unknown"))

    assert rating.decided_by == ("TEC4",)


def test_decided_by_names_the_first_of_several_that_would_do() -> None:
    rating = rated(all_at(3, DAT2="unknown", DAT3=1, DAT4="unknown", DAT5="unknown"))

    assert (rating.level, rating.decided_by) == (2, ("DAT2", "DAT4"))


def test_decided_by_names_all_that_are_needed_together() -> None:
    rating = rated(all_at(4, GOV1="unknown", GOV2="unknown", TEC4="unknown", PPL1="unknown"))

    assert (rating.level, rating.could_be, rating.decided_by) == (2, 4, ("TEC4", "GOV1", "GOV2"))


def test_decided_by_stops_at_one_level_higher() -> None:
    rating = rated(all_at(4, TEC4="unknown", STR3="unknown"))

    assert (rating.level, rating.could_be, rating.decided_by) == (2, 4, ("TEC4",))


def test_decided_by_names_the_fact_that_decides() -> None:
    rating = rated(all_at(4, GOV3=1, VEN1="unknown"), ai_affects_people="unknown")

    assert (rating.level, rating.decided_by) == (2, ("ai_affects_people",))


def test_decided_by_prefers_a_question_to_a_fact() -> None:
    rating = rated(all_at(4, GOV3="unknown"), ai_affects_people="unknown")

    assert (rating.level, rating.could_be, rating.decided_by) == (2, 4, ("GOV3",))


def test_decided_by_names_the_fact_last() -> None:
    rating = rated(all_at(4, GOV3=1, TEC4="unknown", VEN1="unknown"), ai_affects_people="unknown")

    assert (rating.level, rating.decided_by) == (2, ("TEC4", "ai_affects_people"))


def test_decided_by_ignores_a_fact_that_no_gate_reads() -> None:
    rating = rated(all_at(4, GOV3=3, TEC4="unknown"), ai_affects_people="unknown")

    assert rating.decided_by == ("TEC4",)


def test_decided_by_may_name_an_unanswered_question_that_offers_no_unknown() -> None:
    responses = all_at(4)
    del responses["STR1"]

    assert SEED.by_code["STR1"].may_be_unknown is False
    assert rated(responses, complete=False).decided_by == ("STR1",)


def test_decided_by_names_a_fact_once_that_two_traits_read() -> None:
    again = Trait("also_affects", "ai_affects_people", any_of=("yes",))
    gate = Gate("G7", (GateRule("GOV4", at_most=1, cap=2, when=("also_affects",)),), sources=())
    it = replace(SEED, traits=(*SEED.traits, again), gates=(*SEED.gates, gate))

    rating = rated(all_at(4, GOV3=1, GOV4=1), it=it, ai_affects_people="unknown")

    assert (rating.level, rating.could_be, rating.decided_by) == (2, 4, ("ai_affects_people",))


def test_decided_by_asked_of_a_certain_level_is_empty() -> None:
    batch = batch_of(SEED, [read_situation(SEED, document(all_at(3)))])

    assert decided_by(SEED, batch, rate(SEED, batch), 0) == ()
