"""Counts what a process holds on to: threads, processes, files, widgets, objects, memory."""

from __future__ import annotations

import gc
import os
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psutil
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

_MB = 1e6


@dataclass(frozen=True, slots=True)
class Census:
    """Taken while no window is open. `threads`, `processes` and `files` name what there is,
    `objects` counts the living QObjects that Python knows by class."""

    threads: tuple[str, ...]
    processes: tuple[str, ...]
    files: Counter[str]
    widgets: Counter[str]
    objects: Counter[str]
    anonymous_mb: float

    def grown(self, before: Census) -> list[str]:
        """What there is now and was not before, memory apart."""
        more = {
            "threads": Counter(self.threads) - Counter(before.threads),
            "processes": Counter(self.processes) - Counter(before.processes),
            "files": self.files - before.files,
            "widgets": self.widgets - before.widgets,
            "objects": self.objects - before.objects,
        }
        return [f"{name}: {dict(found)}" for name, found in more.items() if found]


def take_census() -> Census:
    """Count, after sweeping up what nobody holds."""
    gc.collect()
    return Census(
        threads=tuple(_thread_names()),
        processes=tuple(sorted(child.name() for child in psutil.Process().children())),
        files=_open_files(),
        widgets=Counter(type(widget).__name__ for widget in QApplication.topLevelWidgets()),
        objects=_objects(),
        anonymous_mb=anonymous_mb(),
    )


def anonymous_mb() -> float:
    """The memory of this process that no file stands behind."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Anonymous:"):
            return int(line.split()[1]) * 1024 / _MB
    raise AssertionError("the kernel does not say how much memory is anonymous")


def _thread_names() -> list[str]:
    """Those of Python by name; a dummy is what it sees of a QThread that has logged, and stays."""
    known = [t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)]
    return sorted(thread.name for thread in known)


def _open_files() -> Counter[str]:
    """What the file descriptors of this process are open on; kinds of pipes count by kind. What
    belongs to the system is opened once, when it is first needed."""
    found: Counter[str] = Counter()
    for number in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{number}")
        except OSError:
            continue  # that of the listing itself
        if not target.startswith("/usr/"):
            found[target.partition(":[")[0]] += 1
    return found


def _objects() -> Counter[str]:
    things = gc.get_objects()
    return Counter(
        type(thing).__name__
        for thing in things
        if issubclass(type(thing), QObject) and shiboken6.isValid(thing)
    )
