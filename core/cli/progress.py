"""Long work on the command line: its progress is shown, and Ctrl-C stops it gently."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from core.cli.output import ProgressLine
from core.jobs import Cancelled, Control, Progress, Report


@contextmanager
def shown_progress() -> Iterator[tuple[Report, Control]]:
    """A report that shows progress and stops the work once the control is cancelled."""
    line, control = ProgressLine(), Control()

    def report(progress: Progress) -> None:
        if control.is_cancelled:
            raise Cancelled
        line.show(progress)

    try:
        yield report, control
    finally:
        line.close()


@contextmanager
def gentle_interrupt(control: Control) -> Iterator[None]:
    """Ctrl-C asks the job to stop where nothing is half done; a second one stops at once."""

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        if control.is_cancelled:
            raise KeyboardInterrupt
        control.cancel()

    former = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
