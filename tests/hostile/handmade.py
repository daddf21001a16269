"""Files made to do harm: sizes that nobody has memory for, loops, counts that run away.

Each is small and is refused, or read, within the limits of one picture.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image

from tests.hostile.heic import HEIC
from tests.hostile.originals import drawn, originals

_HUGE = 0x7FFFFFFF


def handmade() -> dict[str, bytes]:
    """Files by name."""
    made = {name: make() for name, make in _MAKERS.items()}
    cut = {f"cut at {at}.heic": HEIC[:at] for at in range(0, len(HEIC), 90)}
    tiny = {f"{n} bytes.{ending}": b"\xff\xd8"[:n] for n in (0, 1, 2) for ending in ("jpg", "png")}
    return made | cut | tiny | _absurd_sizes()


def slow() -> dict[str, bytes]:
    """Files that keep a decoder busy: one for seconds, one for longer than a picture may take."""
    return {"scans.jpg": _many_scans(), "strips.tif": _hollow_strips()}


def hungry_jpeg() -> bytes:
    """A progressive JPEG of a few hundred bytes whose coefficients would take 6 GB."""
    components = b"".join(bytes((number, 0x11, 0)) for number in (1, 2, 3))
    frame = struct.pack(">BHHB", 8, 32_000, 33_000, 3) + components
    scan = bytes((3, 1, 0, 2, 0, 3, 0, 0, 0, 0))
    return (
        b"\xff\xd8"
        + _segment(0xDB, bytes((0, *([1] * 64))))
        + _segment(0xC2, frame)
        + _segment(0xC4, bytes((0, 1, *([0] * 15), 0)))
        + _segment(0xDA, scan)
        + bytes(400)
        + b"\xff\xd9"
    )


def postscript_in_iptc() -> bytes:
    """A picture of a news agency that says it holds a JPEG, and holds a program."""
    program = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n%%EOF\n"
    nine = (9).to_bytes(4, "big")
    fields = [(3, 60, b"\1\0"), (3, 20, nine), (3, 30, nine), (3, 120, b"\5"), (8, 10, program)]
    return b"".join(struct.pack(">3BH", 0x1C, r, n, len(body)) + body for r, n, body in fields)


# Sizes


def _absurd_sizes() -> dict[str, bytes]:
    """Sound files whose width and height, 40 x 30, are written over."""
    places = {
        "png": (16, ">II"),
        "gif": (6, "<HH"),
        "palette.bmp": (18, "<ii"),
        "psd": (14, ">II"),
        "sgi": (6, ">HH"),
        "tga": (12, "<HH"),
        "qoi": (4, ">II"),
        "ras": (4, ">II"),
        "dds": (12, "<II"),
        "ftu": (8, "<ii"),
        "gbr": (8, ">II"),
        "pxr": (416, "<HH"),
        "mcidas": (32, ">ii"),
        "fli": (8, "<HH"),
    }
    made = {}
    for name, (at, form) in places.items():
        large = 0xFFFF if "H" in form else _HUGE
        for word, size in (("huge", (large, large)), ("flat", (large, 1)), ("none", (0, 0))):
            data = bytearray(originals()[name])
            struct.pack_into(form, data, at, *size)
            ending = "jpg" if name == "mcidas" else name
            made[f"{word} {name}.{ending}"] = _with_sound_header(bytes(data))
    made["huge.ppm"] = b"P6 999999999 999999999 255\n"
    made["long number.ppm"] = b"P6 " + b"9" * 100_000 + b" 1 255\n"
    made["huge.fits"] = originals()["fits"].replace(b"NAXIS1  = 40", b"NAXIS1  = 999999999")
    made["huge.xpm"] = originals()["xpm"].replace(b"40 30 2 1", b"99999999 9999999 999999999 9")
    made["huge.heic"] = HEIC.replace(struct.pack(">II", 96, 64), struct.pack(">II", _HUGE, _HUGE))
    return made


def _with_sound_header(data: bytes) -> bytes:
    """A PNG's header with its checksum; all else as it is."""
    if not data.startswith(b"\x89PNG"):
        return data
    return data[:29] + struct.pack(">I", zlib.crc32(data[12:29])) + data[33:]


def _icon_with_bomb() -> bytes:
    """An icon of 32 pixels, which is a PNG of 900 megapixels."""
    png = _png(30_000, 30_000, zlib.compress(bytes(9_000)))
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 32, 32, 0, 0, 1, 32, len(png), 22) + png


