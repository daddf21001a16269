"""Moves, copies and trashes pictures, which `test_moving` runs under strace: arguments are the
data folder and the folder of pictures."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from core.jobs import Control, Progress
from core.moving.deeds import carry, undo
from core.moving.records import Deed, Kind
from core.store.store import Store


def act(store: Store, kind: Kind, pictures: list[Path], target: Path = Path()) -> Deed:
    """What a person asks for."""
    paths = [os.fsencode(picture) for picture in pictures]
    return carry(store, kind, paths, os.fsencode(target), ignore, Control())


def ignore(_progress: Progress) -> None:
    """Nobody looks."""


def main(data: Path, folder: Path) -> None:
    with Store(data) as store:
        store.remember_folder(os.fsencode(folder))
        moved = act(store, Kind.MOVE, [folder / "red/disc 1.jpg"], folder / "blue")
        copied = act(store, Kind.COPY, [folder / "red/disc 2.jpg"], folder / "blue")
        trashed = act(store, Kind.TRASH, [folder / "green/disc 1.jpg"])
        for deed in (trashed, copied, moved):
            undone = undo(store, deed, ignore, Control())
            assert not undone.refused, undone


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
