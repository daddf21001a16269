"""How fast Likewise indexes, against the speed limit of this machine and against others.

The speed limit is what is left when nothing but decoding, thumbnails and the network's forward
pass took time, each in its best arrangement on all cores:
1 / (1 / decode + 1 / forward + 1 / thumbnail). Everything is measured in turns, several rounds,
in one run on the same files; the table shows the middle, lowest and highest rate.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench import (
    fill_folder,
    jpegs,
    machine_line,
    median,
    n_cores,
    print_table,
    say,
    scratch_folder,
)
from peers import missing
from stations import Stations

from core.conditions.engine import Engine
from core.jobs import Control, Progress
from core.library import Library, absolute
from core.settings import Places
from core.workers.bench import Look
from core.workers.pool import WorkerPool
from core.workers.tasks import EmbedOutside, LoadConditions, Source

CONTENT, BOTH = "Likewise, Content", "Likewise, Content and Colour"
DECODE, THUMBNAIL, FORWARD = "decode alone", "thumbnail alone", "forward alone"
COLOUR, PREPARE = "Colour alone", "resize and crop alone"
IMAGEDEDUP, IMG2VEC, PLAIN = "imagededup CNN", "img2vec_pytorch ResNet-18", "plain loop, B0"
CONDITIONS = {CONTENT: ("content",), BOTH: ("content", "colour")}


@dataclass
class Bench:
    """The files, the processes that measure, and the rates so far."""

    folder: Path
    files: list[Path]
    sample: list[Path]
    engine: Engine
    stations: Stations
    single: Stations
    scratch: Path
    rates: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    arrangements: dict[str, str] = field(default_factory=dict)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", metavar="PHOTOS", type=Path, help="a folder of JPEG photos")
    parser.add_argument("--n", type=int, default=5000, help="files to index (copies of PHOTOS)")
    parser.add_argument("--sample", type=int, default=600, help="files for each step by itself")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", action="store_true", help="measure others too")
    parser.add_argument("--peer-n", type=int, default=700, help="files for the others")
    return parser.parse_args()


def ignore(_progress: Progress) -> None:
    """A report that nobody reads."""


def rate_of_likewise(bench: Bench, keys: tuple[str, ...], pool: WorkerPool) -> float:
    """Files a second from the first file that is opened to the last commit; workers are warm."""
    data = bench.scratch / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    shutil.copy(bench.scratch / "engine.json", data)
    library = Library(Places.of(str(data)))
    folder = absolute(str(bench.folder))
    with library.open_store() as store:
        library.refresh(store, folder, ignore)
        start = time.perf_counter()
        n = library.embed(store, folder, keys, pool, ignore, Control(), lambda _changes: None)
        elapsed = time.perf_counter() - start
    if n != len(bench.files):
        raise SystemExit(f"{n} of {len(bench.files)} files were embedded")
    return n / elapsed


def warm_up(pool: WorkerPool, data: Path, photo: Path) -> Engine:
    """Measure the engine, have every worker load everything and embed something."""
    library = Library(Places.of(str(data)))
    look = Look(tuple(library.prepare(["content", "colour"], pool)), library.engine)
    for _ in range(2):
        tasks = [pool.submit(LoadConditions(look)) for _ in range(pool.n_workers)]
        [task.result() for task in tasks]
    some = EmbedOutside((Source(photo.read_bytes(), False),) * 16, look)
    for task in [pool.submit(some) for _ in range(2 * pool.n_workers)]:
        task.result()
    if library.engine is None:
        raise SystemExit("no engine was chosen")
    return library.engine


def keep_best(bench: Bench, name: str, rate_by_arrangement: dict[str, float]) -> None:
    """Note the fastest arrangement; the table names the one that won last."""
    best = max(rate_by_arrangement, key=lambda key: rate_by_arrangement[key])
    bench.rates[name].append(rate_by_arrangement[best])
    bench.arrangements[name] = best


def measure_steps(bench: Bench) -> None:
    """Each step of the work by itself, once."""
    n, sample, engine = n_cores(), bench.sample, bench.engine
    processes = f"{n} processes x 1 thread"
    one = f"1 process x {n} threads"
    keep_best(
        bench,
        DECODE,
        {
            processes: bench.stations.rate("decode", sample),
            one: bench.single.rate("decode", sample, n_threads=n),
        },
    )
    keep_best(bench, THUMBNAIL, {processes: bench.stations.rate("thumbnail", sample)})
    forwards = {}
    for size in sorted({4, 8, engine.batch_size}):
        with_size = replace(engine, batch_size=size)
        forwards[f"{processes}, batch {size}"] = bench.stations.rate("forward", sample, with_size)
    forwards[f"{one}, batch {engine.batch_size}"] = bench.single.rate("forward", sample, engine, n)
    keep_best(bench, FORWARD, forwards)
    keep_best(bench, PREPARE, {processes: bench.stations.rate("prepare", sample, engine)})
    keep_best(bench, COLOUR, {processes: bench.stations.rate("colour", sample)})


def measure_peers(bench: Bench, others: Stations, files: list[Path]) -> None:
    """The others, once, each in a process that may use all cores."""
    n = n_cores()
    keep_best(
        bench,
        IMAGEDEDUP,
        {
            "as it comes": others.rate("imagededup", files),
            f"num_enc_workers={n}": others.rate("imagededup", files, n_threads=n),
        },
    )
    keep_best(bench, IMG2VEC, {"one by one": others.rate("img2vec", files)})
    keep_best(bench, PLAIN, {"one by one": others.rate("plain", files)})


def bounds(bench: Bench) -> list[float]:
    """The speed limit in each round."""
    rates = zip(*(bench.rates[name] for name in (DECODE, FORWARD, THUMBNAIL)), strict=True)
    return [1 / sum(1 / rate for rate in steps) for steps in rates]


def line(name: str, how: str, rates: list[float], ratio: str = "", goal: str = "") -> list[str]:
    """One line of the table."""
    values = [f"{value:.1f}" for value in (median(rates), min(rates), max(rates))]
    return [name, how, *values, ratio, goal]


def table_of(bench: Bench) -> list[list[str]]:
    """The lines of the table."""
    rows = [
        line(name, bench.arrangements[name], bench.rates[name])
        for name in (DECODE, THUMBNAIL, FORWARD, PREPARE, COLOUR)
    ]
    middle = {name: median(rates) for name, rates in bench.rates.items()}
    bound = 1 / sum(1 / middle[name] for name in (DECODE, FORWARD, THUMBNAIL))
    bound_with_colour = 1 / (1 / bound + 1 / middle[COLOUR])
    rows.append(line("speed limit", "", bounds(bench), "1.00"))
    workers = f"{n_cores()} workers"
    rows.append(
        line(CONTENT, workers, bench.rates[CONTENT], f"{middle[CONTENT] / bound:.2f}", ">= .85")
    )
    rows.append(line(BOTH, workers, bench.rates[BOTH], f"{middle[BOTH] / bound:.2f}"))
    ratio = f"{middle[BOTH] / bound_with_colour:.2f}"
    rows.append(["  of the limit with Colour", "", f"{bound_with_colour:.1f}", "", "", ratio, ""])
    for name in (IMAGEDEDUP, IMG2VEC, PLAIN):
        if name in middle:
            times = f"x {middle[CONTENT] / middle[name]:.2f}"
            goal = "x 2" if name == IMAGEDEDUP else ""
            rows.append(line(name, bench.arrangements[name], bench.rates[name], times, goal))
    return rows


def run(asked: argparse.Namespace, scratch: Path) -> Bench:
    """Make the files and measure in turns."""
    photos = jpegs(asked.photos)
    say(f"writing {asked.n} files made from {len(photos)} photos")
    files = fill_folder(photos, asked.n, scratch / "photos")
    sample = random.Random(0).sample(files, min(asked.sample, len(files)))
    engine_data = scratch / "warm"
    with (
        Stations(n_cores()) as stations,
        Stations(1) as single,
        WorkerPool() as pool,
        Stations(1, is_worker=False) as others,
    ):
        engine = warm_up(pool, engine_data, photos[0])
        shutil.copy(engine_data / "engine.json", scratch)
        bench = Bench(scratch / "photos", files, sample, engine, stations, single, scratch)
        peer_files = fill_folder(photos, asked.peer_n, scratch / "few") if asked.peers else []
        for number in range(asked.rounds):
            say(f"round {number + 1} of {asked.rounds}")
            measure_steps(bench)
            for name, keys in CONDITIONS.items():
                bench.rates[name].append(rate_of_likewise(bench, keys, pool))
            if asked.peers:
                measure_peers(bench, others, peer_files)
    return bench


def main() -> None:
    """Measure and print."""
    asked = parse()
    if asked.peers and (absent := missing()):
        raise SystemExit(f"not installed: {', '.join(absent)} (extra `bench`)")
    with scratch_folder() as scratch:
        bench = run(asked, scratch)
    head = ("", "arrangement", "a second", "lowest", "highest", "ratio", "goal")
    engine = f"{bench.engine.dtype}, batches of {bench.engine.batch_size}"
    print_table(f"{machine_line(engine)}\n{asked.n} files", head, table_of(bench))


if __name__ == "__main__":
    main()
