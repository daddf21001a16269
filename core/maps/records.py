"""What crosses from maps to whoever draws them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray


class MapMethod(str, Enum):
    """How vectors become points."""

    RAW = "raw"  # the two numbers as they are, for conditions that have only two
    PCA = "pca"
    TSNE = "tsne"
    UMAP = "umap"


#: The number of neighbours whose keeping `FolderMap.trustworthiness` tells.
NEIGHBOURS = 10


@dataclass(frozen=True, slots=True, eq=False)
class FolderMap:
    """The images of a folder under one condition as points of a plane.

    `key` is the condition's and `fingerprint` tells its vectors apart from all others.
    `image_ids` int64 [n] is sorted, each once; `points` float32 [n, 2] are x and y, y upwards, in
    no particular unit. `trustworthiness` (Venna & Kaski 2001), up to 1, is the higher the fewer
    images are neighbours on the map that are none under the condition; None where that has not
    been looked at yet.
    """

    key: str
    fingerprint: str
    method: MapMethod
    image_ids: NDArray[np.int64]
    points: NDArray[np.float32]
    trustworthiness: float | None

    def __len__(self) -> int:
        return len(self.image_ids)


@dataclass(frozen=True, slots=True, eq=False)
class Arrangement:
    """Images on a grid of `columns` times `rows` cells, so that alike ones are near.

    `image_ids` int64 [n] are in the order of the cells, row by row; what is left of the last
    row, less than one row, is empty. `quality` is the distance preservation quality DPQ_16
    (Barthel et al. 2022), about .2 for an arrangement by chance, at most 1; None where there are
    too few images for it.
    """

    image_ids: NDArray[np.int64]
    columns: int
    rows: int
    quality: float | None

    def __len__(self) -> int:
        return len(self.image_ids)
