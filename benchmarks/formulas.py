"""How fast the hand-made conditions are: pictures a second from decoded proxies, on all cores.

Every process has its own transformers and keeps all pictures decoded; batches are handed round
as the program does it. The table shows the middle, lowest and highest rate of several rounds,
and the processor time of a picture, which other programs disturb less.
"""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import os
import time
from collections.abc import Callable
from multiprocessing.pool import Pool
from pathlib import Path

from bench import jpegs, machine_line, median, n_cores, print_table, say
from PIL import Image

from core.conditions.base import Transformer
from core.conditions.colour import ColourTransformer
from core.conditions.layout import LayoutTransformer
from core.conditions.shape import ShapeTransformer
from core.conditions.texture import TextureTransformer
from core.images.decode import decode, open_proxy, proxy_of

#: What is measured: transformers that embed the same batch one after the other.
FORMULAS: dict[str, tuple[Callable[[], Transformer], ...]] = {
    "Colour": (ColourTransformer,),
    "Layout": (LayoutTransformer,),
    "Colour and Layout": (ColourTransformer, LayoutTransformer),
    "Texture": (TextureTransformer,),
    "Shape": (ShapeTransformer,),
}
#: The rate that each should reach at least.
GOALS = {"Colour and Layout": 1500, "Texture": 300, "Shape": 300}


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", metavar="PHOTOS", type=Path, help="a folder of JPEG photos")
    parser.add_argument("--n", type=int, default=240, help="photos, spread over the folder")
    parser.add_argument("--batch", type=int, default=8, help="pictures a batch")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--processes", type=int, default=n_cores())
    return parser.parse_args()


def proxy_image(path: Path) -> Image.Image:
    """The pixels that conditions are embedded from."""
    data = path.read_bytes()
    return open_proxy(proxy_of(data, decode(data)))


@functools.cache
def images_of(folder: Path, n: int) -> list[Image.Image]:
    """The decoded proxies, once a process."""
    return [proxy_image(path) for path in jpegs(folder, n)]


@functools.cache
def transformers_of(name: str) -> list[Transformer]:
    """The loaded transformers, once a process."""
    return [load() for load in FORMULAS[name]]


def embed(name: str, folder: Path, n: int, batch: slice) -> float:
    """Embed one batch; seconds of processor time."""
    images, transformers = images_of(folder, n)[batch], transformers_of(name)
    begun = time.process_time()
    for transformer in transformers:
        transformer.embed(images)
    return time.process_time() - begun


def run(pool: Pool, name: str, asked: argparse.Namespace) -> tuple[float, float]:
    """Pictures a second over all batches, and ms of processor time a picture."""
    starts = range(0, asked.n, asked.batch)
    tasks = [(name, asked.photos, asked.n, slice(s, s + asked.batch)) for s in starts]
    begun = time.perf_counter()
    busy_s = sum(pool.starmap(embed, tasks, chunksize=1))
    return asked.n / (time.perf_counter() - begun), 1000 * busy_s / asked.n


def measure(asked: argparse.Namespace) -> dict[str, list[tuple[float, float]]]:
    """What `run` gives of each round, in turns, so that a slow moment hits all alike."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in FORMULAS}
    with multiprocessing.get_context("spawn").Pool(asked.processes) as pool:
        # The first round decodes and loads, and doesn't count.
        for number in range(asked.rounds + 1):
            say(f"round {number} of {asked.rounds}")
            for name, runs in found.items():
                runs.append(run(pool, name, asked))
    return {name: runs[1:] for name, runs in found.items()}


def line(name: str, runs: list[tuple[float, float]]) -> list[str]:
    """One line of the table."""
    rates, busy_ms = zip(*runs, strict=True)
    values = [f"{rate:.0f}" for rate in (median(rates), min(rates), max(rates))]
    goal = f">= {GOALS[name]}" if name in GOALS else ""
    return [name, *values, goal, f"{min(busy_ms):.2f}"]


def main() -> None:
    """Measure and print."""
    asked = parse()
    asked.n = len(jpegs(asked.photos, asked.n))
    # One thread a process: read by numpy's libraries when the processes start.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = "1"
    rows = [line(name, runs) for name, runs in measure(asked).items()]
    title = f"{machine_line()}\nbatches of {asked.batch} on {asked.processes} processes"
    head = ("condition", "pictures a second", "lowest", "highest", "goal", "ms a picture")
    print_table(title, head, rows)


if __name__ == "__main__":
    main()
