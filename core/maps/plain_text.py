"""Text that any file and font can take."""

from __future__ import annotations


def plain(text: str, most_characters: int) -> str:
    """Text of one line without signs that cannot be printed, cut off where it is too long."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    line = " ".join("".join(c if c.isprintable() else " " for c in whole).split())
    return line if len(line) <= most_characters else line[: most_characters - 1] + "…"
