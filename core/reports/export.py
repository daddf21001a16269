"""A comparison as a file for others: CSV, JSON, a picture, or one page that needs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.jobs import Control
from core.measuring.records import Comparison, Quality
from core.reports.document import comparison_csv, comparison_json
from core.reports.writing import write_whole
from core.workers.job import run_in_process

#: File endings, without the dot, that a comparison can be written in.
FORMATS = ("html", "png", "csv", "json")
#: What the page shows of each condition.
MOST_CONFUSIONS, MOST_EXAMPLES, MOST_DOUBTS = 6, 3, 12

#: A picture as the page shows it: its file's name and the bytes of a JPEG.
PagePicture = tuple[str, bytes]


@dataclass(frozen=True, slots=True, eq=False)
class ExportJob:
    """Writes a comparison in one of `FORMATS`.

    `pictures` are by image id; the page says nothing where one is missing. Others need none.
    """

    comparison: Comparison
    format: str
    pictures: Mapping[int, PagePicture]

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> bytes:
        """The file's bytes. Raises `ValueError` for another format."""
        if self.format == "csv":
            return comparison_csv(self.comparison)
        if self.format == "json":
            return comparison_json(self.comparison)
        if self.format not in FORMATS:
            raise ValueError(self.format)
        # Imported here: matplotlib has no place in the process of the window.
        if self.format == "png":
            from core.maps.figure_file import figure_bytes
            from core.reports.figures import sheet

            return figure_bytes(sheet(self.comparison), "png")
        from core.reports.page import page

        return page(self.comparison, self.pictures).encode("utf-8", "replace")


def export_comparison(
    comparison: Comparison,
    target: Path,
    picture_of: Callable[[int], PagePicture | None],
    control: Control,
) -> None:
    """Write a comparison to `target`, whose ending is one of `FORMATS`, whole or not at all.

    `picture_of` gives what the page shows of an image, None where there is nothing; it is asked
    for a page only. Takes some seconds. Raises "export_failed", `ValueError` for another ending,
    and `Cancelled`.
    """
    file_format = target.suffix.lower().removeprefix(".")
    wanted = wanted_pictures(comparison) if file_format == "html" else []
    pictures = {image_id: found for image_id in wanted if (found := picture_of(image_id))}
    job = ExportJob(comparison, file_format, pictures)
    write_whole(run_in_process(job, lambda _: None, control), target)


def wanted_pictures(comparison: Comparison) -> list[int]:
    """The ids of the images that the page shows, each once."""
    found = [image_id for quality in comparison.qualities for image_id in _shown(quality)]
    return list(dict.fromkeys(found))


def _shown(quality: Quality) -> list[int]:
    pairs = [
        image_id
        for confusion in quality.confusions[:MOST_CONFUSIONS]
        for pair in confusion.examples[:MOST_EXAMPLES]
        for image_id in pair
    ]
    return pairs + [doubt.image_id for doubt in quality.doubts[:MOST_DOUBTS]]
