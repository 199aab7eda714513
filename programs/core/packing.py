"""The columns of firms as rows of bytes, one a firm, so that a catalogue can be tried on all of them in no time."""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from readiness.core.canonical import canonical_json
from readiness.core.columns import Flags
from readiness.core.questionnaire import Questionnaire

from .errors import UnreadableRows
from .firms import Facts, Firms

FORMAT = "firm-columns/1"
NUMBERS = ("starts", "ends", "targets", "responses")
FLAGS = ("on_pathway", "is_left_out")
"""Columns of Firms with a row a question: one byte, or one bit, each."""
SEED = 32
"""Bytes of a seed."""


def pack(firms: Firms, seeds: Sequence[str]) -> list[bytes]:
    """Return a row of bytes for each firm, all of one length. seeds: 64 hexadecimal digits a firm."""
    table = np.zeros(len(firms), _row(firms.questionnaire))
    table["layout"] = _layout(firms.questionnaire)
    table["seed"] = np.frombuffer(bytes.fromhex("".join(seeds)), f"V{SEED}")
    table["levels"] = firms.levels
    for name in NUMBERS:
        table[name] = getattr(firms, name).T
    for name in FLAGS:
        table[name] = np.packbits(getattr(firms, name), axis=0).T
    for code, places in firms.facts.one.items():
        table[code] = places
    for code, ranks in firms.facts.rank.items():
        table[code] = ranks.T
    size, data = table.itemsize, table.tobytes()
    return [data[start : start + size] for start in range(0, len(data), size)]


def unpack(questionnaire: Questionnaire, rows: Sequence[bytes]) -> tuple[Firms, list[str]]:
    """Return the firms and the seeds that were packed. Raises UnreadableRows for rows of another questionnaire."""
    row = _row(questionnaire)
    if set(map(len, rows)) - {row.itemsize}:
        raise UnreadableRows(questionnaire.version)
    table = np.frombuffer(b"".join(rows), row)
    if (table["layout"] != _layout(questionnaire)).any():
        raise UnreadableRows(questionnaire.version)
    count = len(questionnaire.questions)
    columns: dict[str, Any] = {name: np.ascontiguousarray(table[name].T) for name in NUMBERS}
    columns |= {name: _flags(table[name], count) for name in FLAGS}
    firms = Firms(questionnaire, table["levels"].copy(), facts=_facts(questionnaire, table), **columns)
    digits = table["seed"].tobytes().hex()
    return firms, [digits[start : start + 2 * SEED] for start in range(0, len(digits), 2 * SEED)]


def _row(questionnaire: Questionnaire) -> np.dtype[np.void]:
    """The fields of a row; profile keys by their codes, lists by the rank of each value."""
    count = len(questionnaire.questions)
    keys = questionnaire.profile_keys.items()
    return np.dtype(
        [
            ("layout", "<u8"),
            ("seed", f"V{SEED}"),
            ("levels", "i1"),
            *((name, "i1", (count,)) for name in NUMBERS),
            *((name, "u1", ((count + 7) // 8,)) for name in FLAGS),
            *((code, "i1", () if key.kind == "one" else (len(key.values),)) for code, key in keys),
        ]
    )


def _layout(questionnaire: Questionnaire) -> int:
    """What tells rows of one version from those of another: its name, its questions, its facts and their values."""
    named = {
        "format": FORMAT,
        "version": questionnaire.version,
        "questions": list(questionnaire.position),
        "facts": [[code, key.kind, *key.values] for code, key in questionnaire.profile_keys.items()],
    }
    return int.from_bytes(hashlib.sha256(canonical_json(named).encode()).digest()[:8])


def _facts(questionnaire: Questionnaire, table: npt.NDArray[np.void]) -> Facts:
    keys = questionnaire.profile_keys
    one = {code: table[code].copy() for code, key in keys.items() if key.kind == "one"}
    rank = {code: np.ascontiguousarray(table[code].T) for code, key in keys.items() if key.kind != "one"}
    return Facts(one, {code: ranks > 0 for code, ranks in rank.items()}, rank, keys)


def _flags(bits: npt.NDArray[np.uint8], count: int) -> Flags:
    """(n, bytes) -> bool (count, n)."""
    return np.unpackbits(np.ascontiguousarray(bits.T), axis=0, count=count).view(np.bool_)
