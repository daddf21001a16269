"""Which files are pictures that somebody made, so that nothing is ever written over them."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image

from core.errors import LikewiseError
from core.images.formats import readable_formats
from core.images.raw import has_raw_mark

#: What a picture that Likewise has drawn itself says in "Software": it may be drawn anew.
MADE_BY = "Likewise"


def spare_picture(target: Path) -> None:
    """Raises "export_picture" where a picture lies at `target` that Likewise has not drawn.

    Whatever a person was asked or has typed: exports have names enough to choose from.
    """
    if _is_picture(target):
        raise LikewiseError("export_picture", file=os.fspath(target))


def _is_picture(target: Path) -> bool:
    try:
        with target.open("rb") as file:
            if has_raw_mark(file.read(32)):
                return True
        with Image.open(target, formats=readable_formats()) as image:
            return bool(image.info.get("Software") != MADE_BY)
    except Image.DecompressionBombError:
        return True
    except (OSError, ValueError):
        return False  # there is nothing, or nothing that is a picture
