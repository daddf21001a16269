"""How quick, how good and how large search is in a library made by scale_library.py.

The index is built anew, by the process that the program uses. Then vectors that no stored one is
made of ask for their likes: the first 200, and the whole ranking. In the end 1,000 pictures are
added (and stay in the library), as indexing would commit them, until one of them is found.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import numpy as np
from bench import machine_line, median, print_table, quantile, say
from scale_library import MadeFile, draw, store_files

if TYPE_CHECKING:
    from core.asking.desk import Desk
    from core.conditions.base import Condition
    from core.library import Library
    from core.search import Searcher

N_ADDED = 1000
N_TRUE = 50


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir", metavar="DIR", type=Path)
    parser.add_argument("--key", default="content")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--whole", type=int, default=10, help="whole rankings")
    parser.add_argument("--keep-index", action="store_true", help="do not build it anew")
    return parser.parse_args()


class Peak:
    """The most anonymous memory that a process and those below it have had, in MB."""

    def __init__(self) -> None:
        self.mb = 0.0
        self._ended = Event()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look every 50 ms."""
        thread = Thread(target=self._watch)
        thread.start()
        try:
            yield
        finally:
            self._ended.set()
            thread.join()

    def _watch(self) -> None:
        import psutil

        this = psutil.Process()
        while not self._ended.wait(0.05):
            pids = [this.pid, *(child.pid for child in this.children(recursive=True))]
            self.mb = max(self.mb, sum(map(anonymous_mb, pids)))


