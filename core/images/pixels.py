"""From the pixels of any format to 8 bits a channel, no alpha, and sRGB.

Large images are worked on in strips: beside the image and its result nothing of its size is kept.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

_WHITE = (255, 255, 255)
_STRIP_PIXELS = 4_000_000

Box = tuple[int, int, int, int]


def to_eight_bit(source: Image.Image) -> Image.Image:
    """RGB, L or CMYK with 8 bits a channel and no alpha."""
    if source.mode in ("RGB", "L", "CMYK"):
        if "transparency" not in source.info or source.mode == "CMYK":
            return source
        return _on_white(source)
    if source.mode.startswith(("I", "F")):
        return _from_deep(source)
    if source.mode in ("P", "PA", "LA", "La", "RGBA", "RGBa"):
        if source.mode == "P" and "transparency" not in source.info:
            return source.convert("RGB")
        return _on_white(source)
    return source.convert("RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB in the colours that screens expect, from those of `profile`."""
    if profile:
        try:
            return _by_profile(image, profile)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a broken profile says nothing about the pixels: go on without it
    return image.convert("RGB")


def _strips(image: Image.Image) -> Iterator[tuple[Image.Image, Box]]:
    """The image from top to bottom, and where each piece lies."""
    n_rows = max(_STRIP_PIXELS // image.width, 1)
    if n_rows >= image.height:
        yield image, (0, 0, *image.size)
        return
    for top in range(0, image.height, n_rows):
        box = (0, top, image.width, min(top + n_rows, image.height))
        yield image.crop(box), box


def _on_white(image: Image.Image) -> Image.Image:
    flat = Image.new("RGB", image.size, _WHITE)
    for strip, box in _strips(image):
        seen = strip.convert("RGBA")
        flat.paste(seen, box, mask=seen.getchannel("A"))
    return flat


def _from_deep(source: Image.Image) -> Image.Image:
    """16-bit integers by their high byte; floats by their own range, unless that is 0 to 1."""
    low, high = _range(source)
    if source.mode == "F" and low >= 0.0 and high <= 1.0:
        low, high = 0.0, 1.0
    flat = Image.new("L", source.size)
    for strip, box in _strips(source):
        values = _numbers(strip)
        if source.mode == "F":
            values = (values - low) * (255.0 / max(high - low, 1e-12))
        elif high > 255 or source.mode != "I":
            values = values / 257.0
        greys = np.clip(np.rint(values), 0, 255).astype(np.uint8)
        flat.paste(Image.fromarray(greys, "L"), box)
    return flat


def _range(source: Image.Image) -> tuple[float, float]:
    """The smallest and the largest number of an image."""
    ranges = [(v.min(), v.max()) for v in (_numbers(strip) for strip, _ in _strips(source))]
    return float(min(low for low, _ in ranges)), float(max(high for _, high in ranges))


def _numbers(strip: Image.Image) -> NDArray[np.float32]:
    return np.nan_to_num(np.asarray(strip).astype(np.float32))


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    space = source.profile.xcolor_space.strip()
    fits = {"RGB": "RGB", "CMYK": "CMYK", "GRAY": "L"}.get(space) == image.mode
    if not fits or "srgb" in (source.profile.profile_description or "").lower():
        return image.convert("RGB")
    converted: Image.Image | None = ImageCms.profileToProfile(
        image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    return converted or image.convert("RGB")
