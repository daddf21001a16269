"""Finding in the trash what was just put there, where the trash can be looked into.

Desktops of Linux keep it as freedesktop.org says (Trash specification 1.0): a file `files/NAME`,
and beside it `info/NAME.trashinfo` with its former path. The bins of Windows and macOS are left to
the system: what lies there is put back from there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from contextlib import suppress
from urllib.parse import unquote_to_bytes

_ENDING = b".trashinfo"
#: Notes are read whole, and have three lines.
_MOST_BYTES = 64 * 1024


def found_in_trash(paths: Collection[bytes], since_s: float) -> dict[bytes, bytes]:
    """Where each of the files lies that were put into the trash since `since_s` (Unix seconds).
    What is not found is left out."""
    if sys.platform in ("win32", "darwin"):
        return {}
    # By the names that the trash may have noted: it follows links on the way to a file.
    wanted = {name: path for path in paths for name in (path, _without_links(path))}
    folders = {os.path.dirname(name) for name in wanted}
    found: dict[bytes, bytes] = {}
    for trash, top in _trashes(folders):
        for note in _notes(os.path.join(trash, b"info"), since_s):
            former = os.path.join(top, _former_path(note))
            name = os.path.basename(note)[: -len(_ENDING)]
            lies_at = os.path.join(trash, b"files", name)
            if former in wanted and os.path.lexists(lies_at):
                found[wanted[former]] = lies_at
    return found


def note_of(lies_at: bytes) -> bytes:
    """The note on a file that lies in the trash."""
    files, name = os.path.split(lies_at)
    return os.path.join(os.path.dirname(files), b"info", name + _ENDING)


def _without_links(path: bytes) -> bytes:
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)


def _trashes(folders: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The trashes in which files of these folders may lie, and the folder from which each names
    them: that of the person, and those of their disks."""
    home = os.path.expanduser(b"~/.local/share")
    data = os.environb.get(b"XDG_DATA_HOME") or home
    yield os.path.join(data, b"Trash"), data
    own = str(os.getuid()).encode()
    for top in sorted({_mount_point(folder) for folder in folders}):
        yield os.path.join(top, b".Trash", own), top
        yield os.path.join(top, b".Trash-" + own), top


def _mount_point(folder: bytes) -> bytes:
    folder = os.path.realpath(folder)
    while not os.path.ismount(folder):
        folder = os.path.dirname(folder)
    return folder


def _notes(folder: bytes, since_s: float) -> list[bytes]:
    """The notes that were written since then, the newest last."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_ENDING) and (at_s := entry.stat().st_mtime) >= since_s:
                found.append((at_s, entry.path))
    return [path for _, path in sorted(found)]


def _former_path(note: bytes) -> bytes:
    """The path that a note tells, relative or absolute; b"" where it tells none."""
    with suppress(OSError), open(note, "rb") as file:
        for line in file.read(_MOST_BYTES).splitlines():
            if line.startswith(b"Path="):
                return unquote_to_bytes(line.removeprefix(b"Path="))
    return b""