def anonymous_mb(pid: int) -> float:
    """Memory of a process that no file stands behind."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0  # it has ended
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024


def seconds_of(work, *args):  # type: ignore[no-untyped-def]
    """How long some work takes, and what it returns."""
    start = time.perf_counter()
    result = work(*args)
    return time.perf_counter() - start, result


def build(library: Library, folder: bytes, key: str) -> None:
    """Build the index as indexing does in the end."""
    with library.open_store() as store:
        library.build_indexes(store, folder, [key], lambda _progress: None)


def recall_of(searcher: Searcher, queries: np.ndarray, heads: list[np.ndarray]) -> float:
    """Mean share of the true 50 nearest among the first 50 of some heads."""
    from core.query_vectors import QueryVector

    shares = []
    for query, head in zip(queries, heads, strict=True):
        whole = searcher.whole(QueryVector((query,)))
        shares.append(np.isin(whole.file_ids[:N_TRUE], head[:N_TRUE]).mean())
    return float(np.mean(shares))


def add(library: Library, folder: bytes, condition: Condition, vectors: np.ndarray) -> bytes:
    """Write and commit new pictures; returns the path of one."""
    from core.digests import N_BYTES

    name = f"added {time.time_ns()}"
    subfolder = Path(os.fsdecode(folder)) / name
    subfolder.mkdir()
    made = []
    for number in range(len(vectors)):
        path, data = subfolder / f"{number}.jpg", draw(number) + name.encode()
        path.write_bytes(data + b"%d" % number)
        digest = os.urandom(N_BYTES)
        made.append(MadeFile(os.fsencode(path), digest, data, path.stat()))
    with library.open_store() as store, store.transaction():
        store_files(store, made)
        ids = store.images.all_ids()[-len(vectors) :]
        store.vectors.write(condition.fingerprint, ids, vectors)
    return made[0].path


def found_after(desk: Desk, folder: bytes, key: str, path: bytes, vector: np.ndarray) -> float:
    """Seconds until the picture at `path` is the first hit for its vector."""
    from core.query_vectors import QueryVector

    start = time.perf_counter()
    listing = desk.open(folder)
    searcher = desk.searcher(key, is_fresh=True)
    head = searcher.head(QueryVector((vector,))) or searcher.whole(QueryVector((vector,)))
    took = time.perf_counter() - start
    at = int(np.flatnonzero(listing.file_ids == head.file_ids[0])[0])
    if listing.paths[at] != path:
        raise SystemExit("the newest picture is not the first hit for its own vector")
    return took


def build_lines(library: Library, folder: bytes, key: str, is_kept: bool) -> list[list[str]]:
    """Build the index, anew unless it is kept."""
    index = library.places.cache / "index"
    if not is_kept:
        for path in index.iterdir():
            path.unlink()
    say("building")
    peak = Peak()
    with peak.watched():
        build_s, _ = seconds_of(build, library, folder, key)
    n_bytes = sum(path.stat().st_size for path in index.iterdir())
    return [
        ["index built", f"{build_s:.1f} s"],
        ["peak of anonymous memory while building", f"{peak.mb:.0f} MB"],
        ["size of the index", f"{n_bytes / 1e6:.0f} MB"],
    ]


def ask_lines(searcher: Searcher, queries: np.ndarray, n_whole: int) -> list[list[str]]:
    """Ask for heads and whole rankings, and count what the heads have found."""
    from core.query_vectors import QueryVector

    say("asking")
    heads, head_ms = [], []
    for query in queries:
        took, head = seconds_of(searcher.head, QueryVector((query,)))
        if head is None:
            raise SystemExit("so few vectors are searched without the index")
        heads.append(head.file_ids)
        head_ms.append(1000 * took)
    whole_ms = [
        1000 * seconds_of(searcher.whole, QueryVector((query,)))[0] for query in queries[-n_whole:]
    ]
    say("counting what was found")
    recall = recall_of(searcher, queries[:50], heads[:50])
    return [
        ["first 200", *figures_of(head_ms, 1)],
        ["whole ranking", *figures_of(whole_ms, 0)],
        ["recall of 50, as the program measured it", f"{searcher.index_recall:.4f}"],
        ["recall of 50, of 50 held-out queries", f"{recall:.4f}"],
    ]


def figures_of(times_ms: list[float], digits: int) -> list[str]:
    """Median, 95 % and worst."""
    figures = (median(times_ms), quantile(times_ms, 0.95), max(times_ms))
    return [f"{figure:.{digits}f} ms" for figure in figures]


def add_lines(desk: Desk, folder: bytes, key: str, queries: np.ndarray) -> list[list[str]]:
    """Add pictures with vectors near the queries, and find one of them."""
    say("adding")
    vectors = np.resize(queries, (N_ADDED, queries.shape[1]))
    vectors = vectors + np.random.default_rng(time.time_ns()).normal(0, 0.004, vectors.shape)
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    condition = desk.searcher(key).parts[0].condition
    path = add(desk.library, folder, condition, vectors.astype(np.float16))
    took = found_after(desk, folder, key, path, vectors[0])
    return [[f"{N_ADDED:,} added, until they are found", f"{took:.1f} s"]]


def main() -> None:
    """Build, ask, add, print."""
    asked = parse()
    from core.asking.desk import Desk
    from core.library import Library, absolute
    from core.settings import Places
    from core.workers.pool import WorkerPool

    data = asked.data_dir.expanduser().absolute()
    library = Library(Places.of(str(data)))
    folder = absolute(str(data / "pictures"))
    queries = np.load(data / f"queries-{asked.key}.npy").astype(np.float32)[: asked.queries]
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    rows = build_lines(library, folder, asked.key, asked.keep_index)
    peak = Peak()
    with WorkerPool() as pool, peak.watched():
        desk = Desk(library, pool)
        say("opening")
        open_s, _ = seconds_of(lambda: (desk.open(folder), desk.counts()))
        ready_s, searcher = seconds_of(desk.searcher, asked.key)
        rows.append(["files listed and counted", f"{open_s:.1f} s"])
        rows.append(["vectors checked, index mapped", f"{ready_s:.1f} s"])
        rows += ask_lines(searcher, queries, asked.whole)
        n_images, dim = searcher.n_images, searcher.dim
        rows += add_lines(desk, folder, asked.key, queries)
        desk.close()
    rows.append(["peak of anonymous memory while searching", f"{peak.mb:.0f} MB"])
    rows = [[*row, *[""] * (4 - len(row))] for row in rows]
    title = f"{n_images:,} vectors of {dim}: {machine_line()}"
    print_table(title, ("", "median", "p95", "worst"), rows)


if __name__ == "__main__":
    main()
