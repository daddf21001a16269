"""Where Annoy cannot be had, everything works all the same: searches are exact, and it is said."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.records import Ranking
from gui.elided_label import ElidedLabel
from gui.status import StatusBar
from tests.conftest import PROGRAM

SENTENCE = "Annoy is not installed here, so every search is exact"


@pytest.fixture
def without_annoy(tmp_path: Path) -> dict[str, str]:
    """Variables of a computer on which `import annoy` fails in every process."""
    folder = tmp_path / "without"
    folder.mkdir()
    (folder / "annoy.py").write_text("raise ImportError('there is no Annoy')\n")
    return {**os.environ, "PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"}


def test_indexing_and_searching_go_on(
    tmp_path: Path, picture_folder: Path, without_annoy: dict[str, str]
) -> None:
    def likewise(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, "--data-dir", str(tmp_path / "library"), *words],
            env=without_annoy,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    folder, colour = str(picture_folder), ("--condition", "colour")
    indexed = likewise("index", folder, *colour)
    query = str(picture_folder / "red" / "disc 1.jpg")
    searched = likewise("search", folder, *colour, "--query", query, "--top", "5")

    assert (indexed.returncode, searched.returncode) == (0, 0), indexed.stderr + searched.stderr
    assert SENTENCE in indexed.stderr
    assert searched.stdout.count("/red/") == 5
    assert not list((tmp_path / "library").rglob("*.ann"))


def test_the_window_says_who_searches(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.status.HAS_ANNOY", False)
    status = StatusBar()
    qtbot.addWidget(status)
    ranking = Ranking(np.array([3, 1]), np.array([0.9, 0.2], np.float32), True, "exact", 1.0)
    status.show_answer("Content", ranking)
    texts = {label.text(): label.toolTip() for label in status.findChildren(ElidedLabel)}
    assert SENTENCE in texts["Content · exact search, without Annoy"]
