"""A small sound file of every format that is read, for mutations to begin with.

Those that Pillow writes are drawn; of the others the few bytes that make one are put together.
RAW and JPEG XL are among them where their extras are installed.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable
from functools import cache

import numpy as np
from PIL import Image, ImageCms, ImageDraw

from core.images.jpegxl import can_read_jxl
from core.images.raw import can_read_raw
from tests.core.dng import dng, quarters
from tests.hostile.heic import HEIC

WIDTH_PX, HEIGHT_PX = 40, 30
_PIXELS = bytes(range(WIDTH_PX)) * HEIGHT_PX


@cache
def originals() -> dict[str, bytes]:
    """Files by name: the ending, with a word before it where there are several of a format."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some formats are on their way out
        made = {name: _saved(*arguments) for name, arguments in _saved_by_pillow().items()}
    return made | {name: make() for name, make in _put_together().items()} | {"heic": HEIC}


def drawn(mode: str = "RGB") -> Image.Image:
    """A disc on a slope of greys, a few colours, in any of Pillow's modes."""
    image = Image.new("RGBA", (WIDTH_PX, HEIGHT_PX), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for x in range(WIDTH_PX):
        draw.line((x, 0, x, HEIGHT_PX), (6 * x, 5 * x, 4 * x, 255 - 3 * x))
    draw.ellipse((8, 4, 30, 26), (205, 35, 40, 255))
    return image if mode == "RGBA" else image.convert("RGB").convert(mode)


def _saved(image: Image.Image, format_name: str, options: dict[str, object]) -> bytes:
    out = io.BytesIO()
    image.save(out, format_name, **options)
    return out.getvalue()


def _saved_by_pillow() -> dict[str, tuple[Image.Image, str, dict[str, object]]]:
    plain, several = drawn(), [drawn("L").convert("RGB"), drawn()]
    deep = Image.fromarray(np.arange(1200, dtype=np.uint16).reshape(30, 40) * 50)
    kinds: dict[str, tuple[Image.Image, str, dict[str, object]]] = {
        "jpg": (plain, "JPEG", {"exif": _exif(), "icc_profile": _profile()}),
        "progressive.jpg": (plain, "JPEG", {"progressive": True}),
        "cmyk.jpg": (drawn("CMYK"), "JPEG", {}),
        "png": (drawn("RGBA"), "PNG", {"exif": _exif(), "icc_profile": _profile()}),
        "palette.png": (drawn("P"), "PNG", {"transparency": 3}),
        "deep.png": (deep, "PNG", {}),
        "animated.png": (plain, "PNG", {"save_all": True, "append_images": several}),
        "gif": (plain, "GIF", {"save_all": True, "append_images": several}),
        "webp": (plain, "WEBP", {"exif": _exif()}),
        "lossless.webp": (drawn("RGBA"), "WEBP", {"lossless": True}),
        "animated.webp": (plain, "WEBP", {"save_all": True, "append_images": several}),
        "avif": (plain, "AVIF", {"exif": _exif()}),
        "animated.avif": (plain, "AVIF", {"save_all": True, "append_images": several}),
        "jp2": (plain, "JPEG2000", {}),
        "j2k": (drawn("RGBA"), "JPEG2000", {"no_jp2": True, "tile_size": (16, 16)}),
        "deep.tif": (deep, "TIFF", {}),
        "pages.tif": (plain, "TIFF", {"save_all": True, "append_images": several}),
        "mpo": (plain, "MPO", {"save_all": True, "append_images": several}),
        "icns": (plain.resize((64, 64)), "ICNS", {}),
        "ico": (drawn("RGBA"), "ICO", {"sizes": [(16, 16), (24, 24)]}),
        "rle.tga": (plain, "TGA", {"compression": "tga_rle"}),
        "rle.sgi": (plain, "SGI", {"rle": True}),
        "palette.bmp": (drawn("P"), "BMP", {}),
        "pbm": (drawn("1"), "PPM", {}),
        "xbm": (drawn("1"), "XBM", {}),
        "msp": (drawn("1"), "MSP", {}),
        "pfm": (drawn("F"), "PPM", {}),
        "blp": (drawn("P"), "BLP", {}),
        "spider": (drawn("F"), "SPIDER", {}),
    }
    if can_read_jxl():
        kinds["jxl"] = (plain, "JXL", {})
        kinds["boxes.jxl"] = (drawn("RGBA"), "JXL", {"exif": _exif().tobytes()})
    for name in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        kinds[f"{name}.tif"] = (plain, "TIFF", {"compression": name, "exif": _exif()})
    kinds["group4.tif"] = (drawn("1"), "TIFF", {"compression": "group4"})
    for name in ("BMP", "DIB", "DDS", "IM", "PCX", "PPM", "QOI", "SGI", "TGA"):
        kinds[name.lower()] = (plain, name, {})
    return kinds


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x0132] = 6, "2020:01:02 03:04:05"
    exif.get_ifd(0x8769)[0x9003] = "2020:01:02 03:04:05"
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


# Formats that Pillow reads and does not write


