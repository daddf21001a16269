"""What all views of a folder look at together."""

from __future__ import annotations

from dataclasses import dataclass

from gui.map.image_files import ImageFiles
from gui.map.label_colours import LabelColours
from gui.map.marks import Marks
from gui.thumbnails import ThumbnailCache


@dataclass(frozen=True, slots=True)
class Shared:
    """Marks, colours and names, and where thumbnails come from."""

    marks: Marks
    colours: LabelColours
    files: ImageFiles
    thumbnails: ThumbnailCache
