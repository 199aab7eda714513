"""What assess prints: the same input, the same bytes."""

import json

import pytest

from .running import run, situation


def test_assess_prints_canonical_json_one_object_a_line(write):
    printed, code = run(write("firms.yaml", situation(id="烧味店"), situation(2)))

    assert code == 0
    assert printed.endswith("}\n")
    assert [
        json.dumps(json.loads(line), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        for line in printed.splitlines()
    ] == printed.splitlines()
    assert '"id":"烧味店"' in printed


def test_assess_prints_the_same_bytes_every_time(write):
    file = write("firms.yaml", *(situation(level, id=level) for level in (1, 2, 3, 4, 5)))

    assert run(file) == run(file)


def test_assess_prints_the_same_for_a_firm_alone_and_among_others(write):
    documents = [situation(level, id=level) for level in (1, 2, 3, 4, 5)]

    together = run(write("all.yaml", *documents))[0].splitlines()
    alone = [run(write("one.yaml", document))[0].strip() for document in documents]

    assert together == alone


@pytest.mark.parametrize("order", [1, -1])
def test_assess_prints_the_same_whatever_the_order_of_keys(write, order):
    document = situation(id="x")
    shuffled = {key: document[key] for key in sorted(document)[::order]}
    shuffled["responses"] = dict(list(document["responses"].items())[::order])

    assert run(write("a.jsonl", document)) == run(write("b.jsonl", shuffled))


@pytest.mark.parametrize("given", ["laundry-7", "", "7", 7, 0, -1, 10**30, "ünï", "a\nb", "\u2028"])
def test_assess_echoes_an_id_that_is_text_or_a_whole_number(write, given):
    printed, code = run(write("firm.jsonl", situation(id=given)))

    assert (code, len(printed.splitlines() if given != "\u2028" else [printed])) == (0, 1)
    assert json.loads(printed)["id"] == given
