"""Drawn pictures and the listings of them that the tests of the grid share."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw
from PySide6.QtTest import QAbstractItemModelTester

from gui.gallery.model import (
    GalleryModel,
    Tiles,
)
from gui.thumbnails import ThumbnailCache

N_DRAWN = 30


def drawn_jpeg(number: int) -> bytes:
    """A picture of a plain colour with a disc; the colour tells the number."""
    width, height = (300, 200) if number % 2 else (200, 300)
    image = Image.new("RGB", (width, height), colour_of(number))
    ImageDraw.Draw(image).ellipse((20, 20, 60, 60), fill="white")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def colour_of(number: int) -> tuple[int, int, int]:
    return (40 + 7 * number % 200, 250 - 8 * number % 200, 60 + 31 * number % 180)


def tiles_of(n_rows: int, n_images: int = N_DRAWN, *, is_ranked: bool = False) -> Tiles:
    """File ids 101, 102, ...; images repeat if there are fewer of them."""
    numbers = np.arange(n_rows, dtype=np.int64)
    image_ids = numbers % n_images + 1 if n_images else np.zeros(n_rows, np.int64)
    scores = np.linspace(1, 0, n_rows, dtype=np.float32) if is_ranked else None
    paths = [b"/pictures/%06d.jpg" % number for number in range(n_rows)]
    return Tiles(numbers + 101, image_ids, paths, numbers + 2048, numbers + 10**9, scores)


def drawn_cache() -> ThumbnailCache:
    """Thumbnails of the images 1 to 30; close it in the end."""
    proxies = {number: drawn_jpeg(number) for number in range(1, N_DRAWN + 1)}
    return ThumbnailCache(lambda: proxies.get)


def watched_model(cache: ThumbnailCache) -> GalleryModel:
    """A model of 30 files, watched by Qt's tester."""
    model = GalleryModel(cache)
    QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, parent=model
    )
    model.set_tiles(tiles_of(N_DRAWN))
    return model
