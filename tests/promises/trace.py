"""Runs a program under strace, and reads what it and all that it started did to files and asked of
the network.

An audit hook in Python would not see what SQLite, Annoy and Qt do; the kernel sees all of it. What
a trace means for a folder of pictures is the matter of `judge`.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Calls that change a file or a folder, or its place, times or rights. What is written, mapped or
#: copied into an open file was opened for writing before, so the opening is enough.
OPENING = ("open", "openat", "openat2", "creat")
CHANGING = (
    *("rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat"),
    *("mknod", "mknodat", "link", "linkat", "symlink", "symlinkat", "truncate", "ftruncate"),
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchown", "fchownat"),
    *("utime", "utimes", "futimesat", "utimensat", "fallocate"),
    *("setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
)
#: Calls that name an address.
ASKING = ("connect", "bind", "sendto", "sendmsg", "sendmmsg")
#: Calls by which a program could do any of this unseen.
HIDING = ("io_uring_setup", "open_by_handle_at", "mount", "move_mount", "pivot_root", "chroot")
#: Calls that tell what a name without a slash at its head is relative to.
_MOVING = ("chdir", "fchdir")
_STARTING = ("fork", "vfork", "clone", "clone3")

_TRACED = (*OPENING, *CHANGING, *ASKING, *HIDING, *_MOVING, *_STARTING)
_LINE = re.compile(r"(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)", re.DOTALL)
_UNFINISHED = " <unfinished ...>"
#: A descriptor with the path that it stands for, or a text; both with escapes as in C.
_TOKEN = re.compile(r'(?:AT_FDCWD|\b\d+)<([^<>]*)>|"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "f": "\f"}


@dataclass(frozen=True)
class Call:
    """One call: who made it, its name, its arguments and its result as strace writes them.

    `folder` is the current folder of the process, which a name may be relative to.
    """

    process: int
    name: str
    arguments: str
    result: str
    folder: str

    @property
    def paths(self) -> list[str]:
        """All that the call names, absolute; some may be the text of something else."""
        named: list[str] = []
        start: str | None = None  # a descriptor that the next text may be relative to
        for descriptor, text in _TOKEN.findall(self.arguments):
            if descriptor:
                named += [] if start is None else [start]
                start = _unescaped(descriptor)
            else:
                named.append(os.path.join(start or self.folder, _unescaped(text)))
                start = None
        named += [] if start is None else [start]
        opened = _TOKEN.search(self.result)  # by whichever links it was reached
        if opened:
            named.append(_unescaped(opened[1]))
        return [os.path.normpath(path) for path in named if path.startswith("/")]


def traced(
    command: Sequence[str | bytes | Path],
    scratch: Path,
    cwd: Path,
    variables: Mapping[str, str],
    timeout_s: float = 900,
) -> tuple[subprocess.CompletedProcess[bytes], list[Call]]:
    """Run a command under strace, whose trace comes and goes in `scratch`.

    Returns how the command ended, and its calls.
    """
    descriptor, name = tempfile.mkstemp(prefix="trace-", dir=scratch)
    os.close(descriptor)
    target = Path(name)
    # A call that this kernel's architecture does not have is none to trace.
    calls = ",".join(f"?{name}" for name in _TRACED)
    words = ["strace", "-f", "-qq", "-y", "--seccomp-bpf", "-e", f"trace={calls}", "-o", target]
    done = subprocess.run(
        [*words, *command],
        capture_output=True,
        cwd=cwd,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        timeout=timeout_s,
        check=False,
    )
    text = target.read_text(encoding="utf-8", errors="surrogateescape")
    target.unlink()
    return done, list(read_calls(text, os.fspath(cwd)))


def read_calls(trace: str, cwd: str) -> Iterator[Call]:
    """The calls in what `strace -f -y` wrote of a program that was started in `cwd`.

    Raises `ValueError` where a line cannot be read.
    """
    folders: dict[int, str] = {}
    begun: dict[int, tuple[str, str]] = {}
    for line in trace.splitlines():
        if line.partition(" ")[2].lstrip().startswith(("+++ ", "--- ")):
            continue  # a process ended, or a signal came
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"not a line of strace: {line}")
        process, name, rest = int(found[1]), found[2] or found[3], found[4]
        if found[2]:
            rest = begun.pop(process)[1] + rest
        folder = folders.setdefault(process, _of_parent(begun, folders, cwd))
        if rest.endswith(_UNFINISHED):
            begun[process] = name, rest.removesuffix(_UNFINISHED)
            continue
        arguments, _, result = rest.rpartition(" = ")
        call = Call(process, name, arguments, result, folder)
        _follow(call, folders)
        yield call
    for process, (name, rest) in begun.items():  # killed in the middle of it
        yield Call(process, name, rest, "?", folders[process])


def _of_parent(begun: dict[int, tuple[str, str]], folders: dict[int, str], cwd: str) -> str:
    """The folder of a process that is seen before its parent is seen to have started it."""
    starting = [process for process, (name, _) in begun.items() if name in _STARTING]
    return folders[starting[-1]] if starting else cwd


def _follow(call: Call, folders: dict[int, str]) -> None:
    """Keep track of the current folders, by process."""
    if call.result.startswith(("-", "?")):
        return
    if call.name in _MOVING:
        folders[call.process] = call.paths[0]
    elif call.name in _STARTING:
        folders.setdefault(int(call.result.split()[0]), call.folder)


def _unescaped(text: str) -> str:
    """What strace wrote as in C, as a path: bytes that are not UTF-8 as `os.fsdecode` has them."""

    def one(found: re.Match[str]) -> bytes:
        what = found[1]
        if what[0] in "01234567":
            return bytes([int(what, 8)])
        return _ESCAPED.get(what, what).encode()

    parts, end = [], 0
    for found in _ESCAPE.finditer(text):
        parts += [os.fsencode(text[end : found.start()]), one(found)]
        end = found.end()
    return os.fsdecode(b"".join([*parts, os.fsencode(text[end:])]))
