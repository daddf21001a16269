"""What has come back from the workers and is committed together, every second or 256 images."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.errors import LikewiseError
from core.records import Changes, FileToRead
from core.store.images import NewImage, write_vectors
from core.store.store import Store
from core.workers.tasks import ReadImage

COMMIT_EVERY_S = 1.0
COMMIT_EVERY_IMAGES = 256
#: Sooner, while somebody looks at the empty places of the grid.
_COMMIT_WATCHED_EVERY_S = 0.15


@dataclass(slots=True)
class CommitBuffer:
    """New images and their vectors by digest, vectors of known images by fingerprint, and what
    has become of files."""

    images: dict[bytes, NewImage] = field(default_factory=dict)
    vectors_of_new: dict[bytes, dict[str, NDArray[np.float16]]] = field(default_factory=dict)
    vectors: dict[str, list[tuple[int, NDArray[np.float16]]]] = field(default_factory=dict)
    failures: list[tuple[FileToRead, LikewiseError]] = field(default_factory=list)
    links: list[tuple[FileToRead, int]] = field(default_factory=list)
    n_images: int = 0
    is_watched: bool = False
    since: float = field(default_factory=time.monotonic)

    @property
    def is_empty(self) -> bool:
        return not (self.n_images or self.failures or self.links)

    @property
    def is_due(self) -> bool:
        """Whether it is large or old enough to be committed."""
        limit_s = _COMMIT_WATCHED_EVERY_S if self.is_watched else COMMIT_EVERY_S
        is_old = time.monotonic() - self.since >= limit_s
        return self.n_images >= COMMIT_EVERY_IMAGES or is_old

    def put_image(self, digest: bytes, read: ReadImage) -> None:
        """A new content was read, and perhaps embedded."""
        self.images[digest] = NewImage(
            digest, read.width, read.height, read.taken_s, read.proxy, read.camera
        )
        self.vectors_of_new[digest] = read.vectors
        self.n_images += 1

    def put_vectors(self, image_id: int, read: ReadImage) -> None:
        """A known image was embedded."""
        for fingerprint, vector in read.vectors.items():
            self.vectors.setdefault(fingerprint, []).append((image_id, vector))
        self.n_images += 1

    @property
    def changes(self) -> Changes:
        """What was committed, for those who show it."""
        linked = tuple((file.file_id, image_id) for file, image_id in self.links)
        failed = tuple(file.file_id for file, _ in self.failures)
        return Changes(linked, failed, max(map(len, self.vectors.values()), default=0))

    def commit(
        self, store: Store, waiting: Mapping[bytes, Sequence[FileToRead]]
    ) -> dict[bytes, int]:
        """Store all of it or nothing; returns the ids of the new images by digest.

        `waiting` are the files that wait for each digest; `links`, `failures` and `vectors` are
        complete afterwards, without files that were changed or forgotten meanwhile.
        """
        with store.transaction():
            new_ids = store.images.add(list(self.images.values()), store.proxies)
            for digest, image_id in new_ids.items():
                for fingerprint, vector in self.vectors_of_new[digest].items():
                    self.vectors.setdefault(fingerprint, []).append((image_id, vector))
                self.links += [(file, image_id) for file in waiting[digest]]
            self.links = [link for link in self.links if store.files.link(*link)]
            write_vectors(store.vectors, self.vectors)
            self.failures = [failed for failed in self.failures if store.files.fail(*failed)]
        return new_ids
