"""Put Likewise into the menus of a Linux desktop: its entry, its icons and its type of file.

    python package/desktop.py [--prefix ~/.local] [--exec /path/of/likewise]

Afterwards the desktop starts Likewise from its menu, offers it under "open with" for folders and
pictures, and knows `.likewise` files. `--remove` takes all of it away again.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

APP_ID = "org.likewise.Likewise"
SIZES_PX = (16, 32, 48, 64, 128, 256, 512)
_ROOT = Path(__file__).resolve().parent.parent
_LINUX = _ROOT / "package" / "linux"
_ICONS = _ROOT / "resources" / "icons"


@dataclass(frozen=True)
class Placed:
    """A file, and where it goes below the prefix."""

    source: Path
    target: Path


def placed() -> Iterator[Placed]:
    """All files but the entry itself, whose text depends on where the program is."""
    share = Path("share")
    yield Placed(_LINUX / f"{APP_ID}.metainfo.xml", share / "metainfo" / f"{APP_ID}.metainfo.xml")
    yield Placed(_LINUX / f"{APP_ID}.mime.xml", share / "mime" / "packages" / f"{APP_ID}.xml")
    icons = share / "icons" / "hicolor"
    yield Placed(_ICONS / "likewise.svg", icons / "scalable" / "apps" / f"{APP_ID}.svg")
    for size in SIZES_PX:
        yield Placed(
            _ICONS / f"likewise-{size}.png", icons / f"{size}x{size}" / "apps" / f"{APP_ID}.png"
        )


def entry_path(prefix: Path) -> Path:
    return prefix / "share" / "applications" / f"{APP_ID}.desktop"


def entry_text(program: str) -> str:
    """The desktop entry that starts `program`, quoted as the specification of entries asks."""
    text = (_LINUX / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    quoted = program
    if not program.replace("/", "").replace("-", "").replace("_", "").replace(".", "").isalnum():
        escaped = "".join(f"\\{c}" if c in '"`$\\' else c for c in program)
        # Once more, since the whole line is a string with escapes of its own.
        quoted = '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'
    return text.replace("Exec=likewise ", f"Exec={quoted} ")


def install(prefix: Path, program: str) -> None:
    for one in placed():
        target = prefix / one.target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(one.source, target)
    entry = entry_path(prefix)
    entry.parent.mkdir(parents=True, exist_ok=True)
    entry.write_text(entry_text(program), encoding="utf-8")


def remove(prefix: Path) -> None:
    for path in [entry_path(prefix), *(prefix / one.target for one in placed())]:
        path.unlink(missing_ok=True)


def tell_the_desktop(prefix: Path) -> None:
    """Let the caches of the desktop be made anew, as far as their programs are there."""
    share = prefix / "share"
    for command, folder in (
        ("update-desktop-database", share / "applications"),
        ("update-mime-database", share / "mime"),
        ("gtk-update-icon-cache", share / "icons" / "hicolor"),
    ):
        if shutil.which(command) and folder.is_dir():
            subprocess.run([command, str(folder)], capture_output=True, check=False)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Put Likewise into the menus of the desktop.")
    parser.add_argument("--prefix", type=Path, default=Path.home() / ".local")
    parser.add_argument("--exec", dest="program", default=shutil.which("likewise") or "likewise")
    parser.add_argument("--remove", dest="is_removed", action="store_true")
    options = parser.parse_args(arguments)
    if options.is_removed:
        remove(options.prefix)
    else:
        install(options.prefix, options.program)
    tell_the_desktop(options.prefix)
    return 0


if __name__ == "__main__":
    sys.exit(main())
