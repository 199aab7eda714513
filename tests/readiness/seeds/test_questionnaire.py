"""The files in seeds/, and copies of them."""

from readiness.core.canonical import digest
from readiness.core.soundness import problems
from readiness.core.wording import differences
from readiness.seeds.questionnaire import edition_of, read_edition

STRUCTURE, ENGLISH = "questionnaire.yaml", "questionnaire.en.yaml"


def test_seeds_are_sound(edition):
    it = edition.questionnaire

    assert problems(it) == []
    assert differences(it, edition.words()) == []
    assert (len(it.dimensions), len(it.questions), len(it.asked("quick")), len(it.gates)) == (7, 35, 21, 6)
    assert list(edition.wordings) == ["en"]


def test_digest_is_of_the_content_and_survives_storage(edition):
    assert edition.digest == digest(edition.content)
    assert edition_of(edition.content).digest == edition.digest


def test_digest_is_another_after_any_change(folder, replace, edition):
    replace(ENGLISH, "text: Who looks after AI in your firm?", "text: Who is in charge of AI in your firm?")

    assert read_edition(folder).digest != edition.digest


def test_digest_is_the_same_after_a_change_of_comments_only(folder, edition):
    path = folder / STRUCTURE
    path.write_text("# another comment\n" + path.read_text(encoding="utf-8"))

    assert read_edition(folder).digest == edition.digest


def test_edition_is_read_once_per_folder(folder):
    assert read_edition(folder) is read_edition(folder)


def test_second_language_is_offered_once_it_is_complete(folder):
    text = (folder / ENGLISH).read_text(encoding="utf-8").replace("language: en\n", "language: zh\n")
    (folder / "questionnaire.zh.yaml").write_text(text)

    assert list(read_edition(folder).wordings) == ["en", "zh"]
