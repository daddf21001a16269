"""What a camera writes into a picture beside its pixels: when it was taken, and by which camera."""

from __future__ import annotations

import io
from datetime import datetime, timezone

from PIL import ExifTags, Image

from core.images.files import opened
from core.images.formats import readable_formats

#: Longer names are no names.
_MOST_CHARACTERS = 80


def taken_s(exif: Image.Exif) -> int | None:
    """When the picture was taken, in Unix seconds; None where that is not said."""
    text = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal) or exif.get(
        ExifTags.Base.DateTime
    )
    return as_seconds(str(text))


def as_seconds(text: str) -> int | None:
    """The Unix seconds of a time as Exif writes it; None where it is none."""
    try:
        # Cameras write local time without saying where; read as UTC it still sorts rightly.
        moment = datetime.strptime(text.strip("\0 "), "%Y:%m:%d %H:%M:%S")
        return int(moment.replace(tzinfo=timezone.utc).timestamp())
    except (ValueError, OverflowError):
        return None


def camera(exif: Image.Exif) -> str:
    """Maker and model of the camera as one name; "" where none is named.

    The maker is left out where the model begins with it: "Canon EOS 5D", "Apple iPhone 12".
    """
    maker, model = (_words(exif.get(tag)) for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
    if not maker or not model:
        return model or maker
    first_word = maker.split()[0].casefold()
    return model if model.casefold().startswith(first_word) else f"{maker} {model}"


def _words(value: object) -> str:
    """A text of a camera as one line that can be shown; such texts are padded and cut off."""
    if not isinstance(value, str):
        return ""
    text = value.partition("\0")[0]
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words[:_MOST_CHARACTERS].rstrip()


def camera_of(data: bytes) -> str:
    """The `camera` of a RAW file, most of which are TIFF files too; "" of the others."""
    try:
        with Image.open(io.BytesIO(data), formats=("TIFF",)) as source:
            return camera(source.getexif())
    except Exception:  # noqa: BLE001 - plug-ins raise anything on damaged files
        return ""


def read_camera(path: bytes, size_bytes: int, mtime_ns: int) -> str:
    """The `camera` of a file that still has this size and time, without decoding it where its
    format allows that; "" also for a file that is no sound image.

    Raises what `opened` raises.
    """
    with opened(path, size_bytes, mtime_ns) as file, io.BufferedReader(file) as buffered:
        try:
            with Image.open(buffered, formats=readable_formats()) as source:
                return camera(source.getexif())
        except Exception:  # noqa: BLE001 - plug-ins raise anything on damaged files
            return ""
