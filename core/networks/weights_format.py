"""Telling files of weights by their first bytes."""

from __future__ import annotations

from pathlib import Path

#: The names that are taken; what is inside is told by the first bytes.
SUFFIXES = (".pth", ".pt", ".safetensors")

_ZIP = b"PK\x03\x04"
_PICKLE = b"\x80"
_LONGEST_HEADER = 100_000_000  # safetensors allows no longer one


def is_safetensors(path: Path) -> bool:
    """Whether a file begins like one of safetensors: the length of a JSON object, and `{`."""
    start = _start(path)
    return start[8:9] == b"{" and int.from_bytes(start[:8], "little") <= _LONGEST_HEADER


def is_zip(path: Path) -> bool:
    """Whether a file begins like an archive, as torch has written for years."""
    return _start(path).startswith(_ZIP)


def is_weights(path: Path) -> bool:
    """Whether a file begins like one that torch or safetensors has written."""
    start = _start(path)
    return start.startswith((_ZIP, _PICKLE)) or is_safetensors(path)


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(9)
