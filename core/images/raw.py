"""RAW pictures of cameras, read through the preview that the camera has put in: the extra `raw`.

Developing what the sensor saw takes seconds, and looks other than the camera's own picture. It is
done, at half the size, only where there is no preview.
"""

from __future__ import annotations

import importlib.util
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from core.errors import LikewiseError

if TYPE_CHECKING:
    import rawpy

#: Endings of the RAW files of common cameras, in lower case.
RAW_ENDINGS = frozenset(
    f".{name}".encode()
    for name in (
        *("3fr", "arw", "cr2", "cr3", "crw", "dcr", "dng", "erf", "fff", "iiq", "kdc", "mef"),
        *("mos", "mrw", "nef", "nrw", "orf", "pef", "raf", "rw2", "rwl", "sr2", "srf", "srw"),
        "x3f",
    )
)
#: How files begin that are nothing but RAW, and where that stands.
_MARKS = (
    (0, b"FUJIFILMCCD-RAW"),
    (0, b"IIRO"),  # Olympus
    (0, b"IIRS"),
    (0, b"MMOR"),
    (0, b"IIU\0"),  # Panasonic
    (0, b"FOVb"),  # Sigma
    (0, b"\0MRM"),  # Minolta
    (4, b"ftypcrx "),  # Canon CR3
    (6, b"HEAPCCDR"),  # Canon CRW
    (8, b"CR\x02\0"),  # Canon CR2
)
_TIFF_MARKS = {b"II*\0": "<", b"MM\0*": ">"}
#: Of a TIFF file: how its colours are laid out, where further pictures in it are described, and
#: what only DNG files have.
_PHOTOMETRIC, _SUB_IFDS, _DNG_VERSION = 0x0106, 0x014A, 0xC612
#: Colours as a sensor sees them, before and after they were put together.
_OF_SENSORS = frozenset({32803, 34892})
_MOST_IFDS, _MOST_ENTRIES, _MOST_SUB_IFDS = 16, 256, 8
#: What LibRaw calls a turn, as the number that Exif has for it.
_EXIF_TURNS = {0: 1, 3: 3, 5: 8, 6: 6}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a RAW file shows: a JPEG file or pixels, and how to turn it (a number of Exif).

    `taken` is the camera's date as Exif writes it, or empty.
    """

    picture: bytes | Image.Image
    orientation: int
    taken: str


@cache
def can_read_raw() -> bool:
    """Whether LibRaw is installed."""
    return importlib.util.find_spec("rawpy") is not None


def is_raw(data: bytes) -> bool:
    """Whether a file is a RAW picture, by what is in it. A few kilobytes of it are looked at."""
    return has_raw_mark(data) or any(map(_is_of_sensor, _entries(data)))


def has_raw_mark(head: bytes) -> bool:
    """Whether a file begins as no other than a RAW picture does; 32 bytes tell."""
    return any(head[at : at + len(mark)] == mark for at, mark in _MARKS)


def open_preview(data: bytes, max_pixels: int) -> Preview | None:
    """The preview in a RAW file; None where LibRaw does not know its kind.

    Raises "needs_raw" without LibRaw, "too_large", "truncated" and `MemoryError`.
    """
    if not can_read_raw():
        raise LikewiseError("needs_raw")
    import rawpy

    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            return _preview(raw, max_pixels)
    except rawpy.LibRawFileUnsupportedError:
        return None
    except rawpy.LibRawUnsufficientMemoryError as error:
        raise MemoryError from error
    except rawpy.LibRawError as error:
        raise LikewiseError("truncated") from error


def _preview(raw: rawpy.RawPy, max_pixels: int) -> Preview:
    import rawpy

    taken = _taken(raw)
    try:
        found = raw.extract_thumb()
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
        return Preview(_developed(raw, max_pixels), 1, taken)
    if found.format == rawpy.ThumbFormat.JPEG:
        picture: bytes | Image.Image = bytes(found.data)
        width, height = _jpeg_size(bytes(found.data))
    else:
        picture = Image.fromarray(np.asarray(found.data)).convert("RGB")
        width, height = picture.size
    return Preview(picture, _orientation(raw.sizes, width, height), taken)


def _orientation(sizes: rawpy.ImageSizes, width: int, height: int) -> int:
    """That of the RAW file, unless the preview has been turned already."""
    is_on_side = sizes.flip in (5, 6)
    is_turned = (width >= height) != (sizes.width >= sizes.height)
    return 1 if is_on_side and is_turned else _EXIF_TURNS.get(sizes.flip, 1)


def _developed(raw: rawpy.RawPy, max_pixels: int) -> Image.Image:
    """Pixels of half the width and height, upright."""
    pixels = raw.sizes.raw_width * raw.sizes.raw_height
    if pixels > max_pixels:
        raise LikewiseError(
            "too_large", megapixels=pixels // 1_000_000, limit=max_pixels // 1_000_000
        )
    developed = raw.postprocess(half_size=True, use_camera_wb=True, output_bps=8)
    is_grey = developed.shape[2] == 1
    return Image.fromarray(developed[:, :, 0] if is_grey else developed)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        width, height = image.size
    return width, height


def _taken(raw: rawpy.RawPy) -> str:
    try:
        moment = raw.other.timestamp
    except (AttributeError, ValueError, OverflowError, OSError):
        return ""  # an older release does not tell, or what it tells is no date
    return f"{moment:%Y:%m:%d %H:%M:%S}" if moment.year > 1980 else ""


# TIFF, of which most RAW formats are made


def _is_of_sensor(entry: tuple[int, int]) -> bool:
    tag, value = entry
    return tag == _DNG_VERSION or (tag == _PHOTOMETRIC and value in _OF_SENSORS)


def _entries(data: bytes) -> Iterator[tuple[int, int]]:
    """(tag, value) of what describes the pictures in a TIFF file; nothing where it is none.

    The value is the first number of an entry, or where its values stand.
    """
    order = _TIFF_MARKS.get(data[:4])
    if order is None:
        return
    pending, seen = [_number(data, 4, order + "I")], set[int]()
    while pending and len(seen) < _MOST_IFDS:
        at = pending.pop()
        n_entries = _number(data, at, order + "H")
        if at in seen or not 0 < n_entries <= _MOST_ENTRIES:
            continue
        seen.add(at)
        for place in range(at + 2, at + 2 + 12 * n_entries, 12):
            tag, kind = _number(data, place, order + "H"), _number(data, place + 2, order + "H")
            value = _number(data, place + 8, order + ("H" if kind == 3 else "I"))
            yield tag, value
            if tag == _SUB_IFDS:
                pending += _sub_ifds(data, _number(data, place + 4, order + "I"), value, order)
        pending.append(_number(data, at + 2 + 12 * n_entries, order + "I"))


def _sub_ifds(data: bytes, n_places: int, value: int, order: str) -> list[int]:
    if n_places == 1:
        return [value]
    n_read = min(n_places, _MOST_SUB_IFDS)
    return [_number(data, value + 4 * place, order + "I") for place in range(n_read)]


def _number(data: bytes, at: int, form: str) -> int:
    """A number in a file; 0 beyond its end."""
    if at + struct.calcsize(form) > len(data):
        return 0
    (number,) = struct.unpack_from(form, data, at)
    return int(number)
