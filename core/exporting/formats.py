"""In which formats files and what is known of them can be written. Imports nothing slow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write files and what is known of them.

    `ending` is that of its file, with the dot; empty where a folder of files is made.
    """

    key: str
    ending: str = ""
    has_vectors: bool = False


CSV, JSON = Format("csv", ".csv"), Format("json", ".json")
PNG, PDF = Format("png", ".png"), Format("pdf", ".pdf")
NPZ, PARQUET = Format("npz", ".npz", True), Format("parquet", ".parquet", True)
PROJECTOR, FIFTYONE = Format("projector", "", True), Format("fiftyone", "", True)
#: All of them, those that most people want first.
FORMATS = (CSV, JSON, PNG, PDF, NPZ, PARQUET, PROJECTOR, FIFTYONE)


def format_of(target: Path, key: str | None = None) -> Format | None:
    """The format called `key`, else that of the ending of a name; None where there is none."""
    if key is not None:
        return next((known for known in FORMATS if known.key == key), None)
    ending = target.suffix.lower()
    return next((known for known in FORMATS if ending and known.ending == ending), None)
