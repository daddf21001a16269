"""What a person asks for: files of the folder, and pictures from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class OutsidePicture:
    """A query picture that is not in the folder: its name, proxy and vectors by fingerprint."""

    name: str
    proxy: bytes
    vectors: dict[str, NDArray[np.float32]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Query:
    """What to be like: files of the folder and pictures from outside, all alike important."""

    file_ids: tuple[int, ...] = ()
    outside: tuple[OutsidePicture, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.file_ids and not self.outside