def _profile_bomb() -> bytes:
    """A PNG whose colour profile and text unpack to 256 megabytes each."""
    packed = zlib.compress(bytes(1 << 28), 9)
    chunks = _chunk(b"iCCP", b"x\0\0" + packed) + _chunk(b"zTXt", b"x\0\0" + packed)
    plain = _png(8, 8, zlib.compress(bytes(8 * 25)))
    return plain[:33] + chunks + plain[33:]


def _endless_frames() -> bytes:
    """An animation that goes on for ever: only its first frame is anybody's business."""
    out = io.BytesIO()
    frames = [drawn("P"), drawn("L").convert("P")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], loop=0)
    whole = out.getvalue()
    second = whole.rindex(b"!\xf9")
    return whole[:second] + whole[second:-1] * 20_000 + b";"


def _many_scans() -> bytes:
    """A progressive JPEG of 16 megapixels that says the same thousands of times."""
    out = io.BytesIO()
    Image.new("L", (4096, 4096), 90).save(out, "JPEG", progressive=True, quality=5)
    whole = out.getvalue()
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * 400 + b"\xff\xd9"


# Chains and loops


def _tiff(*directories: bytes, first: int = 8) -> bytes:
    return struct.pack("<2sHI", b"II", 42, first) + b"".join(directories)


def _entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", tag, kind, count, value)


def _directory(entries: list[bytes], following: int) -> bytes:
    return struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", following)


def _deep_chain() -> bytes:
    """A hundred thousand directories, one behind the other, none with an image."""
    size = len(_directory([_entry(256, 4, 1, 1)], 0))
    return _tiff(*(_directory([_entry(256, 4, 1, 1)], 8 + size * (n + 1)) for n in range(100_000)))


def _loop() -> bytes:
    """A directory that is its own successor, its own Exif, GPS and sub-directory."""
    pointers = [_entry(tag, 4, 1, 8) for tag in (330, 0x8769, 0x8825, 0xA005)]
    sizes = [_entry(256, 4, 1, 40), _entry(257, 4, 1, 30)]
    return _tiff(_directory([*sizes, *pointers], 8))


def _huge_counts() -> bytes:
    """Tags that say that they hold four billion values."""
    tags = (256, 257, 258, 273, 279, 320, 34675, 0x8769, 700)
    return _tiff(_directory([_entry(tag, 4, 0xFFFFFFFF, 8) for tag in tags], 8))


def _hollow_strips() -> bytes:
    """An image of a million strips that all lie in the same place."""
    tags = [(256, 40), (257, 1_000_000), (258, 8), (259, 1), (262, 1), (278, 1)]
    entries = [_entry(tag, 4, 1, value) for tag, value in tags]
    return _tiff(_directory([*entries, _entry(273, 4, 1_000_000, 8)], 0), bytes(4_000_000))


def _jpeg_with_exif(exif: bytes) -> bytes:
    plain = originals()["progressive.jpg"]
    return plain[:2] + _segment(0xE1, b"Exif\0\0" + exif) + plain[2:]


def _nested_iptc() -> bytes:
    """A picture of a news agency within one, and so on."""
    data, nine = b"", (9).to_bytes(4, "big")
    for _ in range(60):
        fields = [(3, 60, b"\1\0"), (3, 20, nine), (3, 30, nine), (3, 120, b"\5"), (8, 10, data)]
        parts = [
            struct.pack(">3BH", 0x1C, r, n, min(len(b), 0x7FFF)) + b[:0x7FFF] for r, n, b in fields
        ]
        data = b"".join(parts)
    return data


# Parts


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _png(width: int, height: int, data: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


_MAKERS: dict[str, Callable[[], bytes]] = {
    "hungry.jpg": hungry_jpeg,
    "program.iim": postscript_in_iptc,
    "bomb.png": lambda: _png(30_000, 30_000, zlib.compress(bytes(90_000))),
    "bomb.ico": _icon_with_bomb,
    "profile.png": _profile_bomb,
    "endless.gif": _endless_frames,
    "chain.tif": _deep_chain,
    "loop.tif": _loop,
    "counts.tif": _huge_counts,
    "exif loop.jpg": lambda: _jpeg_with_exif(_loop()),
    "exif counts.jpg": lambda: _jpeg_with_exif(_huge_counts()),
    "exif chain.jpg": lambda: _jpeg_with_exif(_deep_chain()[:60_000]),
    "nested.iim": _nested_iptc,
}
