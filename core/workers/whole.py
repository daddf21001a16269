"""Whole pictures for the eye: decoded by a worker, and handed over in strips."""

from __future__ import annotations

from dataclasses import dataclass

from core.images.decode import decode
from core.workers.bench import Workbench
from core.workers.limits import picture_limits
from core.workers.tasks import Source, bytes_of


@dataclass(frozen=True, slots=True)
class OpenWhole:
    """Decode a picture with every pixel, and halve it down to sides of about `smallest_px`.

    Answers the sizes of these levels in pixels, the largest first. Raises `LikewiseError`. What was
    opened is read by `ReadRows`, from the same worker: the pool has to be one of a single one.
    """

    source: Source
    smallest_px: int

    @property
    def n_items(self) -> int:
        return 1

    def run(self, bench: Workbench) -> tuple[tuple[int, int], ...]:
        bench.opened = ()  # before there are two
        data = bytes_of(self.source)
        with picture_limits():
            levels = [decode(data, None).image]
            while min(levels[-1].size) >= 2 * self.smallest_px:
                levels.append(levels[-1].reduce(2))
        bench.opened = tuple(levels)
        return tuple(level.size for level in levels)


@dataclass(frozen=True, slots=True)
class ReadRows:
    """Some rows of a level of the picture that was opened: RGB bytes.

    The picture is let go with the last row of its last level.
    """

    level: int
    top: int
    n_rows: int

    @property
    def n_items(self) -> int:
        return 1

    def run(self, bench: Workbench) -> bytes:
        image = bench.opened[self.level]
        bottom = min(self.top + self.n_rows, image.height)
        rows = image.crop((0, self.top, image.width, bottom)).tobytes()
        if bottom == image.height and image is bench.opened[-1]:
            bench.opened = ()
        return rows
