"""What the proxy costs: quality of Content when embedded from proxies of several sizes.

A proxy is what is kept of a picture and what every condition sees. Labels are the names of the
folders that the pictures lie in.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bench import jpegs, machine_line, print_table, say
from measures import map_at_r, nearest_has_label
from numpy.typing import NDArray
from PIL import Image

from core.conditions.backbone import NetworkReader
from core.conditions.builtin import CONTENT
from core.images.decode import PROXY_QUALITY, PROXY_SIDE_PX, decode, open_proxy
from core.workers.bench import Workbench
from core.workers.tasks import MeasureEngine

SIDES_PX = (192, 256, 320, 384)
QUALITIES = (80, 85, 90, 95)
BATCH = 16


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clothing", type=Path, required=True, help="photos in a folder a class")
    parser.add_argument("--limit", metavar="N", type=int, help="take only N of the photos")
    return parser.parse_args()


def proxies(files: Sequence[bytes], side_px: int, quality: int) -> list[bytes]:
    """A proxy of each file, in the way of `core.images.decode.proxy_of`."""
    made = []
    for data in files:
        out = io.BytesIO()
        image = decode(data, side_px).image
        image.save(out, "JPEG", quality=quality, subsampling="4:2:0")
        made.append(out.getvalue())
    return made


def vectors_of(
    reader: NetworkReader, images: Sequence[bytes], is_proxy: bool
) -> NDArray[np.float32]:
    """Unit vectors float32 [n, d]."""

    def opened(data: bytes) -> Image.Image:
        return open_proxy(data) if is_proxy else decode(data, None).image

    parts = [
        reader.embed([opened(data) for data in images[start : start + BATCH]], [CONTENT.read])[0]
        for start in range(0, len(images), BATCH)
    ]
    return np.concatenate(parts)


def row_of(
    name: str, images: Sequence[bytes], vectors: NDArray[np.float32], labels: NDArray[np.int64]
) -> list[str]:
    """One line of the table."""
    nearest = nearest_has_label(vectors, labels)
    precision = map_at_r(vectors, labels, np.random.default_rng(0))
    n_bytes = sum(map(len, images)) / len(images)
    return [name, f"{nearest:.3f}", f"{precision:.4f}", f"{n_bytes / 1000:.1f}"]


def main() -> None:
    """Embed from each kind of proxy, measure, print."""
    asked = parse()
    photos = jpegs(asked.clothing, asked.limit)
    files = [path.read_bytes() for path in photos]
    _, labels = np.unique([path.parent.name for path in photos], return_inverse=True)
    bench = Workbench()
    engine = MeasureEngine().run(bench)
    reader = bench.reader([CONTENT], engine)
    rows = [row_of("originals", files, vectors_of(reader, files, False), labels)]
    for side_px in SIDES_PX:
        for quality in QUALITIES:
            say(f"side {side_px}, quality {quality}")
            made = proxies(files, side_px, quality)
            is_chosen = (side_px, quality) == (PROXY_SIDE_PX, PROXY_QUALITY)
            name = f"{side_px} px, quality {quality}" + (" (chosen)" if is_chosen else "")
            rows.append(row_of(name, made, vectors_of(reader, made, True), labels))
    head = ("embedded from", "R@1", "mAP@R", "kB each")
    print_table(f"{machine_line(engine.dtype)}, {len(photos)} photos", head, rows)


if __name__ == "__main__":
    main()
