"""How fast Likewise indexes, against the speed limit of this machine and against others.

The speed limit is what is left when nothing but decoding, thumbnails and the network's forward
pass took time, each in its best arrangement on all cores:
1 / (1 / decode + 1 / forward + 1 / thumbnail). Everything is measured in turns, several rounds,
in one run on the same files; the table shows the middle, lowest and highest rate, and as a ratio
the middle of the ratios of each round. A second ratio is by the processor's time that was taken,
which says more where others use the machine too. `--dtype float32` is what a machine without
bfloat16 does. For photos as large as a camera's, see `camera.py`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil
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
from stations import Speed, Stations, cpu_s

from core.conditions.engine import Engine, save_engine
from core.jobs import Control, Progress
from core.library import Library, absolute
from core.settings import Places
from core.workers.bench import Look
from core.workers.pool import WorkerPool
from core.workers.tasks import EmbedOutside, LoadConditions, MeasureEngine, Source

DTYPES = ("float32", "bfloat16")
CONTENT, BOTH = "Likewise, Content", "Likewise, Content and Colour"
DECODE, THUMBNAIL, FORWARD = "decode alone", "thumbnail alone", "forward alone"
COLOUR, PREPARE = "Colour alone", "resize and crop alone"
WHOLE, UNLIMITED = "workers' part alone", "the same without limits on each picture"
IMAGEDEDUP, IMG2VEC, PLAIN = "imagededup CNN", "img2vec_pytorch ResNet-18", "plain loop, B0"
RUNTIMES = [(runtime, dtype) for runtime in ("torch", "openvino") for dtype in DTYPES]


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
    speeds: dict[str, list[Speed]] = field(default_factory=lambda: defaultdict(list))
    arrangements: dict[str, str] = field(default_factory=dict)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", metavar="PHOTOS", type=Path, help="a folder of JPEG photos")
    parser.add_argument("--n", type=int, default=5000, help="files to index (copies of PHOTOS)")
    parser.add_argument("--sample", type=int, default=600, help="files for each step by itself")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--colour", action="store_true", help="measure Content and Colour too")
    parser.add_argument("--dtype", choices=DTYPES, help="instead of what is chosen here")
    parser.add_argument("--runtime", choices=("torch", "openvino"), help="likewise")
    parser.add_argument(
        "--runtimes", action="store_true", help="measure the network in all of them"
    )
    parser.add_argument("--peers", action="store_true", help="measure others too")
    parser.add_argument("--peer-n", type=int, default=700, help="files for the others")
    return parser.parse_args()


def ignore(_progress: Progress) -> None:
    """A report that nobody reads."""


def speed_of_likewise(bench: Bench, keys: tuple[str, ...], pool: WorkerPool) -> Speed:
    """From the first file that is opened to the last commit; workers are warm."""
    data = bench.scratch / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    shutil.copy(bench.scratch / "engine.json", data)
    library = Library(Places.of(str(data)))
    folder = absolute(str(bench.folder))
    with library.open_store() as store:
        library.refresh(store, folder, ignore)
        start, before = time.perf_counter(), cpu_with(pool)
        n = library.embed(store, folder, keys, pool, ignore, Control(), lambda _changes: None)
        elapsed, cores = time.perf_counter() - start, cpu_with(pool) - before
    if n != len(bench.files):
        raise SystemExit(f"{n} of {len(bench.files)} files were embedded")
    return Speed(n / elapsed, 1000 * cores / n)


def cpu_with(pool: WorkerPool) -> float:
    """The processor's time that this process and the workers have taken so far."""
    times = [psutil.Process(pid).cpu_times() for pid in pool.process_ids]
    return cpu_s() + sum(each.user + each.system for each in times)


def chosen_engine(pool: WorkerPool, asked: argparse.Namespace) -> Engine:
    """What is measured to be best here, but for what was asked for."""
    if asked.dtype and asked.runtime:
        return Engine("cpu", asked.dtype, 8, asked.runtime)
    engine: Engine = pool.submit(MeasureEngine()).result()
    dtype, runtime = asked.dtype or engine.dtype, asked.runtime or engine.runtime
    return replace(engine, dtype=dtype, runtime=runtime)


def warm_up(pool: WorkerPool, data: Path, photo: Path, engine: Engine) -> None:
    """Have every worker load everything and embed something."""
    data.mkdir()
    save_engine(data / "engine.json", engine)
    library = Library(Places.of(str(data)))
    look = Look(tuple(library.prepare(["content", "colour"], pool)), engine)
    for _ in range(2):
        tasks = [pool.submit(LoadConditions(look)) for _ in range(pool.n_workers)]
        [task.result() for task in tasks]
    some = EmbedOutside((Source(photo.read_bytes(), False),) * 16, look)
    for task in [pool.submit(some) for _ in range(2 * pool.n_workers)]:
        task.result()


def keep_best(bench: Bench, name: str, by_arrangement: dict[str, Speed]) -> None:
    """Note the fastest arrangement; the table names the one that won last."""
    best = max(by_arrangement, key=lambda key: by_arrangement[key].rate)
    bench.speeds[name].append(by_arrangement[best])
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
    keep_best(bench, FORWARD, forward_rates(bench))
    keep_best(bench, PREPARE, {processes: bench.stations.rate("prepare", sample, engine)})
    keep_best(bench, COLOUR, {processes: bench.stations.rate("colour", sample)})
    keep_best(bench, WHOLE, {processes: bench.stations.rate("whole", sample, engine)})
    keep_best(bench, UNLIMITED, {processes: bench.stations.rate("unlimited", sample, engine)})


