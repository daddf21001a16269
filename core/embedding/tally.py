"""How far a run is: what was embedded, and what could not be read."""

from __future__ import annotations

from core.jobs import Progress, Rate


class Tally:
    """Counts of one run over `n_files` files; more may be found."""

    def __init__(self, n_files: int) -> None:
        self.n_files = n_files
        self.n_embedded = 0
        self.n_failed = 0
        self._embedded: set[int] = set()
        self._rate = Rate()

    def count_new(self, is_embedded: bool) -> None:
        """A new content was read, and perhaps embedded."""
        if is_embedded:
            self._count()

    def count_known(self, image_id: int) -> None:
        """A known image was embedded; it counts once, also where its conditions are tried one by
        one."""
        if image_id not in self._embedded:
            self._embedded.add(image_id)
            self._count()

    def progress(self, n_open: int) -> Progress:
        """How far it is while so many files are not done."""
        done = max(self.n_files - n_open, 0)
        return Progress("embed", done, self.n_files, self.n_failed, self._rate.per_second())

    def _count(self) -> None:
        self.n_embedded += 1
        self._rate.count()
