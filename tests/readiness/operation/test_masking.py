import pytest

from readiness.operation.masking import masked

TOKEN = "pX3" + "a-B_9" * 8


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("to owner.one+x@merbau.example.sg now", "to [mail] now"),
        ("{'o@m.sg': (550, b'no')}", "{'[mail]': (550, b'no')}"),
        (f"Not Found: /check/{TOKEN}/result", "Not Found: /check/[token]/result"),
        ("/check/short/part/str", "/check/[token]/part/str"),
        (f"token {TOKEN}", "token [token]"),
        ("code k7qm-2f9x-4trb", "code [code]"),
        ("UEN 201912345K or T08GA0001A", "UEN [uen] or [uen]"),
        ("/programs?q=Merbau+Foods&x=1 read", "/programs?[query] read"),
        ("duplicate key\nDETAIL:  Key (name)=(Merbau)\nalready there", "duplicate key\n[values]"),
    ],
)
def test_masked_leaves_nothing_of_anybody(text, kept):
    assert masked(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Task readiness.tasks.run_job[0b5cbd7e-9a0c-4f5b-8a59-f43cc3ee9312] done",
        "job 12 is gone?",
        "celery@host.example ready.",
        "3 of 4 at 2026-11-25",
    ],
)
def test_masked_leaves_the_rest_as_it_is(text):
    assert masked(text) == text
