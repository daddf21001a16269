"""Each number once.

numpy.unique hashes whole numbers since numpy 2.3: a million of them take most of a second, and
Python's lock is held all the while. Sorting takes 15 ms and leaves the lock to others.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers int64 [n] that there are, sorted, each once."""
    ordered = np.sort(numbers)
    is_first = np.ones(len(ordered), np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_first]
