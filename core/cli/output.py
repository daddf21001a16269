"""Writing for people and for programs: text, one JSON document, and a progress line."""

from __future__ import annotations

import json
import os
import re
import sys
import time
import unicodedata
from typing import TextIO

from core.errors import LikewiseError
from core.jobs import Progress

_STAGES = {
    "scan": "Looking for pictures",
    "prepare": "Loading the network",
    "embed": "Reading pictures",
    "index": "Building an index",
    "cameras": "Looking for cameras",
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
    "moving": "Moving",
    "copying": "Copying",
    "trashing": "Moving to the trash",
    "undoing": "Taking back",
    "sidecars": "Writing sidecars",
    "export": "Exporting",
}
#: Stages that count bytes.
_BYTE_STAGES = {
    "download": "Fetching the weights",
    "check": "Checking the weights",
    "copy": "Copying the weights",
}
_EVERY_S = 0.1
#: Kinds of signs that do something and show nothing: control, format, halves, ends of lines.
_HARMFUL = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
#: What joins the parts of an emoji does no harm.
_KEPT = "\u200c\u200d"
#: How Python keeps bytes of a name that are no text.
_FOREIGN_BYTES = re.compile("[\udc80-\udcff]")
_ERASE_LINE = "\r\x1b[K"


def shown(text: str | bytes) -> str:
    """A name or sentence as one line that does nothing to a terminal.

    Signs that would move its cursor, change its colours or turn the direction of writing come out
    as escapes such as `\\n`, `\\x1b` and `\\u202e`.
    """
    line = os.fsdecode(text)
    return line if line.isprintable() else "".join(map(_harmless, line))


def _harmless(sign: str) -> str:
    is_harmful = unicodedata.category(sign) in _HARMFUL and sign not in _KEPT
    if not is_harmful or "\udc80" <= sign <= "\udcff":
        return sign
    return sign.encode("unicode_escape").decode()


def write_line(text: str, stream: TextIO | None = None) -> None:
    """Write lines that may hold any file name.

    Bytes that are not text go out as they are, but to a terminal, which may take them for orders;
    all else that it may take for those is escaped, see `shown`. Raises "output_failed", and
    `BrokenPipeError` where nobody reads any more.
    """
    stream = stream or sys.stdout
    line = "\n".join(map(shown, text.split("\n"))) + "\n"
    if stream.isatty():
        line = _FOREIGN_BYTES.sub(lambda found: f"\\x{ord(found.group()) - 0xDC00:02x}", line)
    try:
        data = line.encode(stream.encoding, "surrogateescape")
    except UnicodeEncodeError:
        data = line.encode(stream.encoding, "backslashreplace")
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise LikewiseError("output_failed", detail=error.strerror or str(error)) from error


def write_json(document: object) -> None:
    """Write one JSON document. Bytes of a name that are not text become escaped surrogates."""
    write_line(json.dumps(document, indent=1))


def warn_of(trouble: LikewiseError | None, n_missing: int = 0) -> None:
    """Say on standard error that a folder, or some pictures of it, cannot be reached."""
    if trouble is not None:
        write_line(f"likewise: {trouble} What is stored of it is used.", sys.stderr)
    elif n_missing:
        files = "1 picture" if n_missing == 1 else f"{n_missing:,} pictures"
        write_line(f"likewise: {files} cannot be reached now; what is stored is used.", sys.stderr)


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
