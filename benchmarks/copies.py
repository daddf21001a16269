"""How well near copies are told from pictures that are only alike.

Of some photos versions are made: half the size, recompressed, cropped, brighter, darker, with a
border. They are indexed as the program does it, and each rule of `core.scores.copies` is asked
which versions are copies of their photo, how many pairs of different photos it takes for copies,
and what it collapses in a folder that is full of pictures alike but not the same (`--alike`).
`--sheet` draws what it collapsed there, to be looked at: a group a row.
"""

from __future__ import annotations

import argparse
import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
from bench import data_folder, jpegs, machine_line, print_table, say, scratch_folder
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageOps

from core.folder_vectors import FolderVectors
from core.images.decode import decode
from core.jobs import Progress
from core.library import Library, absolute
from core.records import Listing
from core.scores.copies import RULES, CopyRule, CopySearch, CopyTest, distances_of
from core.settings import Places
from core.store.store import Store
from core.workers.pool import WorkerPool

Vectors = dict[str, FolderVectors]
#: Rules are also tried with their tolerances made smaller and larger by this.
SCALES = (0.8, 1.0, 1.25)
SHEET_PX = 80


def cropped(image: Image.Image, left: float, right: float) -> Image.Image:
    """An image without these shares of its sides: left and top, right and bottom."""
    width, height = image.size
    box = (width * left, height * left, width * (1 - right), height * (1 - right))
    return image.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))


def bordered(image: Image.Image, share: float, colour: str) -> Image.Image:
    """An image in a frame whose width is a share of its shorter side."""
    return ImageOps.expand(image, max(1, round(share * min(image.size))), colour)


def brightened(image: Image.Image, factor: float) -> Image.Image:
    """An image with all values multiplied."""
    return ImageEnhance.Brightness(image).enhance(factor)


