from readiness.core.notes import is_note, joined, note_name, parted, question_of, without_texts


def test_joined_and_parted_are_each_others_reverse():
    answers, notes = {"STR1": 3, "TEC4": "unknown"}, {"STR1": "Since March."}

    assert joined(answers, notes) == {"STR1": 3, "TEC4": "unknown", "note_STR1": "Since March."}
    assert parted(joined(answers, notes)) == (answers, notes)


def test_note_is_named_after_its_question():
    assert (note_name("STR1"), is_note("note_STR1"), is_note("STR1")) == ("note_STR1", True, False)
    assert (question_of("note_STR1"), question_of("STR1")) == ("STR1", "STR1")


def test_record_keeps_answers_and_only_that_a_text_changed():
    changes = {"STR1": (1, 2), "note_STR1": (None, "Our Ms Lim does it.")}

    assert without_texts(changes) == {"STR1": (1, 2), "note_STR1": (None, None)}
