"""Errors carry their facts, and a text that says what to do."""

from programs.core.errors import StillNeeded, UnsoundCatalogue


def test_an_unsound_catalogue_carries_its_problems():
    problems = [(("programs", 0), "has no fact."), (("numbers",), "one is missing.")]

    error = UnsoundCatalogue(problems)

    assert error.problems == problems
    assert str(error) == "2 things in the draft have to be put right first."


def test_a_row_that_is_still_needed_carries_the_reasons():
    error = StillNeeded(["A programme names it.", "A fact rests on it."])

    assert error.reasons == ["A programme names it.", "A fact rests on it."]
    assert str(error) == "A programme names it. A fact rests on it."
