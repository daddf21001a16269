"""What a trace means: which files were changed, and who was spoken to."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.promises.trace import ASKING, CHANGING, HIDING, OPENING, Call

_WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE")
#: Family, name on this machine, internet address.
_ADDRESS = re.compile(
    r"sa_family=(AF_\w+)"
    r'(?:, sun_path=(@?"[^"]*")|[^{}]*?inet_(?:addr\(|pton\(AF_INET6, )"([^"]+)")?'
)
_NAMES_OF_USERS = re.compile(r"/nscd/socket")


@dataclass(frozen=True)
class Change:
    """A call that changes a file, or tries to, and what it names."""

    call: Call
    path: str

    def __str__(self) -> str:
        return f"{self.call.name} of {self.path}: ({self.call.arguments} = {self.call.result}"


def changes(calls: Iterable[Call]) -> Iterator[Change]:
    """All that was changed, created, moved or removed, or was tried to be."""
    for call in calls:
        if call.name in CHANGING or call.name in OPENING and _is_writing(call):
            for path in dict.fromkeys(call.paths):
                yield Change(call, path)


def changes_in(calls: Iterable[Call], folder: Path) -> list[Change]:
    """The changes of what lies in a folder, or of the folder itself, by whichever way."""
    roots = {os.path.abspath(folder), os.path.realpath(folder)}
    return [
        change
        for change in changes(calls)
        if any(_is_in(path, root) for path in _ways(change.path) for root in roots)
    ]


def changes_outside(calls: Iterable[Call], allowed: Sequence[Path]) -> list[Change]:
    """The changes of what lies in none of these folders."""
    roots = [os.path.realpath(path) for path in allowed]
    return [
        change
        for change in changes(calls)
        if not any(_is_in(path, root) for path in _ways(change.path) for root in roots)
    ]


def talks(calls: Iterable[Call]) -> list[str]:
    """Whom the program spoke to, or tried to, on this machine too: a sentence each."""
    said = []
    for call in calls:
        if call.name in ASKING:
            for family, local, address in _ADDRESS.findall(call.arguments):
                if not _stays_here(family, local):
                    said.append(f"{call.name} to {address or local or family}: {call.arguments}")
    return said


def hidden(calls: Iterable[Call]) -> list[Call]:
    """Calls after which a trace would not tell all."""
    return [call for call in calls if call.name in HIDING]


def fingerprint(folder: Path) -> dict[str, tuple[int, int, int, int, str]]:
    """What a folder holds: for each path its inode, rights, size, time of change and checksum.

    Folders are there too, since a file that comes and goes again changes their time.
    """
    return {
        os.path.relpath(path, folder): _state(path) for path in [folder, *sorted(folder.rglob("*"))]
    }


def _state(path: Path) -> tuple[int, int, int, int, str]:
    status = path.lstat()
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, digest


def _is_writing(call: Call) -> bool:
    return call.name == "creat" or any(flag in call.arguments for flag in _WRITING)


def _ways(path: str) -> tuple[str, str]:
    """The path as it was named, and as it is reached when links on its way are followed."""
    folder, name = os.path.split(path)
    return path, os.path.join(os.path.realpath(folder), name)


def _is_in(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip("/") + "/")


def _stays_here(family: str, local: str) -> bool:
    """Between our own processes, or with the C library's cache of the names of users."""
    return family == "AF_UNIX" and (not local or bool(_NAMES_OF_USERS.search(local)))
