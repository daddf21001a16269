"""Make docs/window.png, the picture of the window in the README, with the real program."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Index the sample gallery in a library of its own and save the window."""
    from core.library import Library
    from core.settings import Places
    from gui.samples import samples_folder
    from gui.screenless import run_without_screen

    with tempfile.TemporaryDirectory() as folder:
        library = Library(Places.of(folder))
        return run_without_screen(library, samples_folder(), ROOT / "docs" / "window.png")


if __name__ == "__main__":
    sys.exit(main())
