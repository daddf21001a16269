"""The files of the TensorFlow Embedding Projector, for TensorBoard and projector.tensorflow.org.

`tensorboard --logdir FOLDER` shows them as they are; on the web page, vectors.tsv and metadata.tsv
are loaded by hand.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from core.exporting.records import Export
from core.exporting.sheet import ReadProxy, small_picture
from core.exporting.vectors import chunks, shown_path

Step = Callable[[int], None]

PROJECTOR_FILES = ("vectors.tsv", "metadata.tsv", "sprite.png", "projector_config.pbtxt")
#: The Projector takes sprites of at most so many pixels a side, and each picture a square.
_SPRITE_PX = 8192
_PICTURE_SIDES_PX = (64, 32)


def write_projector(export: Export, folder: Path, read: ReadProxy, step: Step) -> None:
    """Write `PROJECTOR_FILES` into a folder; no sprite of more pictures than fit into one."""
    _write_metadata(export, folder / "metadata.tsv")
    with (folder / "vectors.tsv").open("w", encoding="ascii", newline="\n") as file:
        for start, chunk in chunks(export):
            file.writelines("\t".join(f"{x:.6g}" for x in row) + "\n" for row in chunk.tolist())
            step(start + len(chunk))
    side = next((side for side in _PICTURE_SIDES_PX if len(export) <= _most(side)), 0)
    if side:
        _write_sprite(export, folder / "sprite.png", side, read)
    (folder / "projector_config.pbtxt").write_text(_config(export, side), "utf-8")


def _write_metadata(export: Export, target: Path) -> None:
    """Name, folder and path of each file, and its score in a ranking, under a line of titles."""
    is_ranked = export.ranked is not None
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(("name", "folder", "path", *(("score",) if is_ranked else ()))) + "\n")
        for place, path in enumerate(export.paths):
            folder, name = os.path.split(path)
            inner = os.path.relpath(folder, export.folder)
            cells = [_cell(part) for part in (name, inner, path)]
            if export.ranked is not None:
                cells.append(f"{export.ranked.scores[place]:.6f}")
            file.write("\t".join(cells) + "\n")


def _cell(part: bytes) -> str:
    """Text in which neither a tab nor the end of a line ends it."""
    text = shown_path(part)
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _most(side: int) -> int:
    return (_SPRITE_PX // side) ** 2


def _write_sprite(export: Export, target: Path, side: int, read: ReadProxy) -> None:
    """All pictures in lines, as many across as down, as the Projector counts them."""
    across = math.isqrt(max(len(export) - 1, 0)) + 1
    sprite = Image.new("RGB", (across * side, across * side), "white")
    for place, image_id in enumerate(export.image_ids.tolist()):
        picture = small_picture(read(image_id), side)
        if picture is not None:
            left, top = place % across * side, place // across * side
            centred = left + (side - picture.width) // 2, top + (side - picture.height) // 2
            sprite.paste(picture, centred)
    sprite.save(target, "PNG")


def _config(export: Export, side: int) -> str:
    """ProjectorConfig in protobuf's text format."""
    sprite = (
        '  sprite {\n    image_path: "sprite.png"\n'
        f"    single_image_dim: {side}\n    single_image_dim: {side}\n  }}\n"
    )
    name = "".join(sign if sign.isalnum() or sign in " -_.," else "_" for sign in export.condition)
    return (
        f'embeddings {{\n  tensor_name: "{name}"\n  tensor_path: "vectors.tsv"\n'
        f'  metadata_path: "metadata.tsv"\n{sprite if side else ""}}}\n'
    )
