"""Runs programs under strace where that can be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.promises.trace import Call, traced


def trouble_with_tracing() -> str:
    """Why no program can be traced here; "" where one can."""
    if sys.platform != "linux":
        return "strace is a program of Linux"
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-o", os.devnull, "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if tried.returncode == 0 else f"processes may not be traced here: {tried.stderr}"


@dataclass(frozen=True)
class Tracer:
    """Runs programs, under strace where that can be done; else `trouble` says why not."""

    trouble: str

    def run(
        self, command: Sequence[str | bytes | Path], scratch: Path, cwd: Path
    ) -> tuple[subprocess.CompletedProcess[bytes], list[Call]]:
        """How a program ended, and its calls, of which there are none without strace.

        The program finds a home and a folder for temporary files in `scratch`, both empty.
        """
        home, temporary = scratch / "home", scratch / "tmp"
        for folder in (home, temporary):
            folder.mkdir(parents=True, exist_ok=True)
        variables = {
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            "HOME": os.fspath(home),
            "TMPDIR": os.fspath(temporary),
            "QT_QPA_PLATFORM": "offscreen",
        }
        if not self.trouble:
            return traced(command, scratch, cwd, variables)
        done = subprocess.run(
            command,
            capture_output=True,
            cwd=cwd,
            env=variables,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return done, []

    def require(self) -> None:
        """Skips a test that says nothing without a trace."""
        if self.trouble:
            pytest.skip(self.trouble)
