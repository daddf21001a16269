"""Files that are one picture to the person who took it: RAW beside JPEG, live photos.

They lie in one folder and have one name but for its ending and the case of its letters. One of them
is shown, a JPEG or HEIF; the others are its *companions*, and go where it goes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from core.images.raw import RAW_ENDINGS

#: Endings of pictures that may have companions.
_MAIN_ENDINGS = frozenset({b".jpg", b".jpeg", b".heic", b".heif", b".hif"})
#: What a telephone puts beside a picture.
_FILM_ENDINGS = frozenset({b".mov", b".mp4"})
_COMPANION_ENDINGS = RAW_ENDINGS | _FILM_ENDINGS


def pair_up(names: Sequence[bytes]) -> dict[bytes, bytes]:
    """Which file names of one folder are companions, and the name of the picture of each."""
    # All these endings have four signs; most folders have none of them.
    found = [name for name in names if name[-4:].lower() in _COMPANION_ENDINGS]
    if not found:
        return {}
    mains: dict[bytes, bytes] = {}
    for name in sorted(names):
        stem, ending = os.path.splitext(name)
        if ending.lower() in _MAIN_ENDINGS:
            mains.setdefault(stem.lower(), name)  # where there are several, the first
    stems = ((name, os.path.splitext(name)[0].lower()) for name in found)
    return {name: mains[stem] for name, stem in stems if stem in mains}


def pairs_in(folder: bytes) -> dict[bytes, bytes]:
    """As `pair_up`, of what lies in a folder now; nothing where it cannot be looked into."""
    try:
        return pair_up(os.listdir(folder))
    except OSError:
        return {}


def may_have_companions(path: bytes) -> bool:
    """Whether a file is of a kind that others may belong to."""
    return os.path.splitext(path)[1].lower() in _MAIN_ENDINGS


def is_raw_name(path: bytes) -> bool:
    """Whether a companion is a RAW file; else it is a film."""
    return os.path.splitext(path)[1].lower() in RAW_ENDINGS
