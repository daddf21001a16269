"""Twenty files that cannot be indexed, each in its own way."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image


def make_broken(folder: Path) -> dict[str, str]:
    """Put 20 broken files into `folder`; the code of the reason for each name."""
    files = {**_wrong_contents(), **_cut_off()}
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    codes = {name: code for name, (_, code) in files.items()}
    codes.update(_no_files(folder))
    return codes


def _wrong_contents() -> dict[str, tuple[bytes, str]]:
    return {
        "empty.jpg": (b"", "empty"),
        "empty.heic": (b"", "empty"),
        "text.jpg": (b"These are only words.\n", "not_an_image"),
        "page.png": (b"<!DOCTYPE html><html></html>", "not_an_image"),
        "noise.jpg": (np.random.default_rng(6).bytes(3000), "not_an_image"),
        "paper.jpeg": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not_an_image"),
        "drawing.jpg": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not_an_image"),
        "zeros.gif": (bytes(4096), "not_an_image"),
        "start only.jpg": (b"\xff\xd8\xff\xe0", "not_an_image"),
        "bomb.png": (_bomb(), "too_large"),
        "bomb.jpg": (_bomb(), "too_large"),
    }


def _cut_off() -> dict[str, tuple[bytes, str]]:
    rng = np.random.default_rng(7)
    image = Image.fromarray(rng.integers(0, 256, (90, 120, 3), np.uint8))
    cut = {}
    for ending, format_name in (("jpg", "JPEG"), ("png", "PNG"), ("bmp", "BMP"), ("tif", "TIFF")):
        out = io.BytesIO()
        image.save(out, format_name)
        cut[f"cut off.{ending}"] = (out.getvalue()[: len(out.getvalue()) // 2], "truncated")
    return cut


def _no_files(folder: Path) -> dict[str, str]:
    """Links and pipes where the system has them, else empty files."""
    names = {
        "dangling.jpg": "broken_link",
        "loop.jpg": "looping_link",
        "loop a.png": "looping_link",
        "loop b.png": "looping_link",
        "pipe.jpg": "not_a_file",
    }
    if os.name == "nt":
        for name in names:
            (folder / name).write_bytes(b"")
        return dict.fromkeys(names, "empty")
    (folder / "dangling.jpg").symlink_to(folder / "nowhere.jpg")
    (folder / "loop.jpg").symlink_to(folder / "loop.jpg")
    (folder / "loop a.png").symlink_to(folder / "loop b.png")
    (folder / "loop b.png").symlink_to(folder / "loop a.png")
    os.mkfifo(folder / "pipe.jpg")
    return names


def _bomb() -> bytes:
    """A PNG of a few hundred bytes that claims 900 megapixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        checksum = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", checksum)

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(bytes(90_000)))
    return b"\x89PNG\r\n\x1a\n" + header + data + chunk(b"IEND", b"")
