"""Contact sheets: small pictures with their names, as one PNG or as the pages of a PDF."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from core.errors import LikewiseError
from core.exporting.records import Export
from core.images.decode import open_proxy
from core.images.sparing import MADE_BY

#: More pictures than this nobody looks through on paper.
MOST_ON_SHEET = 5000
_CELL_PX = (180, 208)
_PICTURE_PX = 164
_FONT_PX = 14
_MARGIN_PX = 24
#: A page of a PDF: A4 at 150 dots an inch, with so many pictures across and down.
_PAGE_PX, _PAGE_DPI = (1240, 1754), 150
_PAGE_CELLS = (6, 8)
#: So many pages are in memory at once.
_PAGES_AT_ONCE = 8
_MOST_ACROSS = 40
_INK, _FAINT = (24, 28, 36), (110, 118, 132)

#: The stored proxy of an image, None where there is none.
ReadProxy = Callable[[int], bytes | None]
#: Called after each picture with how many are done.
Step = Callable[[int], None]


def write_png(export: Export, target: Path, read: ReadProxy, step: Step) -> None:
    """One picture of all, about as wide as it is high. Raises "export_sheet_many"."""
    _check(export)
    across = min(max(1, round((len(export) * _CELL_PX[1] / _CELL_PX[0]) ** 0.5)), _MOST_ACROSS)
    down = -(-len(export) // across)
    size = (2 * _MARGIN_PX + across * _CELL_PX[0], 2 * _MARGIN_PX + down * _CELL_PX[1])
    sheet = Image.new("RGB", size, "white")
    for place in range(len(export)):
        at = place % across, place // across
        _draw(sheet, export, place, at, (_MARGIN_PX, _MARGIN_PX), read)
        step(place + 1)
    info = PngImagePlugin.PngInfo()
    info.add_text("Software", MADE_BY)
    sheet.save(target, "PNG", pnginfo=info)


def write_pdf(export: Export, target: Path, read: ReadProxy, step: Step) -> None:
    """Pages of A4. Raises "export_sheet_many"."""
    _check(export)
    pages: list[Image.Image] = []
    is_begun = False
    for page in _pages(export, read, step):
        pages.append(page)
        if len(pages) == _PAGES_AT_ONCE:
            _append(pages, target, is_begun)
            pages, is_begun = [], True
    if pages:
        _append(pages, target, is_begun)


def _check(export: Export) -> None:
    if len(export) > MOST_ON_SHEET:
        raise LikewiseError("export_sheet_many", n=len(export), most=MOST_ON_SHEET)


def _append(pages: list[Image.Image], target: Path, is_begun: bool) -> None:
    pages[0].save(
        target,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        append=is_begun,
        resolution=_PAGE_DPI,
        creator=MADE_BY,
    )


def _pages(export: Export, read: ReadProxy, step: Step) -> Iterator[Image.Image]:
    across, down = _PAGE_CELLS
    corner = (_PAGE_PX[0] - across * _CELL_PX[0]) // 2, _MARGIN_PX
    for start in range(0, len(export), across * down):
        page = Image.new("RGB", _PAGE_PX, "white")
        for place in range(start, min(start + across * down, len(export))):
            at = (place - start) % across, (place - start) // across
            _draw(page, export, place, at, corner, read)
            step(place + 1)
        yield page


def _draw(
    sheet: Image.Image,
    export: Export,
    place: int,
    at: tuple[int, int],
    corner: tuple[int, int],
    read: ReadProxy,
) -> None:
    """A picture with its name, and how alike it is where that is known."""
    left, top = (corner[axis] + at[axis] * _CELL_PX[axis] for axis in (0, 1))
    middle = left + _CELL_PX[0] // 2
    picture = small_picture(read(int(export.image_ids[place])), _PICTURE_PX)
    if picture is not None:
        sheet.paste(
            picture, (middle - picture.width // 2, top + (_PICTURE_PX - picture.height) // 2)
        )
    draw = ImageDraw.Draw(sheet)
    name = os.path.basename(export.paths[place]).decode("utf-8", "replace")
    bottom = top + _PICTURE_PX + 4
    draw.text((middle, bottom), _fitted(name, _CELL_PX[0] - 10), _INK, _font(), anchor="mt")
    if export.ranked is not None:
        text = f"{export.ranked.ranks[place]}  ·  {export.ranked.scores[place]:.3f}"
        draw.text((middle, bottom + _FONT_PX + 4), text, _FAINT, _font(), anchor="mt")


def small_picture(proxy: bytes | None, side_px: int) -> Image.Image | None:
    """A proxy no larger than a square; None where there is none or it is damaged."""
    if proxy is None:
        return None
    try:
        picture = open_proxy(proxy)
    except LikewiseError:
        return None
    picture.thumbnail((side_px, side_px), Image.Resampling.BICUBIC)
    return picture


def _fitted(text: str, room_px: int) -> str:
    """As much of a name as fits, its middle left out."""
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
    if _font().getlength(text) <= room_px:
        return text
    kept = len(text)
    while kept > 2 and _font().getlength(_shortened(text, kept)) > room_px:
        kept -= 1
    return _shortened(text, kept)


def _shortened(text: str, kept: int) -> str:
    return text[: kept // 2] + "…" + text[len(text) - (kept - kept // 2) :]


@cache
def _font() -> ImageFont.FreeTypeFont:
    """DejaVu, which matplotlib brings: it has Greek and Cyrillic too."""
    import matplotlib as mpl

    path = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    return ImageFont.truetype(str(path), _FONT_PX)
