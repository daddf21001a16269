"""Writing for people and for programs: text, one JSON document, and a progress line."""

from __future__ import annotations

import json
import sys
import time
from typing import TextIO

from core.jobs import Progress

_STAGES = {
    "scan": "Looking for pictures",
    "prepare": "Loading the network",
    "embed": "Reading pictures",
    "index": "Building an index",
    "derive": "Applying what was taught",
    "table": "Reading the table",
    "labels": "Reading the labels",
    "copies": "Looking for near copies",
    "learn": "Getting ready to learn",
    "read": "Loading the pictures",
    "measure": "Measuring",
    "vectors": "Reading the vectors",
    "map_start": "Reading the vectors",
    "map_umap": "Preparing UMAP",
    "map": "Drawing the map",
    "map_rest": "Placing the other pictures",
    "map_near": "Looking for neighbours",
    "map_check": "Checking the map",
}
#: Stages that count bytes.
_BYTE_STAGES = {
    "download": "Fetching the weights",
    "check": "Checking the weights",
    "copy": "Copying the weights",
}
_EVERY_S = 0.1
_ERASE_LINE = "\r\x1b[K"


def write_line(text: str, stream: TextIO | None = None) -> None:
    """Write a line that may hold any file name: bytes that are not text go out as they are."""
    stream = stream or sys.stdout
    line = text + "\n"
    try:
        data = line.encode(stream.encoding, "surrogateescape")
    except UnicodeEncodeError:
        data = line.encode(stream.encoding, "backslashreplace")
    stream.flush()
    stream.buffer.write(data)
    stream.flush()


def write_json(document: object) -> None:
    """Write one JSON document. Bytes of a name that are not text become escaped surrogates."""
    write_line(json.dumps(document, indent=1))


class ProgressLine:
    """Shows how far a job is on one line of standard error, where that is a terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._next_s = 0.0

    def show(self, progress: Progress) -> None:
        """Draw the line anew, at most ten times a second."""
        now = time.monotonic()
        if not self._is_shown or now < self._next_s:
            return
        self._next_s = now + _EVERY_S
        sys.stderr.write(_ERASE_LINE + progress_text(progress))
        sys.stderr.flush()

    def close(self) -> None:
        """Take the line away."""
        if self._is_shown:
            sys.stderr.write(_ERASE_LINE)
            sys.stderr.flush()


def progress_text(progress: Progress) -> str:
    """How far a job is, in a few words."""
    if progress.stage in _BYTE_STAGES:
        return _bytes_text(progress)
    text = _STAGES.get(progress.stage, progress.stage)
    if progress.total == 0:
        return f"{text}: {progress.done:,}" if progress.done else text
    share = progress.done / progress.total
    text += f": {progress.done:,} of {progress.total:,} ({share:.0%})"
    if progress.failed:
        text += f", {progress.failed:,} failed"
    if progress.rate > 0:
        text += f", {progress.rate:.0f}/s"
    left_s = progress.seconds_left
    if left_s is not None and left_s >= 1:
        minutes, seconds = divmod(round(left_s), 60)
        text += f", {minutes}:{seconds:02} left"
    return text


def _bytes_text(progress: Progress) -> str:
    text = f"{_BYTE_STAGES[progress.stage]}: {progress.done / 1e6:.1f}"
    if progress.total:
        text += f" of {progress.total / 1e6:.1f} MB ({progress.done / progress.total:.0%})"
    else:
        text += " MB"
    return text + (f", {progress.rate / 1e6:.1f} MB/s" if progress.rate > 0 else "")
