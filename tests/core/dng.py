"""The smallest RAW files that LibRaw reads, put together by hand: DNG with or without a preview.

TIFF 6.0 and the DNG specification, 1.4: a directory for the preview, and below it one for what a
sensor saw, in the order red, green, green, blue.
"""

from __future__ import annotations

import io
import struct

import numpy as np
from PIL import Image

_SENSOR_PX = (64, 48)
_SHORT, _LONG = 3, 4
_FORMS = {1: "B", _SHORT: "H", _LONG: "I", 5: "I", 10: "i"}
_N_OF_VALUES = {5: 2, 10: 2}

#: Tag, kind, values: text as bytes, else numbers.
Entry = tuple[int, int, bytes | tuple[int, ...]]


def dng(preview: bytes | None = None, orientation: int = 1) -> bytes:
    """A DNG file around a JPEG file; None: without a preview."""
    width, height = _SENSOR_PX
    sensor = (np.arange(width * height, dtype="<u2") % 4096).tobytes()
    if preview is None:
        entries = _of_sensor(len(sensor), 0) + _of_camera(orientation)
        start = 8 + len(_directory(entries, 8))
        entries = _of_sensor(len(sensor), start) + _of_camera(orientation)
        return _HEAD + _directory(entries, 8) + sensor
    preview += bytes(len(preview) % 2)
    head = _of_preview(preview, 0, 0) + _of_camera(orientation)
    below = 8 + len(_directory(head, 8))
    first = below + len(_directory(_of_sensor(len(sensor), 0), below))
    head = _of_preview(preview, below, first) + _of_camera(orientation)
    inner = _directory(_of_sensor(len(sensor), first + len(preview)), below)
    return _HEAD + _directory(head, 8) + inner + preview + sensor


def quarters(size: tuple[int, int] = (480, 320)) -> bytes:
    """A JPEG whose upper left quarter is red on white."""
    image = Image.new("RGB", size, "white")
    image.paste((220, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


_HEAD = b"II*\0" + struct.pack("<I", 8)


def _of_sensor(n_bytes: int, first_byte: int) -> list[Entry]:
    width, height = _SENSOR_PX
    return [
        *((254, _LONG, (0,)), (256, _LONG, (width,)), (257, _LONG, (height,))),
        *((258, _SHORT, (16,)), (259, _SHORT, (1,)), (262, _SHORT, (32803,))),
        *((273, _LONG, (first_byte,)), (277, _SHORT, (1,)), (278, _LONG, (height,))),
        *((279, _LONG, (n_bytes,)), (284, _SHORT, (1,)), (33421, _SHORT, (2, 2))),
        *((33422, 1, (0, 1, 1, 2)), (50714, _SHORT, (0,)), (50717, _SHORT, (4095,))),
    ]


def _of_preview(preview: bytes, below: int, first_byte: int) -> list[Entry]:
    with Image.open(io.BytesIO(preview)) as image:
        width, height = image.size
    return [
        *((254, _LONG, (1,)), (256, _LONG, (width,)), (257, _LONG, (height,))),
        *((258, _SHORT, (8, 8, 8)), (259, _SHORT, (7,)), (262, _SHORT, (6,))),
        *((273, _LONG, (first_byte,)), (277, _SHORT, (3,)), (278, _LONG, (height,))),
        *((279, _LONG, (len(preview),)), (330, _LONG, (below,))),
    ]


def _of_camera(orientation: int) -> list[Entry]:
    one = (1, 1, 0, 1, 0, 1)
    return [
        *((271, 2, b"Likewise\0"), (272, 2, b"Drawn\0"), (274, _SHORT, (orientation,))),
        *((306, 2, b"2020:01:02 03:04:05\0"), (50706, 1, (1, 4, 0, 0))),
        *((50708, 2, b"Likewise Drawn\0"), (50721, 10, (*one, *one[4:], *one, *one[4:], 1, 1))),
        *((50728, 5, (1, 1) * 3), (50778, _SHORT, (21,))),
    ]


def _directory(entries: list[Entry], at: int) -> bytes:
    """Entries as they lie in a file at a place, followed by their longer values."""
    out, more = struct.pack("<H", len(entries)), b""
    end = at + len(out) + 12 * len(entries) + 4
    for tag, kind, values in sorted(entries, key=lambda entry: entry[0]):
        is_text = isinstance(values, bytes)
        data = values if is_text else struct.pack(f"<{len(values)}{_FORMS[kind]}", *values)
        count = len(values) // _N_OF_VALUES.get(kind, 1)
        field = data.ljust(4, b"\0")
        if len(data) > 4:
            field = struct.pack("<I", end + len(more))
            more += data + bytes(len(data) % 2)
        out += struct.pack("<HHI", tag, kind, count) + field
    return out + bytes(4) + more
