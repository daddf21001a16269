"""Make a folder of N drawn pictures and its whole library, for measuring how figures grow with N.

Vectors are mixtures of real ones, `w a + (1 - w) b` and up to a fifth of a third, taken from a
library that is indexed already (--vectors-of). Up to 100,000 pictures are files of their own;
beyond that they are links to a few, which can be scanned but not read as so many contents. In the
data folder lie the library, the pictures (`pictures`), and held-out vectors to ask with
(`queries-KEY.npy`, float16 [1000, dim]): mixtures of real ones that no stored vector is made of.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from bench import say
from numpy.typing import NDArray
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from core.conditions.base import Condition
    from core.store.store import Store

SEED = 20
N_QUERIES = 1000
N_DRAWN = 300
SIZE_PX = (96, 72)
IN_A_SUBFOLDER = 1000
#: More pictures than this are links.
MOST_FILES = 100_000
_SUBFOLDERS_A_COMMIT = 10
_HELD_OUT = 0.05


@dataclass(frozen=True)
class MadeFile:
    """A file that was written, the digest of its content, and its proxy."""

    path: bytes
    digest: bytes
    proxy: bytes
    info: os.stat_result


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("n", metavar="N", type=int)
    parser.add_argument("--vectors-of", metavar="DIR", type=Path, required=True)
    parser.add_argument("--data-dir", metavar="DIR", type=Path, required=True)
    parser.add_argument("--keys", default="content", help="conditions, with commas between")
    parser.add_argument("--rows-a-block", type=int, default=10_000, help="of vectors")
    return parser.parse_args()


def draw(number: int) -> bytes:
    """JPEG bytes of a small picture: some shapes on a ground."""
    rng = random.Random(number)

    def colour() -> tuple[int, int, int]:
        return (rng.randrange(256), rng.randrange(256), rng.randrange(256))

    image = Image.new("RGB", SIZE_PX, colour())
    pen = ImageDraw.Draw(image)
    for _ in range(4):
        left, top = rng.randrange(SIZE_PX[0] - 30), rng.randrange(SIZE_PX[1] - 30)
        box = (left, top, left + rng.randrange(10, 30), top + rng.randrange(10, 30))
        (pen.ellipse if rng.random() < 0.5 else pen.rectangle)(box, fill=colour())
    out = io.BytesIO()
    image.save(out, "JPEG", quality=75)
    return out.getvalue()


def make_files(n: int, pictures: Path) -> Iterator[list[MadeFile]]:
    """Write `n` files, and yield those of one subfolder after the other."""
    from core.digests import N_BYTES, digest_of

    drawn = [draw(number) for number in range(N_DRAWN)]
    originals = _originals(drawn, pictures.parent / "originals") if n > MOST_FILES else []
    for first in range(0, n, IN_A_SUBFOLDER):
        subfolder = pictures / f"{first // IN_A_SUBFOLDER:04d}"
        subfolder.mkdir(parents=True)
        made = []
        for number in range(first, min(first + IN_A_SUBFOLDER, n)):
            path = subfolder / f"picture {number:07d}.jpg"
            data = drawn[number % N_DRAWN] + b"%08d" % number
            if originals:
                os.link(originals[number % N_DRAWN], path)
            else:
                path.write_bytes(data)
            digest = digest_of([memoryview(data)], N_BYTES)
            made.append(MadeFile(os.fsencode(path), digest, data, path.stat()))
        yield made


def _originals(drawn: Sequence[bytes], folder: Path) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number}.jpg" for number in range(len(drawn))]
    for path, data in zip(paths, drawn, strict=True):
        path.write_bytes(data)
    return paths


def store_files(store: Store, made: Sequence[MadeFile]) -> None:
    """Note files, their contents and proxies, inside the caller's transaction.

    Small JPEGs are their own proxies, as when they are indexed.
    """
    from core.records import FoundFile
    from core.store.images import NewImage

    store.files.add(FoundFile(f.path, f.info.st_size, f.info.st_mtime_ns) for f in made)
    known = store.files.known(os.path.dirname(made[0].path))
    images = [NewImage(f.digest, *SIZE_PX, None, f.proxy) for f in made]
    image_ids = store.images.add(images, store.proxies)
    for file in made:
        store.files.link(known[file.path], image_ids[file.digest])


def mixtures(real: NDArray[np.float32], n: int, rng: np.random.Generator) -> NDArray[np.float16]:
    """`n` vectors float16 [n, d] of length 1, mixed from real ones float32 [m, d]."""
    one, other, third = (real[rng.integers(0, len(real), n)] for _ in range(3))
    weights = rng.beta(0.5, 0.5, (n, 1)).astype(np.float32)
    extra = rng.uniform(0.0, 0.2, (n, 1)).astype(np.float32)
    mixed = weights * one + (1 - weights) * other + extra * third
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    return mixed.astype(np.float16)


def real_vectors(source: Path, condition: Condition) -> NDArray[np.float32]:
    """The vectors float32 [m, d] of an indexed library, of length 1, in an order of chance."""
    from core.store.store import Store

    with Store(source) as store:
        stored = store.vectors.load(condition.fingerprint)
        if stored is None:
            raise SystemExit(f"{source}: not indexed under {condition.key}")
        vectors = stored.rows[stored.places].astype(np.float32)
    vectors = vectors[np.random.default_rng(SEED).permutation(len(vectors))]
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return vectors


def store_vectors(store: Store, source: Path, condition: Condition, block: int) -> None:
    """Give every stored image a vector, and write vectors to ask with."""
    rng = np.random.default_rng(SEED)
    real = real_vectors(source, condition)
    n_held_out = int(len(real) * _HELD_OUT)
    ids = store.images.all_ids()
    for first in range(0, len(ids), block):
        part = ids[first : first + block]
        with store.transaction():
            vectors = mixtures(real[n_held_out:], len(part), rng)
            store.vectors.write(condition.fingerprint, part, vectors)
    queries = mixtures(real[:n_held_out], N_QUERIES, rng)
    np.save(store.folder / f"queries-{condition.key}.npy", queries)


def make_library(n: int, source: Path, data: Path, keys: Sequence[str], block: int) -> None:
    """Make the folder `data / "pictures"` and its library in `data`."""
    from core.library import Library, absolute
    from core.settings import Places, Settings

    library = Library(Places.of(str(data)))
    shutil.copy(source / "engine.json", data / "engine.json")
    library.change_settings(Settings(conditions=tuple(keys)))
    pictures = data / "pictures"
    with library.open_store() as store:
        of_subfolders = make_files(n, pictures)
        for first in range(0, n, IN_A_SUBFOLDER * _SUBFOLDERS_A_COMMIT):
            say(f"files from {first:,}")
            with store.transaction():
                for made in islice(of_subfolders, _SUBFOLDERS_A_COMMIT):
                    store_files(store, made)
        for condition in library.conditions():
            if condition.key in keys:
                say(f"vectors: {condition.key}")
                store_vectors(store, source, condition, block)
        store.remember_folder(absolute(str(pictures)))


def main() -> None:
    """Make it, unless it is there."""
    asked = parse()
    data = asked.data_dir.expanduser().absolute()
    keys = asked.keys.split(",")
    if all((data / f"queries-{key}.npy").exists() for key in keys):
        say(f"{data} is there")
        return
    if (data / "pictures").exists():
        raise SystemExit(f"{data} was made in part: remove it first")
    make_library(asked.n, asked.vectors_of.expanduser().absolute(), data, keys, asked.rows_a_block)


if __name__ == "__main__":
    main()
