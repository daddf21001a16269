"""Programs that open pictures: those that the desktop knows, and those that a person has chosen.

Source: Desktop Entry Specification 1.5, sections 6 and 7.
"""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_DEFAULT_FOLDERS = "/usr/local/share:/usr/share"
_SECTION = "Desktop Entry"
#: Codes that stand for files, for one file, and for what is left out.
_FOR_FILES, _FOR_ONE, _LEFT_OUT = ("%F", "%U"), ("%f", "%u"), ("%i", "%c", "%k")


@dataclass(frozen=True, slots=True)
class Program:
    """What a menu calls it, and its command line, in which codes stand for files."""

    name: str
    command: tuple[str, ...]

    def commands(self, files: Sequence[str]) -> list[list[str]]:
        """What to start to open these: one command, or one for each file."""
        words = [word for word in self.command if word not in _LEFT_OUT]
        if any(code in words for code in _FOR_ONE):
            return [_filled(words, _FOR_ONE, [file]) for file in files]
        return [_filled(words, _FOR_FILES, files)]


def _filled(words: Sequence[str], codes: Sequence[str], files: Sequence[str]) -> list[str]:
    filled: list[str] = []
    for word in words:
        filled += files if word in codes else [word.replace("%%", "%")]
    return filled


def chosen_program(path: str) -> Program:
    """A program that a person has named by its file; on macOS that is a folder."""
    name = Path(path).stem if sys.platform in ("win32", "darwin") else Path(path).name
    if sys.platform == "darwin" and path.endswith(".app"):
        return Program(name, ("open", "-a", path, "%F"))
    return Program(name, (path, "%F"))


def installed_programs() -> list[Program]:
    """Programs for pictures as a desktop of Linux lists them, by name; none elsewhere."""
    if sys.platform in ("win32", "darwin"):
        return []
    by_file: dict[str, Program | None] = {}
    for entry in _entries():
        if entry.name not in by_file:  # the first folder decides, also to hide a program
            by_file[entry.name] = _program(entry)
    found = {one.name: one for one in by_file.values() if one is not None}
    return sorted(found.values(), key=lambda one: one.name.casefold())


def _entries() -> Iterator[Path]:
    home = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    others = os.environ.get("XDG_DATA_DIRS") or _DEFAULT_FOLDERS
    for folder in (home, *others.split(":")):
        yield from sorted(Path(folder, "applications").glob("*.desktop"))


def _program(path: Path) -> Program | None:
    """What an entry describes; None where that is no program with windows for pictures."""
    parser = configparser.ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
        entry = parser[_SECTION]
        command = shlex.split(entry["Exec"])
    except (OSError, ValueError, KeyError, configparser.Error):
        return None
    is_hidden = any(entry.get(key) == "true" for key in ("NoDisplay", "Hidden", "Terminal"))
    opens_pictures = "image/jpeg" in entry.get("MimeType", "").split(";")
    takes_files = any(code in command for code in (*_FOR_FILES, *_FOR_ONE))
    if is_hidden or not opens_pictures or not takes_files or not shutil.which(command[0]):
        return None
    return Program(entry.get("Name", path.stem), tuple(command))
