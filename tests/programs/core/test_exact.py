"""Types that hold whole numbers exactly."""

import numpy as np
import pytest

from programs.core.exact import exact_type


@pytest.mark.parametrize(
    ("largest", "kind"),
    [
        (0, np.float32),
        (1 << 24, np.float32),
        ((1 << 24) + 1, np.float64),
        (1 << 53, np.float64),
        ((1 << 53) + 1, object),
    ],
)
def test_the_quickest_type_that_is_exact_is_chosen(largest, kind):
    found = exact_type(largest)

    assert found == np.dtype(kind)
    assert int(np.array([largest], found)[0]) == largest
