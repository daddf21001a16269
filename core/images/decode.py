"""One way from a file's bytes to upright sRGB pixels, for every format and every part of Likewise.

The proxy is what is kept of an image: a small JPEG from which the grid is drawn and every
condition is embedded, so that a condition added later sees just what the first ones saw.
"""

from __future__ import annotations

import io
import math
import warnings
from dataclasses import dataclass, replace

from PIL import ExifTags, Image, UnidentifiedImageError

from core.errors import LikewiseError
from core.images.exif import as_seconds, camera, camera_of, taken_s
from core.images.formats import readable_formats
from core.images.jpegxl import can_read_jxl, claimed_pixels, is_jxl
from core.images.pixels import to_eight_bit, to_srgb
from core.images.raw import Preview, is_raw, open_preview
from core.region import Region

#: Shorter side of a proxy, and the most that its longer side may have.
PROXY_SIDE_PX = 256
PROXY_LONG_SIDE_PX = 1024
#: Vectors made from such proxies rank as well as those from originals: benchmarks/proxies.py.
PROXY_QUALITY = 90

#: Most pixels that are decoded at once: 200-megapixel phone pictures pass, bombs do not.
MAX_PIXELS = 280_000_000

# Pillow's own limit refuses pictures that phones take; ours is checked in `_open`, after the
# reduction that JPEG's decoder does by itself.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS * 4
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class Decoded:
    """An upright RGB image, its size before any reduction, when it was taken (Unix s), and by
    which camera ("" where that is not said)."""

    image: Image.Image
    width: int
    height: int
    taken_s: int | None
    camera: str = ""


def decode(data: bytes, short_side_px: int | None = PROXY_SIDE_PX) -> Decoded:
    """Upright sRGB pixels of an image file, first frame, alpha on white.

    Reduced (never enlarged) so that the shorter side is `short_side_px` and the longer at most
    four times that; None keeps every pixel. Raises `LikewiseError` where that cannot be done.
    """
    if not data:
        raise LikewiseError("empty")
    try:
        return _decode(data, short_side_px)
    except LikewiseError:
        raise
    except MemoryError as error:
        raise LikewiseError("out_of_memory") from error
    except UnidentifiedImageError as error:
        raise LikewiseError("not_an_image") from error
    except Image.DecompressionBombError as error:
        raise _too_large(MAX_PIXELS * 8) from error
    except OSError as error:
        raise LikewiseError("truncated") from error
    except RuntimeError as error:
        if is_jxl(data):  # what its plug-in raises, with words for programmers
            raise LikewiseError("truncated") from error
        raise _unreadable(error) from error
    except Exception as error:  # noqa: BLE001 - plug-ins raise anything on damaged files
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> LikewiseError:
    return LikewiseError("unreadable", detail=f"{type(error).__name__}: {error}"[:200])


def decode_part(data: bytes, region: Region) -> Decoded:
    """A region of an image file, reduced as an image of its own; raises what `decode` raises."""
    smaller = max(min(region.width, region.height), _SMALLEST_PART)
    whole = decode(data, math.ceil(PROXY_SIDE_PX / smaller)).image
    left = min(int(region.left * whole.width), whole.width - 1)
    top = min(int(region.top * whole.height), whole.height - 1)
    right = min(max(round((region.left + region.width) * whole.width), left + 1), whole.width)
    bottom = min(max(round((region.top + region.height) * whole.height), top + 1), whole.height)
    part = whole.crop((left, top, right, bottom))
    part = _reduce(part, _reduced_size(*part.size, PROXY_SIDE_PX))
    return Decoded(part, part.width, part.height, None)


#: Smaller shares of a side are cut from an image that is decoded no larger than for this one.
_SMALLEST_PART = 0.02


def _decode(data: bytes, short_side_px: int | None) -> Decoded:
    if is_raw(data) and (preview := open_preview(data, MAX_PIXELS)) is not None:
        found = _decode_preview(preview, short_side_px)
        return replace(found, camera=found.camera or camera_of(data))
    if is_jxl(data):
        if not can_read_jxl():
            raise LikewiseError("needs_jxl")
        if claimed_pixels(data) > MAX_PIXELS:
            raise _too_large(claimed_pixels(data))
    return _decode_file(data, readable_formats(), short_side_px)


