"""A small library of drawn pictures with labels, for lessons that read pixels."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from core.images.decode import open_proxy
from core.store.images import NewImage
from core.store.store import Store
from core.teaching.records import Split
from core.teaching.splitting import split

SHAPES = ("disc", "square", "bars")


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The pictures themselves, and what a lesson is given of them."""

    images: list[Image.Image]
    image_ids: NDArray[np.int64]
    codes: NDArray[np.int32]
    split: Split


def drawn_picture(shape: str, rng: np.random.Generator) -> Image.Image:
    """A dark shape somewhere on a light ground."""
    image = Image.new("RGB", (60, 80), tuple(rng.integers(200, 256, 3).tolist()))
    draw = ImageDraw.Draw(image)
    left, top = rng.integers(4, 20, 2).tolist()
    box = (left, top, left + 32, top + 40)
    ink = tuple(rng.integers(0, 90, 3).tolist())
    if shape == "disc":
        draw.ellipse(box, fill=ink)
    elif shape == "square":
        draw.rectangle(box, fill=ink)
    else:
        for row in range(top, top + 40, 8):
            draw.rectangle((left, row, left + 32, row + 3), fill=ink)
    return image


def jpeg(image: Image.Image) -> bytes:
    """As a proxy is kept."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def drawn_library(folder: Path, n_images: int, seed: int = 1) -> Drawn:
    """A library in `folder` with so many pictures, each labelled by its shape."""
    rng = np.random.default_rng(seed)
    codes = (np.arange(n_images) % len(SHAPES)).astype(np.int32)
    images = [drawn_picture(SHAPES[code], rng) for code in codes]
    new = [
        NewImage(number.to_bytes(16, "big"), 60, 80, None, jpeg(image))
        for number, image in enumerate(images)
    ]
    with Store(folder) as store:
        with store.transaction():
            ids = store.images.add(new, store.proxies)
        image_ids = np.array([ids[image.content] for image in new], np.int64)
        proxies = [store.proxies.read(image_id) for image_id in image_ids.tolist()]
    seen = [open_proxy(proxy) for proxy in proxies if proxy is not None]
    parts = split(codes, np.arange(n_images), 0.25, seed)
    return Drawn(seen, image_ids, codes, parts)
