"""Which files have an image: the way back from images to the files of a listing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


class FilesOfImages:
    """`image_of_file` int64 [n] is the image, 0 to `n_images` - 1, of each file."""

    def __init__(self, image_of_file: NDArray[np.int64], n_images: int) -> None:
        self._files = np.argsort(image_of_file, kind="stable")
        n_files = np.bincount(image_of_file, minlength=n_images)
        self._starts = np.concatenate([[0], np.cumsum(n_files)])

    def of(self, images: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The files int64 [m], ascending, of images int64 [k], and which of these each has."""
        firsts, counts = self._starts[images], self._starts[images + 1] - self._starts[images]
        which = np.repeat(np.arange(len(images)), counts)
        nth = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
        files = self._files[firsts[which] + nth]
        ascending = np.argsort(files)
        return files[ascending], which[ascending]


@dataclass(frozen=True, slots=True, eq=False)
class Within:
    """Some of the files that can be found, among which alone is searched: `files` int64 [m] are
    their places, ascending, `images` int64 [k] the places of their images, ascending, and `which`
    int64 [m] the place of each file's image among these. `asked` are the ids that were given."""

    asked: NDArray[np.int64]
    files: NDArray[np.int64]
    images: NDArray[np.int64]
    which: NDArray[np.int64]

    @staticmethod
    def of(
        asked: NDArray[np.int64], file_ids: NDArray[np.int64], image_of_file: NDArray[np.int64]
    ) -> Within:
        """Those of the files `file_ids` int64 [n], whose images are known, that are asked for."""
        files = np.flatnonzero(np.isin(file_ids, asked))
        images, which = np.unique(image_of_file[files], return_inverse=True)
        return Within(asked, files, images, which)
