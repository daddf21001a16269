"""The vectors of a folder's images under one condition, in memory as far as they have got."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition
from core.distinct import distinct
from core.errors import LikewiseError
from core.index.exact import cosines_of_rows, unit_rows
from core.records import Listing
from core.store.store import Store


class FolderVectors:
    """The vectors that are stored now; make a new one when there are more.

    `image_ids` int64 [n] are the distinct images of the folder that have one, sorted; `path` and
    `places` int64 [n] say where they are stored, as rows of a float16 file. Belongs to no
    thread, but is used by one at a time.
    """

    def __init__(self, store: Store, listing: Listing, condition: Condition) -> None:
        self.condition = condition
        known = distinct(listing.image_ids)
        stored = store.vectors.load(condition.fingerprint)
        if stored is None:
            self.path: Path = store.vectors.path(condition.fingerprint)
            self._rows = np.zeros((0, condition.dim), np.float16)
            self.image_ids, self.places = np.zeros(0, np.int64), np.zeros(0, np.int64)
        else:
            # Not asked for apart from the rows: a folder may be forgotten in between, and the
            # rows lie elsewhere then.
            self.path = stored.path
            self._rows = stored.rows
            found = stored.find(known)
            self.image_ids, self.places = known[found >= 0], found[found >= 0]
        #: The first `_n_ready` vectors as float32.
        self._matrix: NDArray[np.float32] = np.empty((0, condition.dim), np.float32)
        self._n_ready = 0
        self._asked: NDArray[np.float32] | None = None
        self._answer: NDArray[np.float32] = np.zeros(0, np.float32)
        self._n_answered = 0

    def __len__(self) -> int:
        return len(self.image_ids)

    @property
    def is_ready(self) -> bool:
        """Whether all vectors are in memory."""
        return self._n_ready == len(self)

    def make_ready(self, n_images: int) -> bool:
        """Bring so many more vectors into memory; says whether any are left.

        All works before that too, but reads those vectors from the file each time.
        """
        if self.is_ready:
            return False
        if not len(self._matrix):
            self._matrix = np.empty((len(self), self.condition.dim), np.float32)
        chunk = slice(self._n_ready, self._n_ready + n_images)
        self._matrix[chunk] = unit_rows(self._rows, self.places[chunk])
        self._n_ready = min(self._n_ready + n_images, len(self))
        return not self.is_ready

    def release(self) -> None:
        """Hold no vectors in memory."""
        self._matrix, self._n_ready = self._matrix[:0].copy(), 0

    def find(self, image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where images are among `image_ids`, int64 of the same shape; -1 where they are not."""
        if not len(self):
            return np.full(image_ids.shape, -1, np.int64)
        at = np.minimum(np.searchsorted(self.image_ids, image_ids), len(self) - 1)
        found: NDArray[np.int64] = np.where(self.image_ids[at] == image_ids, at, -1)
        return found

    def has_image(self, image_id: int) -> bool:
        """Whether an image of the folder has a vector here."""
        return bool(self.find(np.array([image_id]))[0] >= 0)

    def vector_of(self, image_id: int) -> NDArray[np.float32]:
        """Vector float32 [d], length 1, of an image of the folder; raises "not_indexed"."""
        (at,) = self.find(np.array([image_id]))
        if at < 0:
            raise LikewiseError("not_indexed")
        vector: NDArray[np.float32] = self.rows(np.array([at]))[0]
        return vector

    def rows(self, at: NDArray[np.int64]) -> NDArray[np.float32]:
        """Vectors float32 [k, d], rows of length 1, of the images `image_ids[at]`."""
        if self.is_ready and len(self):
            ready: NDArray[np.float32] = self._matrix[at]
            return ready
        return unit_rows(self._rows, self.places[at])

    def work_out(self, vector: NDArray[np.float32], n_images: int) -> bool:
        """Bring `cosines` of float32 [d] so many images on; says whether any are left."""
        if self._asked is None or not np.array_equal(self._asked, vector):
            self._asked, self._n_answered = vector.copy(), 0
            self._answer = np.empty(len(self), np.float32)
        chunk = slice(self._n_answered, min(self._n_answered + n_images, len(self)))
        if chunk.stop <= self._n_ready:
            self._answer[chunk] = self._matrix[chunk] @ vector
        else:
            self._answer[chunk] = cosines_of_rows(self._rows, self.places[chunk], vector)
        self._n_answered = chunk.stop
        return self._n_answered < len(self)

    def cosines(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Cosine float32 [n] of each image with float32 [d] of length 1.

        The last answer is kept: who mixes conditions asks for the same again and again.
        """
        while self.work_out(vector, max(len(self) - self._n_answered, 1)):
            pass
        return self._answer

    def cosines_at(self, at: NDArray[np.int64], vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """The same for the images `image_ids[at]` alone."""
        asked = self._asked if self._n_answered == len(self) else None
        if asked is not None and np.array_equal(asked, vector):
            answered: NDArray[np.float32] = self._answer[at]
            return answered
        return cosines_of_rows(self._rows, self.places[at], vector)
