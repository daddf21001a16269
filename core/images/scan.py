"""Walk a folder and yield the image files in it, and those that are left out with a reason. Opens
no file."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator

from core.errors import LikewiseError
from core.images.formats import left_out, listed_extensions
from core.images.pairs import pair_up
from core.records import FoundFile

#: Folders of caches, bins and tools that hold no pictures of the user's own.
JUNK_FOLDERS = frozenset(
    name.encode()
    for name in (
        "@eadir",
        "node_modules",
        "__macosx",
        "__pycache__",
        "$recycle.bin",
        "system volume information",
        "lost+found",
    )
)

_WINDOWS_HIDDEN = 0x2 | 0x4  # FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM
#: What fits into SQLite's whole numbers.
_63_BITS = 2**63 - 1


def scan(
    folder: bytes,
    excluded: frozenset[bytes] = frozenset(),
    step: Callable[[], None] = lambda: None,
) -> Iterator[FoundFile]:
    """Yield every image file under `folder`, files of a folder before those of its subfolders.

    Hidden files and folders, system junk and the `excluded` folders (absolute paths) are skipped.
    Linked folders are followed, each real folder once, so loops end. What looks like an image
    but cannot be one (dangling link, pipe, unreadable folder) is yielded with its `problem`, and
    so is what is left out (films, companions of other pictures).
    `step` is called at every entry, and may raise something to end it. Raises `LikewiseError`
    where `folder` itself is missing or unreadable.
    """
    check_root(folder)
    extensions = listed_extensions()
    seen: set[tuple[int, int]] = set()
    pending = [folder]
    while pending:
        current = pending.pop()
        step()
        try:
            info = os.stat(current)
            if (info.st_dev, info.st_ino) in seen and info.st_ino:
                continue
            seen.add((info.st_dev, info.st_ino))
            with os.scandir(current) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if current == folder:
                raise _folder_error(current, error) from error
            yield FoundFile(current, 0, 0, _folder_error(current, error))
            continue
        subfolders = []
        mains = pair_up([entry.name for entry in listed])
        for entry in listed:
            step()
            if _is_hidden(entry):
                continue
            if _is_folder(entry):
                if entry.name.lower() not in JUNK_FOLDERS and entry.path not in excluded:
                    subfolders.append(entry.path)
            elif os.path.splitext(entry.name)[1].lower() in extensions:
                main = mains.get(entry.name)
                yield _found(entry.path, entry.is_symlink(), info.st_dev, main)
        pending.extend(reversed(subfolders))


def scan_at(
    path: bytes,
    excluded: frozenset[bytes],
    step: Callable[[], None],
    mains_in: Callable[[bytes], dict[bytes, bytes]],
) -> Iterator[FoundFile]:
    """As `scan`, but of what lies at `path` now: a file, a folder, or nothing any more.

    `mains_in` tells the companions in a folder (see `pairs_in`).
    """
    step()
    try:
        if os.path.isdir(path):
            yield from scan(path, excluded, step)
        elif os.path.splitext(path)[1].lower() in listed_extensions() and os.path.lexists(path):
            folder, name = os.path.split(path)
            st_dev = os.stat(folder).st_dev
            yield _found(path, os.path.islink(path), st_dev, mains_in(folder).get(name))
    except LikewiseError as error:
        if error.code == "folder_unreadable":
            yield FoundFile(path, 0, 0, error)
    except FileNotFoundError:
        return  # gone again


def is_in_view(path: bytes, folder: bytes, excluded: frozenset[bytes] = frozenset()) -> bool:
    """Whether a scan of `folder` would come by `path`, if there is something."""
    inner = os.path.relpath(path, folder).split(os.sep.encode())
    if any(name.startswith(b".") for name in inner if path != folder):
        return False
    if any(name.lower() in JUNK_FOLDERS for name in inner[:-1]):
        return False
    at = folder
    for name in inner:
        at = os.path.join(at, name)
        if at in excluded:
            return False
    return inner[-1].lower() not in JUNK_FOLDERS or not os.path.isdir(path)


def check_root(folder: bytes) -> None:
    """Raise "folder_missing" or "not_a_folder" where a folder cannot be looked into."""
    try:
        mode = os.stat(folder).st_mode
    except (OSError, ValueError) as error:
        raise LikewiseError("folder_missing", folder=os.fsdecode(folder)) from error
    if not stat.S_ISDIR(mode):
        raise LikewiseError("not_a_folder", folder=os.fsdecode(folder))


def _folder_error(folder: bytes, error: OSError) -> LikewiseError:
    return LikewiseError(
        "folder_unreadable",
        folder=os.fsdecode(folder),
        detail=error.strerror or type(error).__name__,
    )


def _is_hidden(entry: os.DirEntry[bytes]) -> bool:
    if entry.name.startswith(b"."):
        return True
    if os.name != "nt":
        return False
    attributes: int = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & _WINDOWS_HIDDEN)


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def device_number(st_dev: int) -> int:
    """The number of a disk as it is stored."""
    return st_dev & _63_BITS


def _found(path: bytes, is_link: bool, folder_st_dev: int, main: bytes | None) -> FoundFile:
    """A file that was met; `main` is the name of the picture whose companion it is, if so."""
    try:
        info = os.stat(path)  # not that of a DirEntry: Windows gives stale sizes there
    except OSError as error:
        return FoundFile(path, 0, 0, _file_error(path, error))
    problem = left_out().get(os.path.splitext(path)[1].lower())
    if not stat.S_ISREG(info.st_mode):
        problem = LikewiseError("not_a_file")
    elif main is not None:
        problem = LikewiseError("companion", name=os.fsdecode(main))
    inode = 0 if is_link else info.st_ino & _63_BITS
    device = device_number(folder_st_dev)
    return FoundFile(path, info.st_size, info.st_mtime_ns, problem, inode, device)


def _file_error(path: bytes, error: OSError) -> LikewiseError:
    if error.errno == errno.ELOOP:
        return LikewiseError("looping_link")
    if error.errno == errno.ENOENT:
        return LikewiseError("broken_link" if os.path.islink(path) else "vanished")
    if error.errno in (errno.EACCES, errno.EPERM):
        return LikewiseError("no_permission")
    return LikewiseError("unreadable", detail=error.strerror or type(error).__name__)
