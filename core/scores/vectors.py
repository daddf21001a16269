"""How this room is given vectors: by a function, so that they may lie in memory or in a file."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

#: Vectors float32 [k, d] of the images at places int64 [k], of length 1 (or 0).
Rows = Callable[[NDArray[np.int64]], NDArray[np.float32]]