def _decode_preview(preview: Preview, short_side_px: int | None) -> Decoded:
    if isinstance(preview.picture, bytes):
        found = _decode_file(preview.picture, ("JPEG",), short_side_px, preview.orientation)
    else:
        found = _finish(preview.picture, short_side_px, None, preview.orientation)
    return replace(found, taken_s=found.taken_s or as_seconds(preview.taken))


def _decode_file(
    data: bytes,
    formats: tuple[str, ...],
    short_side_px: int | None,
    orientation: int | None = None,
) -> Decoded:
    """`orientation` (a number of Exif) stands for the file's own, if it is given."""
    with Image.open(io.BytesIO(data), formats=formats) as source:
        width, height = source.size
        if short_side_px is not None:
            # The decoder may halve as long as twice the wanted size is left: what the filter
            # makes of that does not differ visibly from what it makes of all pixels.
            wanted = _reduced_size(width, height, short_side_px)
            source.draft(source.mode, (2 * wanted[0], 2 * wanted[1]))
        if source.width * source.height > MAX_PIXELS:
            raise _too_large(source.width * source.height)
        exif = source.getexif()
        profile = source.info.get("icc_profile")
        source.load()
        if orientation is None:
            orientation = _own_orientation(source, exif)
        finished = _finish(source, short_side_px, profile, orientation, (width, height))
        return replace(finished, taken_s=taken_s(exif), camera=camera(exif))


def _own_orientation(source: Image.Image, exif: Image.Exif) -> int:
    """That of a file's Exif; JPEG XL is turned by its decoder, but for a JPEG packed in it."""
    if source.format == "JXL" and not getattr(source, "jpeg", False):
        return 1
    found = exif.get(ExifTags.Base.Orientation, 1)
    return found if isinstance(found, int) else 1


def _finish(
    source: Image.Image,
    short_side_px: int | None,
    profile: bytes | None,
    orientation: int,
    size: tuple[int, int] | None = None,
) -> Decoded:
    """From a decoder's pixels to what is wanted; `size` is what they had before any reduction."""
    width, height = size or source.size
    image = to_eight_bit(source)
    if short_side_px is not None:
        image = _reduce(image, _reduced_size(width, height, short_side_px))
    image = to_srgb(image, profile)
    if orientation in _TURNS:
        image = image.transpose(_TURNS[orientation])
    if orientation in (5, 6, 7, 8):
        width, height = height, width
    return Decoded(image, width, height, None)


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _too_large(pixels: int) -> LikewiseError:
    return LikewiseError("too_large", megapixels=pixels // 1_000_000, limit=MAX_PIXELS // 1_000_000)


def _reduced_size(width: int, height: int, short_side_px: int) -> tuple[int, int]:
    short, long = min(width, height), max(width, height)
    scale = min(
        1.0, short_side_px / short, PROXY_LONG_SIDE_PX / PROXY_SIDE_PX * short_side_px / long
    )
    return max(1, round(width * scale)), max(1, round(height * scale))


def _reduce(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    # Hamming costs 1.7 ms for 0.2 megapixels where Lanczos costs 4 and vectors are no better for
    # it. reducing_gap 2: a fast box reduction down to twice the size comes first.
    return image.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0)


def proxy_of(data: bytes, decoded: Decoded) -> bytes:
    """JPEG bytes of the proxy. A small plain JPEG is its own proxy: nothing is lost again."""
    if _is_own_proxy(data, decoded):
        return data
    out = io.BytesIO()
    decoded.image.save(out, "JPEG", quality=PROXY_QUALITY, subsampling="4:2:0")
    return out.getvalue()


def _is_own_proxy(data: bytes, decoded: Decoded) -> bool:
    if not data.startswith(b"\xff\xd8") or len(data) > 64 * 1024:
        return False
    if decoded.image.size != (decoded.width, decoded.height):
        return False
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as source:
        return (
            source.format == "JPEG"
            and source.mode == "RGB"
            and "icc_profile" not in source.info
            and source.getexif().get(ExifTags.Base.Orientation, 1) == 1
        )


def open_proxy(proxy: bytes) -> Image.Image:
    """RGB pixels of a proxy. Raises `LikewiseError` where it is damaged."""
    try:
        with Image.open(io.BytesIO(proxy), formats=("JPEG",)) as source:
            image: Image.Image = source.convert("RGB")
            return image
    except OSError as error:
        raise LikewiseError("truncated") from error
