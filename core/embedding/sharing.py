"""Several processes that index at once share the work: each takes what no other works on."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from core.embedding.in_flight import HashedFile
from core.store.store import Store

#: How often to look what has become of the work of others.
_LOOK_EVERY_S = 0.3


class Sharing:
    """What this process works on, and what it leaves to others until they have stored it.

    A work is a content that is read, or a known image that is embedded.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._claims = store.claims()
        self._files: dict[bytes, tuple[HashedFile, bool]] = {}
        self._image_ids: set[int] = set()
        self._look_again_s = 0.0

    @property
    def is_waiting(self) -> bool:
        """Whether others have work that this process needs the outcome of."""
        return bool(self._files or self._image_ids)

    def admit_files(
        self, pairs: Sequence[HashedFile], is_for_show: bool
    ) -> tuple[list[HashedFile], dict[bytes, int]]:
        """Those files that are to be read here, and the images of contents that somebody has
        stored by now, by digest. What others read now is remembered."""
        with self._store.transaction():
            free = self._claims.take(digest for _, digest in pairs)
            stored = {digest: self._store.images.id_of(digest) for _, digest in pairs}
            known = {digest: image_id for digest, image_id in stored.items() if image_id}
            self._claims.release(known)
        for pair in pairs:
            if pair[1] not in free and pair[1] not in known:
                self._files[pair[1]] = pair, is_for_show
        return [p for p in pairs if p[1] in free and p[1] not in known], known

    def admit_images(self, image_ids: Iterable[int]) -> list[int]:
        """Those known images that are to be embedded here; the others are remembered."""
        wanted = list(image_ids)
        with self._store.transaction():
            free = self._claims.take(map(_work_of, wanted))
        ours = [image_id for image_id in wanted if _work_of(image_id) in free]
        self._image_ids.update(set(wanted).difference(ours))
        return ours

    def release_images(self, image_ids: Iterable[int]) -> None:
        """There is nothing to be done about these images after all."""
        with self._store.transaction():
            self._claims.release(map(_work_of, image_ids))

    def take_due(self) -> tuple[list[tuple[HashedFile, bool]], list[int]]:
        """Now and then, all that others had: they may be done with it, or have given it up."""
        if not self.is_waiting or time.monotonic() < self._look_again_s:
            return [], []
        self._look_again_s = time.monotonic() + _LOOK_EVERY_S
        files, image_ids = list(self._files.values()), sorted(self._image_ids)
        self._files.clear()
        self._image_ids.clear()
        return files, image_ids

    def settle(self, digests: Iterable[bytes], image_ids: Iterable[int]) -> None:
        """All but these contents and images are stored, or given up."""
        done = self._claims.held.difference(digests, map(_work_of, image_ids))
        if done:
            with self._store.transaction():
                self._claims.release(done)

    def close(self) -> None:
        """Work on nothing any more."""
        try:
            self.settle((), ())
        finally:
            self._claims.close()


def _work_of(image_id: int) -> bytes:
    """What an image's claim is called; a content's is its digest, which is longer."""
    return b"image %d" % image_id
