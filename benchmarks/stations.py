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
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import bench  # noqa: F401 - makes the program importable

from core.conditions.builtin import CONTENT
from core.conditions.engine import Engine
from core.conditions.recipes import Formula
from core.workers.bench import Workbench
from core.workers.process import step_back

if TYPE_CHECKING:
    from PIL.Image import Image

    from core.conditions.backbone import NetworkReader
    from core.conditions.base import Transformer

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
    """What a process keeps between steps: loaded conditions."""

    def __init__(self) -> None:
        self._bench = Workbench()

    def colour(self) -> Transformer:
        """The loaded Colour."""
        return self._bench.formula(Formula("colour"))

    def content(self, engine: Engine | None) -> NetworkReader:
        """The loaded network of Content."""
        return self._bench.reader([CONTENT], engine)


def _read(name: str) -> bytes:
    from core.images.decode import read_file

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
    ready = [
        content.inputs(images)
        for images in _batches(step, step.engine.batch_size if step.engine else 8)
    ]

    def run() -> None:
        with torch.inference_mode():
            for inputs in ready:
                content.network(inputs).mean(dim=(2, 3)).cpu()

    run()
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
    "imagededup": _imagededup,
    "img2vec": _img2vec,
    "plain": _plain,
}


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
        work()
        connection.send("done")


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
    ) -> float:
        """Files a second of all processes together, each doing its part of the files."""
        n = len(self._connections)
        for number, connection in enumerate(self._connections):
            part = tuple(os.fspath(path) for path in files[number::n])
            connection.send(Step(name, part, engine, n_threads))
        for connection in self._connections:
            connection.recv()
        start = time.perf_counter()
        for connection in self._connections:
            connection.send("go")
        for connection in self._connections:
            connection.recv()
        return len(files) / (time.perf_counter() - start)
