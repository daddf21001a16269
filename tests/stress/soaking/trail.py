"""What was done, in a file that is whole even where the process dies in the middle of an action."""

from __future__ import annotations

from pathlib import Path

_REMEMBERED = 50


class Trail:
    """A line for each action, which is begun before it is done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("w", encoding="utf-8", errors="backslashreplace")

    def begin(self, number: int) -> None:
        """An action comes next."""
        self._file.write(f"\n{number:6}")
        self._file.flush()

    def say(self, text: str) -> None:
        """What is being done, or was done."""
        self._file.write(f"  {' '.join(text.split())}")
        self._file.flush()


def last_of(path: Path) -> str:
    """The last actions of a trail."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(lines[-_REMEMBERED:])
