import json
import sys

import pytest
from django.core.management import CommandError
from factories import answers

from readiness.core.assessment import as_data, assess
from readiness.core.responses import read_situation

from .running import run, situation, standard_input


def lines(*files: str) -> list[dict]:
    return [json.loads(line) for line in run(*files)[0].splitlines()]


def test_assess_needs_no_database_and_rates_like_the_core(write, edition):
    document = situation(3, responses=answers(3, TEC4="unknown"))

    (line,) = lines(write("firm.yaml", document))

    expected = as_data(assess(edition.questionnaire, [read_situation(edition.questionnaire, document)])[0])
    assert (line["rating"], line["pathway"]) == (expected["rating"], expected["pathway"])
    assert line["versions"]["questionnaire"] == edition.digest


def test_assess_reads_several_documents_of_yaml_in_order(write):
    file = write("firms.yaml", *(situation(level, id=f"firm-{level}") for level in (1, 3, 5)))

    assert [(line["id"], line["rating"]["level"]) for line in lines(file)] == [
        ("firm-1", 1),
        ("firm-3", 3),
        ("firm-5", 5),
    ]


def test_assess_reads_json_lines_and_passes_over_blank_ones(write):
    text = f"{json.dumps(situation(2, id=1))}\n\n  \n{json.dumps(situation(4, id=2))}\n"

    assert [(line["id"], line["rating"]["level"]) for line in lines(write("firms.jsonl", text=text))] == [
        (1, 2),
        (2, 4),
    ]


def test_assess_reads_json_lines_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", standard_input(json.dumps(situation(4, id="from-stdin")) + "\n"))

    assert [(line["id"], line["rating"]["level"]) for line in lines("-")] == [("from-stdin", 4)]


def test_assess_answers_files_one_after_another(write, monkeypatch):
    monkeypatch.setattr(sys, "stdin", standard_input(json.dumps(situation(id="b"))))
    first, last = write("a.yaml", situation(id="a")), write("c.jsonl", situation(id="c"))

    assert [line["id"] for line in lines(first, "-", last)] == ["a", "b", "c"]


@pytest.mark.parametrize("ignored", [{}, {"STR4": 1, "VEN1": 1}])
def test_assess_of_a_quick_check_ignores_what_is_not_core(write, edition, ignored):
    responses = dict.fromkeys(edition.questionnaire.asked("quick"), 3) | ignored

    (line,) = lines(write("firm.yaml", situation(mode="quick", responses=responses)))

    assert line["rating"]["level"] == 3


def test_assess_reads_yaml_words_as_interfaces_spell_them(write):
    text = (
        "as_of: 2026-11-20\n"
        "profile: {sector: retail, headcount: 1-4, has_employees: no, suppliers: [none], ai_tools: [none],"
        " data: [none], regulated: no, goals: [energy], ai_affects_people: no}\n"
        f"responses: {{{', '.join(f'{code}: 2' for code in answers())}}}\n"
    )

    (line,) = lines(write("firm.yaml", text=text))

    assert (line["rating"]["level"], line["rating"]["dimensions"]["STR"]["target"]) == (2, 2)
    assert "PPL3" in line["rating"]["not_applicable"]


def test_assess_with_broken_seeds_rates_nothing(write, settings, tmp_path):
    for path in settings.SEEDS_DIR.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "questionnaire.yaml").write_text("version: [\n")
    file = write("firm.jsonl", situation())
    settings.SEEDS_DIR = tmp_path

    with pytest.raises(CommandError, match=r"^questionnaire\.yaml, line 2, "):
        run(file)
