"""Which vectors a folder's images lack, and whose turn it is."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from core.conditions.base import Condition
from core.failing import FailingConditions
from core.store.store import Store


class MissingVectors:
    """The images that lack vectors and have not been handed to a worker, in their order.

    A vector counts as missing unless it is stored, or its condition has failed on the image.
    """

    def __init__(
        self, store: Store, conditions: Sequence[Condition], failing: FailingConditions
    ) -> None:
        self._store = store
        self._conditions = tuple(conditions)
        self._failing = failing
        # How many rows were stored when it was last asked which images have a vector.
        self._n_rows = {c.fingerprint: store.vectors.count(c.fingerprint) for c in conditions}
        self._have = {
            condition.fingerprint: set(store.vectors.image_ids(condition.fingerprint).tolist())
            for condition in conditions
        }
        self._missing: dict[int, frozenset[str]] = {}
        self._ready: deque[int] = deque()
        # These are next, before more files are read: a condition that always fails is found out
        # soon.
        self._doubted: deque[int] = deque()

    def __len__(self) -> int:
        return len(self._missing)

    def __contains__(self, image_id: int) -> bool:
        return image_id in self._missing

    @property
    def has_doubted(self) -> bool:
        """Whether images wait that could not be embedded as they were read."""
        return bool(self._doubted)

    @property
    def fruitful(self) -> list[str]:
        """Fingerprints of the conditions that have given a vector, now or formerly."""
        return [name for name, image_ids in self._have.items() if image_ids]

    def note(self, image_id: int, is_doubted: bool = False) -> None:
        """Queue an image, if it lacks anything."""
        names = [condition.fingerprint for condition in self._conditions]
        lacking = frozenset(name for name in names if self._is_lacking(name, image_id))
        if lacking and image_id not in self._missing:
            self._missing[image_id] = lacking
            (self._doubted if is_doubted else self._ready).append(image_id)

    def note_all(self, image_ids: Iterable[int]) -> None:
        """Queue those of many images, most of which lack nothing, that lack anything."""
        if self._have:
            complete = set.intersection(*self._have.values())
            for image_id in image_ids:
                if image_id not in complete:
                    self.note(image_id)

    def next_batch(self, size: int) -> list[int]:
        """Up to so many images that lack the same, doubted ones before others; [] at the end."""
        return self._batch_of(self._doubted, size) or self._batch_of(self._ready, size)

    def learn(self) -> None:
        """Find out which images have got vectors elsewhere."""
        vectors = self._store.vectors
        for condition in self._conditions:
            name = condition.fingerprint
            n_rows = vectors.count(name)
            if n_rows != self._n_rows[name]:
                # Fewer rows than before have been written anew, in another order.
                first_row = self._n_rows[name] if n_rows > self._n_rows[name] else 0
                self._have[name].update(vectors.image_ids(name, first_row).tolist())
                self._n_rows[name] = n_rows

    def take(self, image_ids: Iterable[int]) -> dict[tuple[Condition, ...], list[int]]:
        """Count images as missing no longer; returns them by what they lack, those that lack
        nothing any more apart from the others, under ()."""
        taken = defaultdict[tuple[Condition, ...], list[int]](list)
        for image_id in image_ids:
            noted = self._missing.pop(image_id, frozenset())
            lacking = {name for name in noted if self._is_lacking(name, image_id)}
            conditions = tuple(c for c in self._conditions if c.fingerprint in lacking)
            taken[conditions].append(image_id)
        return dict(taken)

    def forget(self, image_id: int) -> None:
        """An image is no longer known."""
        self._missing.pop(image_id, None)

    def leave_out(self, fingerprint: str) -> None:
        """Vectors under a condition are not wanted any more."""
        self._conditions = tuple(c for c in self._conditions if c.fingerprint != fingerprint)
        lacking = {image_id: names - {fingerprint} for image_id, names in self._missing.items()}
        self._missing = {image_id: names for image_id, names in lacking.items() if names}

    def add_stored(self, fingerprint: str, image_ids: Iterable[int]) -> None:
        """Images have got their vectors under a condition."""
        self._have[fingerprint].update(image_ids)

    def _is_lacking(self, fingerprint: str, image_id: int) -> bool:
        has_vector = image_id in self._have[fingerprint]
        return not has_vector and not self._failing.has_failed(fingerprint, image_id)

    def _batch_of(self, ready: deque[int], size: int) -> list[int]:
        while ready:
            image_id = ready.popleft()
            if image_id not in self._missing:
                continue
            batch, wanted = [image_id], self._missing[image_id]
            while ready and len(batch) < size and self._missing.get(ready[0]) == wanted:
                batch.append(ready.popleft())
            return batch
        return []
