"""Whole numbers in the types that processors multiply fastest, kept exactly."""

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]
"""Whole numbers in whichever type holds them exactly."""


def exact_type(largest: int) -> np.dtype[Any]:
    """Return the quickest type that holds every whole number from 0 to largest exactly."""
    if largest <= 1 << 24:
        return np.dtype(np.float32)
    return np.dtype(np.float64) if largest <= 1 << 53 else np.dtype(object)
