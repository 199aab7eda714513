import pytest

from readiness.core.profile import is_undecided, trait_holds
from readiness.core.questionnaire import Trait

ANY = Trait("any", "key", any_of=("a", "b"))
NONE_OF = Trait("none", "key", none_of=("a", "b"))
LISTED = Trait("listed", "key", any_of=("a", "unknown"))


@pytest.mark.parametrize(
    ("trait", "stated", "at_worst", "at_best"),
    [
        (ANY, {"key": "a"}, True, True),
        (ANY, {"key": "c"}, False, False),
        (ANY, {"key": ("c", "b")}, True, True),
        (ANY, {"key": ("c",)}, False, False),
        (ANY, {"key": "unknown"}, True, False),
        (ANY, {"key": ("unknown",)}, False, False),
        (ANY, {}, False, False),
        (LISTED, {"key": "unknown"}, True, True),
        (NONE_OF, {"key": ("c", "d")}, True, True),
        (NONE_OF, {"key": ("c", "a")}, False, False),
        (NONE_OF, {"key": "a"}, False, False),
        (NONE_OF, {}, True, True),
    ],
)
def test_trait_holds_by_what_was_stated(
    trait: Trait, stated: dict[str, str | tuple[str, ...]], at_worst: bool, at_best: bool
) -> None:
    found = [trait_holds(trait, stated, at_worst=worst) for worst in (True, False)]

    assert found == [at_worst, at_best]
    assert is_undecided(trait, stated) is (at_worst != at_best)
