"""Which image formats are read: every raster format of Pillow, HEIC and AVIF; JPEG XL and RAW
where the extras for them are installed. And what is left out on purpose, with the reason."""

from __future__ import annotations

from functools import cache

import pi_heif
from PIL import Image

from core.errors import LikewiseError
from core.images.jpegxl import can_read_jxl
from core.images.raw import RAW_ENDINGS, can_read_raw

#: Left out: EPS starts Ghostscript; PDF and MPEG are not images; WMF is drawn by Windows alone;
#: the last three are recognised by Pillow but need a plug-in to be decoded.
_LEFT_OUT = frozenset({"EPS", "PDF", "MPEG", "WMF", "BUFR", "GRIB", "HDF5"})

_JXL_ENDING = b".jxl"
_FILMS = (
    *("3g2", "3gp", "asf", "avi", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "mts"),
    *("ogv", "vob", "webm", "wmv"),
)
#: Of files that somebody may look for among pictures, and why they are left out.
_LEFT_OUT_ENDINGS = {
    **dict.fromkeys((f".{name}".encode() for name in _FILMS), "left_out_film"),
    **dict.fromkeys((b".svg", b".svgz"), "left_out_svg"),
    b".pdf": "left_out_pdf",
}


@cache
def readable_formats() -> tuple[str, ...]:
    """Pillow's names of the formats that are read ("JPEG", "HEIF", ...).

    From here on the process opens no others: Pillow would find them inside of these too, such as
    PostScript in a picture of news agencies (IPTC).
    """
    pi_heif.register_heif_opener()
    can_read_jxl()
    Image.init()
    for name in _LEFT_OUT & set(Image.OPEN):
        del Image.OPEN[name]
        Image.ID.remove(name)
    return tuple(sorted(Image.OPEN))


@cache
def image_extensions() -> frozenset[bytes]:
    """Lower-case file endings of what is read, dot included (b".jpg", ...)."""
    return frozenset(format_of_extension())


@cache
def format_of_extension() -> dict[bytes, str]:
    """The name of the format that a file ending stands for (b".jpg": "JPEG", ...)."""
    formats = {*readable_formats(), "MPO"}  # MPO is opened by the JPEG plug-in, for itself unlisted
    found = {
        ending.encode(): name
        for ending, name in Image.registered_extensions().items()
        if name in formats
    }
    return found | (dict.fromkeys(RAW_ENDINGS, "RAW") if can_read_raw() else {})


@cache
def left_out() -> dict[bytes, LikewiseError]:
    """Lower-case file endings of what is listed but not read, and why."""
    codes = dict(_LEFT_OUT_ENDINGS)
    if not can_read_jxl():
        codes[_JXL_ENDING] = "needs_jxl"
    if not can_read_raw():
        codes.update(dict.fromkeys(RAW_ENDINGS, "needs_raw"))
    return {ending: LikewiseError(code) for ending, code in codes.items()}


@cache
def listed_extensions() -> frozenset[bytes]:
    """The endings of all files that a scan meets: what is read, and what is left out."""
    return image_extensions() | left_out().keys()
