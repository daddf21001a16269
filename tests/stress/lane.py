"""A process that runs the tests of one part, one after the other.

A test that takes the process down, or never ends, is a test that failed; the next gets a process
anew.
"""

from __future__ import annotations

import importlib
import multiprocessing
import shutil
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tests.stress.notes import Outcome

#: No test may take longer.
LIMIT_S = 2400.0

_SPAWN = multiprocessing.get_context("spawn")  # threads of the runner are not copied


class Lane:
    """Runs one test at a time, `start` by `start`."""

    def __init__(self, part: str) -> None:
        self.part = part
        self._ours, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(part, theirs))
        self._process.start()
        theirs.close()  # so that the end of the process can be read from ours

    def start(self, number: int) -> None:
        """Begin the test `number`; nothing else may be running here."""
        self._number, self._since_s = number, time.monotonic()
        self._scratch = Path(tempfile.mkdtemp(prefix=f"likewise-{self.part}-{number}-"))
        self._ours.send((number, self._scratch))

    def poll(self) -> Outcome | None:
        """How the running test ended; None while it still runs."""
        seconds = time.monotonic() - self._since_s
        if self._ours.poll():
            failure = self._answer()
        elif seconds > LIMIT_S:
            failure = f"still running after {LIMIT_S:.0f} s"
            self.end()
        else:
            return None
        shutil.rmtree(self._scratch, ignore_errors=True)
        return Outcome(self._number, failure, round(seconds, 2))

    def _answer(self) -> str:
        try:
            answer: str = self._ours.recv()
        except (EOFError, OSError):
            self._process.join()
            return f"the process ended with exit code {self._process.exitcode}"
        return answer

    @property
    def is_alive(self) -> bool:
        """Whether another test may be started."""
        return self._process.is_alive()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._ours.close()
        self._process.join(5)
        self._process.kill()
        self._process.join()

    @staticmethod
    def wait(lanes: Sequence[Lane], seconds: float) -> None:
        """Return when a test in one of `lanes` may have ended, or after `seconds`."""
        wait([lane._ours for lane in lanes], seconds)


def _serve(part: str, connection: Connection) -> None:
    module = importlib.import_module(f"tests.stress.{part}")
    while True:
        try:
            number, scratch = connection.recv()
        except EOFError:
            return
        connection.send(_failure(module.run_one, number, scratch))


def _failure(run_one: Callable[[int, Path], None], number: int, scratch: Path) -> str:
    try:
        run_one(number, scratch)
    except Exception as error:  # noqa: BLE001  whatever it is, the test failed
        place = traceback.extract_tb(error.__traceback__)[-1]
        sentence = " ".join(str(error).split())
        return f"{type(error).__name__}: {sentence} ({Path(place.filename).name}:{place.lineno})"
    return ""
