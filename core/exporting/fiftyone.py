"""A folder that FiftyOne reads as a dataset of its own kind (`fiftyone.types.FiftyOneDataset`).

As its user guide says of that format: `metadata.json` about the dataset, and `samples.json` with
what `Sample.to_dict()` gives of each sample. Pictures are not copied; samples name their paths.
Without a version in the metadata FiftyOne finds out the types of the fields by itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.exporting.records import Export
from core.exporting.vectors import chunks, shown_path

Step = Callable[[int], None]

FIFTYONE_FILES = ("metadata.json", "samples.json")


def write_fiftyone(export: Export, folder: Path, step: Step) -> None:
    """Write `FIFTYONE_FILES` into a folder."""
    info = {"made_by": "Likewise", "condition": export.condition}
    name = os.path.basename(export.folder) or b"pictures"
    metadata = {"name": shown_path(name), "media_type": "image", "info": info}
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=1), "utf-8")
    with (folder / "samples.json").open("w", encoding="ascii", newline="\n") as file:
        file.write('{"samples": [')
        for start, chunk in chunks(export):
            for place, vector in enumerate(chunk.tolist(), start):
                file.write(",\n" if place else "\n")
                file.write(json.dumps(_sample(export, place, vector)))
            step(start + len(chunk))
        file.write("\n]}\n")


def _sample(export: Export, place: int, vector: list[float]) -> dict[str, Any]:
    width, height = export.sizes_px[place].tolist()
    sample: dict[str, Any] = {
        "filepath": os.fsdecode(export.paths[place]),
        "tags": [],
        "metadata": {
            "_cls": "ImageMetadata",
            "size_bytes": int(export.size_bytes[place]),
            "width": width,
            "height": height,
        },
        "_media_type": "image",
    }
    if export.ranked is not None:
        sample |= {
            "rank": int(export.ranked.ranks[place]),
            "score": float(export.ranked.scores[place]),
        }
    return sample | {"embedding": [round(number, 6) for number in vector]}
