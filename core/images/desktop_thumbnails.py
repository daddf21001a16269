"""Thumbnails that the programs of a Linux desktop share, by freedesktop.org's Thumbnail Managing
Standard: a PNG for each file, named after its address, with that and the file's time in it.

Likewise shows those of others where it has none of its own yet, and makes some if it is asked to.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote_from_bytes

from PIL import Image, PngImagePlugin

from core.images.sparing import MADE_BY

#: Names of the folders, and the longest side of what lies in them.
_LARGE_PX = 256
_READ_FROM = ("large", "x-large", "normal")
#: What GLib leaves as it is in a path, so that all find the same file.
_UNQUOTED = "!$&'()*+,-./:=@_~"
#: Larger files are no thumbnails.
_MOST_BYTES = 4 * 2**20
_PNG = b"\x89PNG\r\n\x1a\n"


def has_desktop_thumbnails() -> bool:
    """Whether programs share thumbnails on this system."""
    return sys.platform.startswith("linux")


def address_of(path: bytes) -> str:
    """The `file:` address of a path as other programs write it."""
    return "file://" + quote_from_bytes(path, safe=_UNQUOTED)


def read_thumbnail(path: bytes, mtime_ns: int) -> bytes | None:
    """PNG bytes of a thumbnail of the file as it is now; None where there is none."""
    if not has_desktop_thumbnails():
        return None
    for size in _READ_FROM:
        data = _read(_place(path, size))
        if data is not None and _is_of(data, path, mtime_ns):
            return data
    return None


def write_thumbnail(path: bytes, mtime_ns: int, picture: Image.Image) -> None:
    """Give other programs a thumbnail of a file, from its upright RGB picture; where they have one
    it stays. Whatever goes wrong, it is only not there."""
    if not has_desktop_thumbnails() or read_thumbnail(path, mtime_ns) is not None:
        return
    small = picture.copy()
    small.thumbnail((_LARGE_PX, _LARGE_PX), Image.Resampling.BICUBIC)
    info = PngImagePlugin.PngInfo()
    info.add_text("Thumb::URI", address_of(path))
    info.add_text("Thumb::MTime", str(mtime_ns // 10**9))
    info.add_text("Software", MADE_BY)
    out = io.BytesIO()
    # Quick rather than small: half as large again, in a third of the time.
    small.save(out, "PNG", pnginfo=info, compress_level=1)
    with suppress(OSError):
        _put(_place(path, "large"), out.getvalue())


def _place(path: bytes, size: str) -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    name = hashlib.md5(address_of(path).encode(), usedforsecurity=False).hexdigest()
    return Path(cache) / "thumbnails" / size / f"{name}.png"


def _read(place: Path) -> bytes | None:
    try:
        with place.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError:
        return None
    return data if data.startswith(_PNG) and len(data) <= _MOST_BYTES else None


def _is_of(data: bytes, path: bytes, mtime_ns: int) -> bool:
    """Whether a thumbnail is of this file, and made since it was changed."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            said = image.info
    except Exception:  # noqa: BLE001 - what others have written may be damaged in any way
        return False
    is_same_time = str(said.get("Thumb::MTime")) == str(mtime_ns // 10**9)
    return is_same_time and said.get("Thumb::URI") == address_of(path)


def _put(place: Path, data: bytes) -> None:
    """For this user's eyes alone, and whole or not at all, as the standard has it."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = place.with_name(f"{place.name}.{os.getpid()}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        partial.replace(place)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
