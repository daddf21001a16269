"""Photos as large as a camera's, made from small ones: 12 megapixels, 3 to 5 MB.

    python benchmarks/camera.py PHOTOS TARGET [--n 250]

A small photo is scaled up, which leaves it smooth, and gets the noise of a sensor, which grows with
the light. All files differ; the same photos, number and seed give the same files.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from bench import jpegs, n_cores, say
from PIL import Image, ImageOps

LANDSCAPE_PX = (4000, 3000)
_QUALITY = 95
#: Standard deviations of the noise in levels of 255: in the dark, and what full light adds.
_NOISE_IN_DARK, _NOISE_OF_LIGHT = 2.0, 4.0


def write_photos(photos: Sequence[Path], n: int, target: Path, seed: int = 0) -> list[Path]:
    """Write `n` large photos made from `photos` in turn, on all cores; files there are kept."""
    target.mkdir(parents=True, exist_ok=True)
    paths = [target / f"{number:05d}.jpg" for number in range(n)]
    sources = [photos[number * len(photos) // n % len(photos)] for number in range(n)]
    with ProcessPoolExecutor(n_cores(), get_context("spawn")) as processes:
        list(processes.map(_write, sources, paths, range(n), repeat(seed)))
    return paths


def _write(source: Path, path: Path, number: int, seed: int) -> None:
    if path.exists():
        return
    with Image.open(source) as image:
        data = enlarged(image.convert("RGB"), np.random.default_rng([seed, number]))
    partial = path.with_suffix(".partial")
    partial.write_bytes(data)
    partial.replace(path)


def enlarged(image: Image.Image, rng: np.random.Generator) -> bytes:
    """JPEG bytes of the image's middle at 12 megapixels, with noise."""
    size = LANDSCAPE_PX if image.width >= image.height else LANDSCAPE_PX[::-1]
    smooth = np.asarray(ImageOps.fit(image, size, Image.Resampling.BICUBIC), np.float32)
    noise = rng.standard_normal(smooth.shape, np.float32)
    noise *= _NOISE_IN_DARK + _NOISE_OF_LIGHT * np.sqrt(smooth / 255.0)
    noisy = np.clip(np.rint(smooth + noise), 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(noisy).save(out, "JPEG", quality=_QUALITY, subsampling="4:2:0")
    return out.getvalue()


def main() -> None:
    """Write them and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photos", metavar="PHOTOS", type=Path, help="a folder of JPEG photos")
    parser.add_argument("target", metavar="TARGET", type=Path, help="where the large ones go")
    parser.add_argument("--n", type=int, default=250)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    paths = write_photos(jpegs(asked.photos), asked.n, asked.target, asked.seed)
    sizes = [path.stat().st_size / 1e6 for path in paths]
    mean = sum(sizes) / len(sizes)
    say(f"{len(paths)} photos of {min(sizes):.1f} to {max(sizes):.1f} MB, {mean:.1f} on average")


if __name__ == "__main__":
    main()
