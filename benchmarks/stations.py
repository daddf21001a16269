"""Processes that do one step of Likewise's work by itself, all starting at the same moment.

Each step has a setup that is not timed, then a signal to go. This module is imported by every
spawned process: it loads nothing slow by itself.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import bench  # noqa: F401 - makes the program importable

from core.conditions.base import Condition, Kind
from core.conditions.builtin import CONTENT
from core.conditions.engine import Engine
from core.conditions.recipes import Formula
from core.workers.bench import Workbench
from core.workers.process import step_back

if TYPE_CHECKING:
    from PIL.Image import Image

    from core.conditions.backbone import LayerReader
    from core.conditions.base import Transformer


@dataclass(frozen=True)
class Speed:
    """Files a second by the clock, and milliseconds of a core for each."""

    rate: float
    cpu_ms: float


#: Work that is ready to be timed.
Ready = Callable[[], object]


@dataclass(frozen=True)
class Step:
    """One kind of work on some files. `name` is a key of `STEPS`."""

    name: str
    files: tuple[str, ...]
    engine: Engine | None = None
    n_threads: int = 1


class Station:
    """What a process keeps between steps: loaded conditions, for the engine of the last step."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self.bench = Workbench()

    def colour(self) -> Transformer:
        """The loaded Colour."""
        return self.bench.formula(Formula("colour"))

    def content(self, engine: Engine | None) -> LayerReader:
        """The loaded network of Content."""
        if engine != self._engine:
            self._engine, self.bench = engine, Workbench()
        return self.bench.reader([CONTENT], engine)


def _read(name: str) -> bytes:
    from core.images.files import read_file

    info = os.stat(name)
    return read_file(os.fsencode(name), info.st_size, info.st_mtime_ns)


def _decode_one(name: str) -> Image:
    from core.images.decode import decode

    return decode(_read(name)).image


def _decode(_station: Station, step: Step) -> Ready:
    _decode_one(step.files[0])  # loads the decoders
    if step.n_threads == 1:

        def one_by_one() -> None:
            for name in step.files:
                _decode_one(name)

        return one_by_one

    def in_threads() -> None:
        with ThreadPoolExecutor(step.n_threads) as threads:
            for _image in threads.map(_decode_one, step.files):
                pass

    return in_threads


def _thumbnail(_station: Station, step: Step) -> Ready:
    from core.images.decode import decode, open_proxy, proxy_of

    pairs = [(data, decode(data)) for data in map(_read, step.files)]
    return lambda: [open_proxy(proxy_of(data, decoded)) for data, decoded in pairs]


def _opened(step: Step) -> list[Image]:
    from core.images.decode import decode, open_proxy, proxy_of

    return [open_proxy(proxy_of(data, decode(data))) for data in map(_read, step.files)]


def _batches(step: Step, size: int) -> list[list[Image]]:
    images = _opened(step)
    return [images[start : start + size] for start in range(0, len(images), size)]


def _prepare(station: Station, step: Step) -> Ready:
    content = station.content(step.engine)
    batches = _batches(step, content.batch_size)
    return lambda: [content.inputs(images) for images in batches]


def _forward(station: Station, step: Step) -> Ready:
    import torch

    torch.set_num_threads(step.n_threads)
    content = station.content(step.engine)
    ready = [content.inputs(images) for images in _batches(step, content.batch_size)]

    def run() -> None:
        for inputs in ready:
            content.pooled(inputs, [CONTENT.read])

    run()
    return run


def _whole(station: Station, step: Step) -> Ready:
    """All that a worker does to a file, without a pool that asks for it."""
    from core.workers.bench import Look
    from core.workers.tasks import FileToRead, ReadFiles

    station.content(step.engine)
    content = Condition("content", "", "", Kind.IMPLICIT, 1280, "content", CONTENT, 0.0)
    look = Look((content,), step.engine)
    files = []
    for number, name in enumerate(step.files):
        info = os.stat(name)
        files.append(FileToRead(number, os.fsencode(name), info.st_size, info.st_mtime_ns))
    tasks = [ReadFiles(tuple(files[at : at + 8]), look) for at in range(0, len(files), 8)]
    tasks[0].run(station.bench)
    return lambda: [task.run(station.bench) for task in tasks]


def _unlimited(station: Station, step: Step) -> Ready:
    """The same without the limits of memory and time that each picture has."""
    from core.workers import tasks

    whole = _whole(station, step)
    limits = tasks.picture_limits

    def run() -> None:
        tasks.picture_limits = nullcontext
        try:
            whole()
        finally:
            tasks.picture_limits = limits

    return run


def _colour(station: Station, step: Step) -> Ready:
    colour = station.colour()
    batches = _batches(step, 8)
    return lambda: [colour.embed(images) for images in batches]


def _imagededup(_station: Station, step: Step) -> Ready:
    from peers import imagededup_encoder

    return imagededup_encoder(Path(step.files[0]).parent, step.n_threads)


def _img2vec(_station: Station, step: Step) -> Ready:
    from peers import img2vec_loop

    return img2vec_loop(step.files)


def _plain(_station: Station, step: Step) -> Ready:
    from peers import plain_loop

    return plain_loop(step.files)


STEPS: dict[str, Callable[[Station, Step], Ready]] = {
    "decode": _decode,
    "thumbnail": _thumbnail,
    "prepare": _prepare,
    "forward": _forward,
    "colour": _colour,
    "whole": _whole,
    "unlimited": _unlimited,
    "imagededup": _imagededup,
    "img2vec": _img2vec,
    "plain": _plain,
}


def cpu_s() -> float:
    """The processor's time that this process and those that it waited for have taken."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def serve(connection: Connection, is_worker: bool) -> None:
    """Body of a process: set a step up, say so, wait, do it, say so."""
    if is_worker:
        step_back()
    station = Station()
    while True:
        try:
            step: Step = connection.recv()
        except EOFError:
            return
        work = STEPS[step.name](station, step)
        connection.send("ready")
        connection.recv()
        before = cpu_s()
        work()
        connection.send(cpu_s() - before)


class Stations:
    """Some processes of one kind; `is_worker` gives them what Likewise gives its workers."""

    def __init__(self, n: int, is_worker: bool = True) -> None:
        context = multiprocessing.get_context("spawn")
        self._connections: list[Connection] = []
        self._processes = []
        for _ in range(n):
            ours, theirs = context.Pipe()
            # Others may start processes of their own, which a daemon must not.
            process = context.Process(target=serve, args=(theirs, is_worker), daemon=is_worker)
            process.start()
            theirs.close()
            self._connections.append(ours)
            self._processes.append(process)

    def __enter__(self) -> Stations:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for connection in self._connections:
            connection.close()
        for process in self._processes:
            process.join(10)
            if process.is_alive():
                process.kill()

    def rate(
        self,
        name: str,
        files: Sequence[Path],
        engine: Engine | None = None,
        n_threads: int = 1,
    ) -> Speed:
        """How fast all processes are together, each doing its part of the files."""
        n = len(self._connections)
        for number, connection in enumerate(self._connections):
            part = tuple(os.fspath(path) for path in files[number::n])
            connection.send(Step(name, part, engine, n_threads))
        for connection in self._connections:
            connection.recv()
        start = time.perf_counter()
        for connection in self._connections:
            connection.send("go")
        seconds_of_cores = sum(connection.recv() for connection in self._connections)
        elapsed = time.perf_counter() - start
        return Speed(len(files) / elapsed, 1000 * seconds_of_cores / len(files))
