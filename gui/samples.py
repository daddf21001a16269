"""Where the sample gallery lies."""

from __future__ import annotations

import os
from pathlib import Path

import resources


def samples_folder() -> bytes:
    """The folder with the pictures that come with Likewise, also when it is installed."""
    return os.fsencode(Path(resources.__file__).resolve().parent / "samples")
