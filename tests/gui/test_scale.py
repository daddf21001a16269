"""On screens of a higher density the window looks the same, only sharper: the real program,
pictured at a scale of 1, 1.5 and 2."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.library import Library
from core.settings import Places, Settings
from core.workers.pool import WorkerPool
from tests.conftest import ROOT, index

Picture = NDArray[np.float32]
SIZE = (1280, 800)
#: How far, of 255, a picture may be on average from that at scale 1: letters are not quite alike.
_MOST_APART = 4.0
#: How much more of edges there is in what is drawn for a scale than in what is blown up to it.
_SHARPER = 1.03
#: Draws the window on a folder that is indexed already, when no thumbnail has come for a moment.
_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from core.library import Library, absolute
from core.settings import Places
from core.workers.pool import WorkerPool
from gui.app import make_application
from gui.main_window import MainWindow
if __name__ == "__main__":
    data, folder, picture = sys.argv[1:]
    app = make_application([])
    with WorkerPool(n_workers=1) as pool:
        window = MainWindow(Library(Places.of(data)), pool)
        window.set_condition("colour")
        window.resize(1280, 800)
        window.show()
        quiet = QTimer(singleShot=True, interval=400)
        quiet.timeout.connect(app.quit)
        window.thumbnails.ready.connect(lambda _image_id: quiet.start())
        window.open_folder(absolute(folder))
        app.exec()
        window.grab().save(picture)
        window.close()
"""


@pytest.fixture
def window_at(
    tmp_path: Path, places: Places, library: Library, picture_folder: Path
) -> Callable[[float], Picture]:
    """The window in grey, 0 to 255 as float32 [h, w], at a scale."""
    library.change_settings(Settings(conditions=("colour",)))
    with WorkerPool(n_workers=1) as pool:
        index(library, picture_folder, pool)
    script = tmp_path / "window.py"
    script.write_text(_PROGRAM, encoding="utf-8")

    def draw(scale: float) -> Picture:
        target = tmp_path / f"{scale}.png"
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
            "PYTHONPATH": str(ROOT),
        }
        subprocess.run(
            [sys.executable, str(script), str(places.data), str(picture_folder), str(target)],
            env=environment,
            check=True,
            capture_output=True,
        )
        with Image.open(target) as image:
            return np.asarray(image.convert("L"), np.float32)

    return draw


def resized(picture: Picture, size: tuple[int, int], how: Image.Resampling) -> Picture:
    return np.asarray(Image.fromarray(picture.astype(np.uint8)).resize(size, how), np.float32)


def edges(picture: Picture) -> float:
    """How much neighbouring pixels differ on average."""
    return float(np.abs(np.diff(picture, axis=1)).mean())


def test_the_window_is_the_same_and_sharper_at_every_scale(
    window_at: Callable[[float], Picture],
) -> None:
    once = window_at(1)
    assert once.shape == (SIZE[1], SIZE[0])
    for scale in (1.5, 2):
        large = window_at(scale)
        size = (round(SIZE[0] * scale), round(SIZE[1] * scale))
        assert large.shape == (size[1], size[0])
        apart = np.abs(resized(large, SIZE, Image.Resampling.BOX) - once).mean()
        blown_up = resized(once, size, Image.Resampling.BILINEAR)
        assert apart < _MOST_APART
        assert edges(large) > _SHARPER * edges(blown_up)
