"""The real folders behind a folder that is shown: itself, and those that links in it lead to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from core.images.scan import is_in_view

#: More linked folders than that are not watched one by one.
MOST_TREES = 32


@dataclass(frozen=True, slots=True)
class Tree:
    """A real folder with all in it, and the path by which it is shown."""

    real: bytes
    shown: bytes

    def shown_path(self, path: bytes) -> bytes | None:
        """How a real path is shown; None for one that is not in this tree."""
        if path == self.real:
            return self.shown
        low = os.path.join(self.real, b"")
        return os.path.join(self.shown, path[len(low) :]) if path.startswith(low) else None


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees behind a folder; `changed` are those of its folders, as they are shown, of which
    the list of files has changed since a moment."""

    trees: tuple[Tree, ...]
    changed: frozenset[bytes]


def forest_of(folder: bytes, since_ns: int) -> Forest:
    """Walk `folder` as a scan does, linked folders too, each real one once."""
    trees = [Tree(os.path.realpath(folder), folder)]
    changed = set()
    seen: set[tuple[int, int]] = set()
    pending = [(folder, False)]
    while pending:
        shown, is_link = pending.pop()
        try:
            info = os.stat(shown)
            if (info.st_dev, info.st_ino) in seen and info.st_ino:
                continue
            subfolders = sorted(_subfolders(shown), key=lambda entry: entry.name, reverse=True)
        except OSError:
            continue  # the scan says so
        seen.add((info.st_dev, info.st_ino))
        if info.st_mtime_ns >= since_ns:
            changed.add(shown)
        if is_link:
            _add_tree(trees, shown)
        pending.extend((entry.path, entry.is_symlink()) for entry in subfolders)
    return Forest(tuple(trees), frozenset(changed))


def _subfolders(folder: bytes) -> Iterator[os.DirEntry[bytes]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if _is_folder(entry) and is_in_view(entry.path, folder):
                yield entry


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _add_tree(trees: list[Tree], shown: bytes) -> None:
    real = os.path.realpath(shown)
    if not any(tree.shown_path(real) is not None for tree in trees):
        trees.append(Tree(real, shown))
