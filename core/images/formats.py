"""Which image formats are read: every raster format of Pillow, HEIC and AVIF."""

from __future__ import annotations

from functools import cache

import pi_heif
from PIL import Image

#: Left out: EPS starts Ghostscript; PDF and MPEG are not images; WMF is drawn by Windows alone;
#: the last three are recognised by Pillow but need a plug-in to be decoded.
_LEFT_OUT = frozenset({"EPS", "PDF", "MPEG", "WMF", "BUFR", "GRIB", "HDF5"})


@cache
def readable_formats() -> tuple[str, ...]:
    """Pillow's names of the formats that are read ("JPEG", "HEIF", ...).

    From here on the process opens no others: Pillow would find them inside of these too, such as
    PostScript in a picture of news agencies (IPTC).
    """
    pi_heif.register_heif_opener()
    Image.init()
    for name in _LEFT_OUT & set(Image.OPEN):
        del Image.OPEN[name]
        Image.ID.remove(name)
    return tuple(sorted(Image.OPEN))


@cache
def image_extensions() -> frozenset[bytes]:
    """Lower-case file endings of these formats, dot included (b".jpg", ...)."""
    return frozenset(format_of_extension())


@cache
def format_of_extension() -> dict[bytes, str]:
    """The name of the format that a file ending stands for (b".jpg": "JPEG", ...)."""
    formats = {*readable_formats(), "MPO"}  # MPO is opened by the JPEG plug-in, for itself unlisted
    return {
        ending.encode(): name
        for ending, name in Image.registered_extensions().items()
        if name in formats
    }
