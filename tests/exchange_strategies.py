"""Catalogues of any text, sound or not, for what has to hold for all of them."""

from typing import Any

from hypothesis import strategies as st

TEXT = st.one_of(
    st.sampled_from(["", "=1+1", "'=x", "''+1", "7/10", "1-2", "May 2026", "S01", "a | b", "_x000D_", " \t", "\r\n"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
CODE = st.text("abcdefgh-_0123456789", min_size=1, max_size=8)
ENTRY = st.text("ab|\\;, =", min_size=1, max_size=6).map(str.strip).filter(bool)
LIST = st.lists(ENTRY, max_size=2)
MAYBE = st.none() | st.integers(0, 9)
DAY = st.dates().map(lambda day: f"{day:%Y-%m-%d}".zfill(10))
BOOL = st.booleans()


def rows(**fields: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=2)


PROGRAM = st.fixed_dictionaries(
    {
        **dict.fromkeys(("name", "vendor", "kind", "summary", "models", "url", "confidence"), TEXT),
        **dict.fromkeys(("providers", "audience", "languages", "formats", "goals", "conditions"), LIST),
        **dict.fromkeys(("url_is_checked", "has_all_languages", "tools_in_use"), BOOL),
        **dict.fromkeys(("hours", "money"), MAYBE),
        "levels": st.tuples(st.integers(1, 5), st.integers(1, 5)).map(list),
        "cohorts": rows(status=CODE, starts_on=st.none() | DAY, ends_on=st.none() | DAY, disputed=BOOL),
        "raises": st.dictionaries(CODE, st.integers(1, 5), max_size=2),
        "facts": rows(name=TEXT, says=TEXT, sources=LIST, confidence=CODE, checked_on=DAY),
        "lock_in": st.dictionaries(
            CODE, st.fixed_dictionaries({"value": MAYBE, "passes": BOOL, "why": TEXT}), max_size=2
        ),
    }
)


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """Plain data in the shape of a catalogue; codes that tell rows apart stand once."""
    makers = draw(st.dictionaries(CODE, CODE, max_size=2))
    programs = draw(st.dictionaries(CODE, PROGRAM, max_size=2))
    return {
        "version": "1",
        "published_on": "2026-11-20",
        "sources": draw(rows(code=CODE, url=TEXT, dated=TEXT, confidence=CODE)),
        "vendors": draw(rows(code=CODE, name=TEXT, jurisdiction=MAYBE)),
        "makers": makers,
        "open_tools": sorted(draw(st.sets(st.sampled_from(sorted(makers))))) if makers else [],
        "conditions": draw(st.dictionaries(CODE, TEXT, max_size=2)),
        "warnings": draw(st.dictionaries(CODE, TEXT, max_size=2)),
        "factors": draw(
            rows(
                **dict.fromkeys(("code", "name", "meaning", "basis", "warning", "advice"), TEXT),
                weight=st.integers(0, 99),
                is_choice=BOOL,
                steps=st.lists(TEXT, min_size=5, max_size=5),
            )
        ),
        "numbers": draw(rows(code=CODE, value=CODE, unit=TEXT, meaning=TEXT, source=TEXT)),
        "programs": [
            {
                **program,
                "slug": slug,
                "checked_on": max([*(f["checked_on"] for f in program["facts"])] or ["2000-01-01"]),
            }
            for slug, program in programs.items()
        ],
    }
