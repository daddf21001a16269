"""What the pool knows of one of its worker processes."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import psutil

from core.workers.tasks import Task


@dataclass(slots=True)
class Worker:
    """A process, and the task that it works on: none where `future` is None."""

    process: BaseProcess
    connection: Connection
    future: Future[Any] | None = None
    task: Task = None
    limit_s: float = 0.0
    started_at: float = 0.0
    cpu_at_start_s: float = 0.0
    bytes_at_start: int = 0
    deadline: float = 0.0
    n_done: int = 0

    @property
    def cpu_s(self) -> float:
        """Processor time so far, in seconds; 0 where it has ended."""
        try:
            times = psutil.Process(self.process.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    @property
    def memory_bytes(self) -> int:
        """Memory that it takes now; 0 where it has ended."""
        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.Error:
            return 0