def _put_together() -> dict[str, Callable[[], bytes]]:
    raw: dict[str, Callable[[], bytes]] = {
        "dng": lambda: dng(quarters((48, 32)), 6),
        "developed.dng": dng,
    }
    return (raw if can_read_raw() else {}) | {
        "cur": _cursor,
        "dcx": _dcx,
        "fits": _fits,
        "fli": _fli,
        "ftu": _ftex,
        "gbr": _gbr,
        "imt": lambda: b"width %d\nheight %d\npixel n8\n\x0c" % (WIDTH_PX, HEIGHT_PX) + _PIXELS,
        "iim": _iptc,
        "mcidas": _mcidas,
        "pcd": _pcd,
        "pxr": _pixar,
        "psd": lambda: _psd(is_packed=False),
        "packed.psd": lambda: _psd(is_packed=True),
        "ras": _sun,
        "xpm": _xpm,
        "xvthumb": lambda: (
            b"P7 332\n#END_OF_COMMENTS\n%d %d 255\n" % (WIDTH_PX, HEIGHT_PX) + _PIXELS
        ),
    }


def _cursor() -> bytes:
    icon = _saved(drawn("RGBA"), "ICO", {"sizes": [(24, 24)], "bitmap_format": "bmp"})
    return icon[:2] + b"\2" + icon[3:]


def _dcx() -> bytes:
    return struct.pack("<3I", 0x3ADE68B1, 12, 0) + _saved(drawn(), "PCX", {})


def _fits() -> bytes:
    cards = ("SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 2", f"NAXIS1  = {WIDTH_PX}")
    lines = [*cards, f"NAXIS2  = {HEIGHT_PX}", "END"]
    return "".join(line.ljust(80) for line in lines).encode().ljust(2880) + _PIXELS.ljust(2880)


def _fli() -> bytes:
    rows = b"".join(bytes((1, WIDTH_PX, y)) for y in range(HEIGHT_PX))  # a run for each line
    runs = struct.pack("<IH", len(rows) + 6, 15) + rows
    frame = struct.pack("<IHH8x", len(runs) + 16, 0xF1FA, 1) + runs
    head = struct.pack("<IHHHHHHI", 128 + len(frame), 0xAF11, 1, WIDTH_PX, HEIGHT_PX, 8, 3, 5)
    return head.ljust(128, b"\0") + frame


def _ftex() -> bytes:
    data = drawn().tobytes()
    head = struct.pack("<4s7i", b"FTEX", 1, WIDTH_PX, HEIGHT_PX, 1, 1, 1, 32)
    return head + struct.pack("<i", len(data)) + data


def _gbr() -> bytes:
    head = struct.pack(">5I4sI", 33, 2, WIDTH_PX, HEIGHT_PX, 1, b"GIMP", 9)
    return head + b"disc\0" + _PIXELS


def _iptc() -> bytes:
    fields = [
        (3, 60, b"\1\0"),
        (3, 20, struct.pack(">I", WIDTH_PX)),
        (3, 30, struct.pack(">I", HEIGHT_PX)),
        (3, 120, b"\1"),
        (8, 10, _PIXELS),
    ]
    return b"".join(struct.pack(">3BH", 0x1C, r, n, len(body)) + body for r, n, body in fields)


def _mcidas() -> bytes:
    words = [0] * 64
    words[1], words[8], words[9], words[10], words[13] = 4, HEIGHT_PX, WIDTH_PX, 1, 1
    words[33] = 256
    return struct.pack(">64i", *words) + _PIXELS


def _pcd() -> bytes:
    return (bytes(2048) + b"PCD_IPI").ljust(96 * 2048, b"\0") + bytes(768 * 512 * 3 // 2)


def _pixar() -> bytes:
    head = bytearray(b"\x80\xe8\0\0".ljust(1024, b"\0"))
    struct.pack_into("<2H", head, 416, HEIGHT_PX, WIDTH_PX)
    struct.pack_into("<2H", head, 424, 14, 2)
    return bytes(head) + drawn().tobytes()


def _psd(is_packed: bool) -> bytes:
    planes = [channel.tobytes() for channel in drawn().split()]
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, HEIGHT_PX, WIDTH_PX, 8, 3) + bytes(12)
    if not is_packed:
        return head + b"\0\0" + b"".join(planes)
    lines = [
        bytes((WIDTH_PX - 1,)) + plane[at : at + WIDTH_PX]
        for plane in planes
        for at in range(0, len(plane), WIDTH_PX)
    ]
    sizes = b"".join(struct.pack(">H", len(line)) for line in lines)
    return head + b"\0\1" + sizes + b"".join(lines)


def _sun() -> bytes:
    size = WIDTH_PX * HEIGHT_PX * 3
    head = struct.pack(">8I", 0x59A66A95, WIDTH_PX, HEIGHT_PX, 24, size, 1, 0, 0)
    return head + drawn().tobytes()


def _xpm() -> bytes:
    rows = [f'"{"ab" * (WIDTH_PX // 2)}"' for _ in range(HEIGHT_PX)]
    lines = [f'"{WIDTH_PX} {HEIGHT_PX} 2 1",', '"a c #ff0000",', '"b c None",', ",\n".join(rows)]
    return ("/* XPM */\nstatic char *disc[] = {\n" + "\n".join(lines) + "};\n").encode()