def forward_rates(bench: Bench) -> dict[str, Speed]:
    """The network's rate by arrangement; OpenVINO is planned for one image and one thread."""
    n, sample, engine = n_cores(), bench.sample, bench.engine
    processes = f"{n} processes x 1 thread"
    if engine.runtime == "openvino":
        return {f"{processes}, {engine.runtime}": bench.stations.rate("forward", sample, engine)}
    rates = {}
    for size in sorted({4, 8, engine.batch_size}):
        with_size = replace(engine, batch_size=size)
        rates[f"{processes}, batch {size}"] = bench.stations.rate("forward", sample, with_size)
    one = f"1 process x {n} threads, batch {engine.batch_size}"
    rates[one] = bench.single.rate("forward", sample, engine, n)
    return rates


def measure_runtimes(bench: Bench) -> None:
    """The network by everything that could run it, once, as workers run it."""
    # Not above: it imports torch, and workers import this module before they say how many threads
    # torch may use.
    from core.conditions.lite0_openvino import is_installed

    for runtime, dtype in RUNTIMES:
        if runtime == "openvino" and not is_installed():
            continue
        engine = replace(bench.engine, runtime=runtime, dtype=dtype)
        rate = bench.stations.rate("forward", bench.sample[:200], engine)
        keep_best(bench, f"network by {runtime} in {dtype}", {f"{n_cores()} processes": rate})


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


def limits_of(bench: Bench, names: Sequence[str]) -> list[Speed]:
    """The speed in each round if nothing but these steps took time."""
    rounds = zip(*(bench.speeds[name] for name in names), strict=True)
    return [Speed(1 / sum(1 / s.rate for s in r), sum(s.cpu_ms for s in r)) for r in rounds]


def line(name: str, how: str, speeds: list[Speed], ratios: Sequence[str] = ()) -> list[str]:
    """One line of the table; the ratios are by the clock and by the processor's time."""
    rates = [speed.rate for speed in speeds]
    values = [f"{value:.1f}" for value in (median(rates), min(rates), max(rates))]
    cpu_ms = f"{median([speed.cpu_ms for speed in speeds]):.2f}"
    return [name, how, *values, cpu_ms, *(ratios or ("", ""))]


def of(speeds: list[Speed], others: list[Speed]) -> list[str]:
    """The middle ratios of two that were measured in the same rounds."""
    pairs = list(zip(speeds, others, strict=True))
    by_clock = median([one.rate / other.rate for one, other in pairs])
    by_cores = median([other.cpu_ms / one.cpu_ms for one, other in pairs])
    return [f"{by_clock:.3f}", f"{by_cores:.3f}"]


def table_of(bench: Bench) -> list[list[str]]:
    """The lines of the table: steps, the limit, Likewise, and how much faster than others it is."""
    apart = (CONTENT, BOTH, WHOLE, UNLIMITED, IMAGEDEDUP, IMG2VEC, PLAIN)
    speeds, how = bench.speeds, bench.arrangements
    rows = [line(name, how[name], speeds[name]) for name in speeds if name not in apart]
    limits = limits_of(bench, (DECODE, FORWARD, THUMBNAIL))
    rows.append(line("speed limit", "", limits, ("1", "1")))
    for name in (WHOLE, UNLIMITED, CONTENT):
        workers = how.get(name, f"{n_cores()} workers")
        rows.append(line(name, workers, speeds[name], of(speeds[name], limits)))
    if BOTH in speeds:
        with_colour = limits_of(bench, (DECODE, FORWARD, THUMBNAIL, COLOUR))
        ratios = of(speeds[BOTH], with_colour)
        rows.append(line(BOTH, "of the limit with it", speeds[BOTH], ratios))
    for name in (IMAGEDEDUP, IMG2VEC, PLAIN):
        if name in speeds:
            times = [f"x {ratio}" for ratio in of(speeds[CONTENT], speeds[name])]
            rows.append(line(name, how[name], speeds[name], times))
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
        engine = chosen_engine(pool, asked)
        warm_up(pool, engine_data, photos[0], engine)
        shutil.copy(engine_data / "engine.json", scratch)
        bench = Bench(scratch / "photos", files, sample, engine, stations, single, scratch)
        peer_files = fill_folder(photos, asked.peer_n, scratch / "few") if asked.peers else []
        for number in range(asked.rounds):
            say(f"round {number + 1} of {asked.rounds}")
            measure_steps(bench)
            if asked.runtimes:
                measure_runtimes(bench)
            bench.speeds[CONTENT].append(speed_of_likewise(bench, ("content",), pool))
            if asked.colour:
                bench.speeds[BOTH].append(speed_of_likewise(bench, ("content", "colour"), pool))
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
    head = ("", "arrangement", "a second", "lowest", "highest", "CPU ms", "ratio", "by CPU")
    engine = f"{bench.engine.runtime} in {bench.engine.dtype}"
    print_table(f"{machine_line(engine)}\n{asked.n} files", head, table_of(bench))


if __name__ == "__main__":
    main()
