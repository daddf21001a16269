"""Files that lie beside a picture and belong to it: the raw data of the camera, and sidecars.

A sidecar holds what other programs know of a picture: NAME.EXT.xmp as darktable and digiKam call
it, NAME.xmp as Adobe does, NAME.aae as Apple does.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection

from core.images.formats import image_extensions
from core.images.pairs import pair_up
from core.images.raw import RAW_ENDINGS

#: Endings of raw files, also of those that Likewise does not read.
_RAW_ENDINGS = RAW_ENDINGS | {b".gpr", b".k25", b".raw"}
_SIDECAR_ENDINGS = frozenset((b".xmp", b".aae"))


class Beside:
    """Looks each folder up once."""

    def __init__(self, pictures: Collection[bytes]) -> None:
        self._pictures = frozenset(pictures)
        self._taken: set[bytes] = set()
        #: By folder, then by stem in small letters.
        self._names: dict[bytes, dict[bytes, list[bytes]]] = {}
        #: By folder: what is shown with a picture, raw files and the films of live photos.
        self._companions: dict[bytes, dict[bytes, bytes]] = {}

    def files_of(self, picture: bytes) -> list[bytes]:
        """What goes along with a picture, in the order of names.

        What is named after the stem alone (NAME.xmp, NAME.cr2) stays where another picture of that
        name stays too, and where none does, goes with the first that is asked about.
        """
        folder, name = os.path.split(picture)
        stem = os.path.splitext(name)[0].lower()
        others = [other for other in self._listed(folder).get(stem, []) if other != name]
        companions = self._companions[folder]
        is_shared = any(
            _is_picture(other) and os.path.join(folder, other) not in self._pictures
            for other in others
            if other not in companions
        )
        belonging = [
            os.path.join(folder, other)
            for other in others
            if other in companions or _is_beside(other)
            if not is_shared or _is_named_after(other, name)
        ]
        found = [path for path in belonging if path not in self._taken]
        self._taken.update(found)
        return found

    def _listed(self, folder: bytes) -> dict[bytes, list[bytes]]:
        if folder not in self._names:
            names = self._names[folder] = defaultdict(list)
            found = sorted(_names_in(folder))
            for name in found:
                names[_stem_of(name)].append(name)
            self._companions[folder] = pair_up(found)
        return self._names[folder]


def _names_in(folder: bytes) -> list[bytes]:
    try:
        return os.listdir(folder)
    except OSError:
        return []  # moving the picture itself will tell


def _stem_of(name: bytes) -> bytes:
    """What a file shares with the picture that it belongs to, in small letters."""
    stem, ending = os.path.splitext(name.lower())
    if ending in _SIDECAR_ENDINGS:
        inner, inner_ending = os.path.splitext(stem)
        return inner if inner_ending in _RAW_ENDINGS | image_extensions() else stem
    return stem


def _is_beside(name: bytes) -> bool:
    return os.path.splitext(name)[1].lower() in _RAW_ENDINGS | _SIDECAR_ENDINGS


def _is_picture(name: bytes) -> bool:
    return os.path.splitext(name)[1].lower() in image_extensions()


def _is_named_after(sidecar: bytes, picture: bytes) -> bool:
    return os.path.splitext(sidecar)[0].lower() == picture.lower()
