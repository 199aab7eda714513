import hashlib

import pytest

from readiness.core.canonical import canonical_json, digest


def test_canonical_json_sorts_keys_at_every_depth_without_spaces() -> None:
    value = {"b": [{"z": None, "a": True}], "a": 1, "C": "x"}

    assert canonical_json(value) == '{"C":"x","a":1,"b":[{"a":true,"z":null}]}'


def test_canonical_json_leaves_utf8_unescaped() -> None:
    assert canonical_json({"名": "S$5 “é”"}) == '{"名":"S$5 “é”"}'


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_canonical_json_refuses_what_json_has_no_number_for(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"score": number})


def test_digest_is_the_sha256_of_the_canonical_json() -> None:
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert digest({"ä": 1}) == hashlib.sha256('{"ä":1}'.encode()).hexdigest()


def test_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest({"a": 1, "b": {"c": 2, "d": 3}}) == digest({"b": {"d": 3, "c": 2}, "a": 1})


def test_digest_differs_where_a_value_does() -> None:
    assert len({digest(value) for value in (1, 1.5, "1", True, None, [1], {"1": 1})}) == 7
