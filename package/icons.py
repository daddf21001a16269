"""Likewise's icon in the formats of Windows and macOS, made from the PNGs in `resources`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"


def _picture(size_px: int) -> Image.Image:
    picture: Image.Image = Image.open(_ICONS / f"likewise-{size_px}.png").convert("RGBA")
    return picture


def write_ico(target: Path) -> Path:
    """All sizes that Windows shows, each from the PNG that was drawn for it."""
    sizes = (16, 32, 48, 64, 128, 256)
    largest, *others = (_picture(size) for size in reversed(sizes))
    largest.save(target, "ICO", sizes=[(s, s) for s in sizes], append_images=others)
    return target


def write_icns(target: Path) -> Path:
    """All sizes that macOS shows, up to 512 pixels."""
    largest, *others = (_picture(size) for size in (512, 256, 128, 64, 32, 16))
    largest.save(target, "ICNS", append_images=others)
    return target
