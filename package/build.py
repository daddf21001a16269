"""Build the folder `dist/likewise` with PyInstaller, drive it once, and say how large it is.

    python package/build.py [--only-drive]

Runs on the Python of the environment that Likewise is installed in, and packs what is there: with
the torch that pip gives on Linux some gigabytes of CUDA, with the CPU build far less.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from drive import DriveError, drive

_ROOT = Path(__file__).resolve().parent.parent


def build() -> None:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(_ROOT / "dist"), "--workpath", str(_ROOT / "build")]
    spec = str(_ROOT / "package" / "likewise.spec")
    # Elsewhere: what an installer leaves in the checkout would be taken for Likewise's metadata.
    subprocess.run([*command, *places, spec], check=True, cwd=_ROOT / "package")


def size_mb(folder: Path) -> float:
    """What a folder takes on the disk; links count nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Build dist/likewise and drive it once.")
    parser.add_argument("--only-drive", action="store_true", help="drive what was built before")
    options = parser.parse_args(arguments)
    folder = _ROOT / "dist" / "likewise"
    try:
        if not options.only_drive:
            build()
        steps = drive(folder / ("likewise.exe" if sys.platform == "win32" else "likewise"))
    except subprocess.CalledProcessError:
        print("PyInstaller failed; its own words are above.", file=sys.stderr)
        return 1
    except DriveError as error:
        print(f"The package does not work: {error}", file=sys.stderr)
        return 1
    print(f"{folder}: {size_mb(folder):,.0f} MB")
    for name, seconds in steps:
        print(f"  {seconds:6.1f} s  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
