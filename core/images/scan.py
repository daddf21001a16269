"""Walk a folder and yield the image files in it. Opens no file."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator

from core.errors import LikewiseError
from core.images.formats import image_extensions
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


def scan(folder: bytes, excluded: frozenset[bytes] = frozenset()) -> Iterator[FoundFile]:
    """Yield every image file under `folder`, files of a folder before those of its subfolders.

    Hidden files and folders, system junk and the `excluded` folders (absolute paths) are skipped.
    Linked folders are followed, each real folder once, so loops end. What looks like an image
    but cannot be one (dangling link, pipe, unreadable folder) is yielded with its `problem`.
    Raises `LikewiseError` where `folder` itself is missing or unreadable.
    """
    _check_root(folder)
    extensions = image_extensions()
    seen: set[tuple[int, int]] = set()
    pending = [folder]
    while pending:
        current = pending.pop()
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
        for entry in listed:
            if _is_hidden(entry):
                continue
            if _is_folder(entry):
                if entry.name.lower() not in JUNK_FOLDERS and entry.path not in excluded:
                    subfolders.append(entry.path)
            elif os.path.splitext(entry.name)[1].lower() in extensions:
                yield _found(entry)
        pending.extend(reversed(subfolders))


def _check_root(folder: bytes) -> None:
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


def _found(entry: os.DirEntry[bytes]) -> FoundFile:
    try:
        info = os.stat(entry.path)  # not entry.stat(): Windows gives stale sizes there
    except OSError as error:
        return FoundFile(entry.path, 0, 0, _file_error(entry, error))
    problem = None if stat.S_ISREG(info.st_mode) else LikewiseError("not_a_file")
    return FoundFile(entry.path, info.st_size, info.st_mtime_ns, problem)


def _file_error(entry: os.DirEntry[bytes], error: OSError) -> LikewiseError:
    if error.errno == errno.ELOOP:
        return LikewiseError("looping_link")
    if error.errno == errno.ENOENT:
        return LikewiseError("broken_link" if entry.is_symlink() else "vanished")
    if error.errno in (errno.EACCES, errno.EPERM):
        return LikewiseError("no_permission")
    return LikewiseError("unreadable", detail=error.strerror or type(error).__name__)