VERSIONS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "half": lambda image: image.resize((max(1, image.width // 2), max(1, image.height // 2))),
    "q60": lambda image: image,
    "crop 3 %": lambda image: cropped(image, 0.015, 0.015),
    "corner 3 %": lambda image: cropped(image, 0.0, 0.03),
    "+8 %": lambda image: brightened(image, 1.08),
    "-8 %": lambda image: brightened(image, 0.92),
    "white 1 %": lambda image: bordered(image, 0.01, "white"),
    "black 2 %": lambda image: bordered(image, 0.02, "black"),
}


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="photos that all differ")
    parser.add_argument("--alike", type=Path, help="pictures that are alike but not copies")
    parser.add_argument("--versions-of", type=int, default=150, help="photos to make versions of")
    parser.add_argument("--data-dir", help="keep the library here (default: a temporary one)")
    parser.add_argument("--sheet", type=Path, help="draw what is collapsed in --alike, a PNG")
    return parser.parse_args()


def write_versions(photos: Sequence[Path], folder: Path) -> None:
    """Write each photo's original and versions as `<number>/<version>.jpg`."""
    for number, photo in enumerate(photos):
        data = photo.read_bytes()
        image = decode(data, None).image
        own = folder / f"{number:05d}"
        own.mkdir(parents=True)
        (own / "original.jpg").write_bytes(data)
        for name, make in VERSIONS.items():
            out = io.BytesIO()
            make(image).save(out, "JPEG", quality=60 if name == "q60" else 90)
            (own / f"{name}.jpg").write_bytes(out.getvalue())


def show(progress: Progress) -> None:
    """Report a job now and then."""
    if progress.total and progress.done % 1000 < 8:
        say(f"  {progress.stage} {progress.done} of {progress.total}, {progress.rate:.0f} a second")


class Bench:
    """An open library, and the rules whose conditions it knows."""

    def __init__(self, library: Library, pool: WorkerPool, store: Store) -> None:
        self._library, self._pool, self._store = library, pool, store
        known = library.catalogue.keys()
        self.rules = [rules for rules in RULES if all(rule.key in known for rule in rules)]
        self._keys = sorted({rule.key for rules in self.rules for rule in rules})

    def vectors(self, folder: Path) -> tuple[Listing, Vectors]:
        """Index a folder; its files, and its vectors under each condition, all in memory."""
        say(f"indexing {folder}")
        path = absolute(str(folder.absolute()))
        self._library.index_folder(path, self._keys, self._pool, show)
        listing = self._store.files.listing(path)
        found = {}
        for condition in self._library.prepare(self._keys, self._pool):
            vectors = found[condition.key] = self._library.vectors(self._store, listing, condition)
            while vectors.make_ready(4096):
                pass
        return listing, found


def scaled(rules: Sequence[CopyRule], scale: float) -> list[CopyRule]:
    """The rules with other tolerances."""
    return [rule._replace(tolerance=rule.tolerance * scale) for rule in rules]


def search(vectors: Vectors, rules: Sequence[CopyRule]) -> tuple[NDArray[np.int64], str]:
    """Groups of a folder, and what finding them took."""
    tests = [CopyTest(vectors[rule.key].rows, rule) for rule in rules]
    found = CopySearch(tests, len(next(iter(vectors.values()))))
    steps, start = [0.0], perf_counter()
    while found.advance():
        steps.append(perf_counter() - start)
    return found.groups, f"{steps[-1]:.1f} s, step {1000 * np.diff(steps).max(initial=0):.0f} ms"


def shares_found(listing: Listing, vectors: Vectors, rules: Sequence[CopyRule]) -> dict[str, float]:
    """For each version, the share of photos of which it is taken for a copy."""
    paths = (Path(os.fsdecode(path)) for path in listing.paths)
    ids: dict[str, dict[str, int]] = {}
    for path, image_id in zip(paths, listing.image_ids.tolist(), strict=True):
        ids.setdefault(path.parent.name, {})[path.stem] = image_id
    return {
        name: float((distances(vectors, versions_and_originals(ids, name), rules) <= 1).mean())
        for name in VERSIONS
    }


def versions_and_originals(ids: dict[str, dict[str, int]], name: str) -> NDArray[np.int64]:
    """Image ids int64 [n, 2]: of each photo's version called `name` and of its original."""
    return np.array([[of_photo[name], of_photo["original"]] for of_photo in ids.values()])


def distances(
    vectors: Vectors, image_ids: NDArray[np.int64], rules: Sequence[CopyRule]
) -> NDArray[np.float32]:
    """Summed distances float32 [m] of pairs of images, int64 [m, 2]."""
    total = np.zeros(len(image_ids), np.float32)
    for rule in rules:
        of_folder = vectors[rule.key]
        first, second = (of_folder.rows(of_folder.find(ids)) for ids in image_ids.T)
        total += distances_of(np.einsum("ij,ij->i", first, second), rule)
    return total


def collapsed(groups: NDArray[np.int64]) -> str:
    """How many images are in groups of several, in how many, and the largest of them."""
    sizes = np.unique(groups, return_counts=True)[1]
    several = sizes[sizes > 1]
    return f"{several.sum()} in {len(several)}, largest {several.max(initial=1)}"


def draw_sheet(
    path: Path, listing: Listing, image_ids: NDArray[np.int64], groups: NDArray[np.int64]
) -> None:
    """Draw up to 30 groups of several, the largest and random others; ten images of each."""
    names, sizes = np.unique(groups, return_counts=True)
    order = np.argsort(-sizes, kind="stable")[: (sizes > 1).sum()]
    rest = np.random.default_rng(0).permutation(order[10:])[:20]
    sheet = Image.new("RGB", (10 * SHEET_PX, 30 * SHEET_PX), "white")
    file_of = dict(zip(listing.image_ids.tolist(), listing.paths, strict=True))
    for row, group in enumerate(names[np.concatenate([order[:10], rest])]):
        for column, place in enumerate(np.flatnonzero(groups == group)[:10]):
            with Image.open(os.fsdecode(file_of[int(image_ids[place])])) as source:
                image = ImageOps.contain(source.convert("RGB"), (SHEET_PX, SHEET_PX))
            sheet.paste(image, (column * SHEET_PX, row * SHEET_PX))
    sheet.save(path)


def measure(asked: argparse.Namespace, bench: Bench, versions: Path) -> list[list[str]]:
    """A line of the table for each rule and scale."""
    made = bench.vectors(versions)
    _, of_photos = bench.vectors(asked.photos)
    alike = bench.vectors(asked.alike) if asked.alike else None
    rows = []
    for rules in bench.rules:
        for scale in SCALES:
            tried = scaled(rules, scale)
            row = ["+".join(rule.key for rule in rules), f"{scale:g}"]
            row += [f"{share:.3f}" for share in shares_found(*made, tried).values()]
            row.append(collapsed(search(of_photos, tried)[0]))
            if alike is not None:
                groups, cost = search(alike[1], tried)
                row += [collapsed(groups), cost]
                if asked.sheet and rules is bench.rules[0] and scale == 1:
                    ids = next(iter(alike[1].values())).image_ids
                    draw_sheet(asked.sheet, alike[0], ids, groups)
            rows.append(row)
    return rows


def main() -> None:
    """Make versions, index, measure, print."""
    asked = parse()
    with scratch_folder() as versions, data_folder(asked.data_dir) as data, WorkerPool() as pool:
        write_versions(jpegs(asked.photos, asked.versions_of), versions)
        library = Library(Places.of(str(data)))
        with library.open_store() as store:
            rows = measure(asked, Bench(library, pool, store), versions)
        dtype = library.engine.dtype if library.engine else None
    head = ["conditions", "tolerances x", *VERSIONS, "photos collapsed"]
    head += ["alike collapsed", "took"] if asked.alike else []
    print_table(machine_line(dtype), head, rows)


if __name__ == "__main__":
    main()
