"""Pairs of files are one tile with a word on it, and what is left out is said without alarm."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from gui.dialogs.failures_dialog import FailuresDialog
from gui.gallery.companion_mark import companion_text
from gui.gallery.view import Gallery
from tests.conftest import DrawPicture
from tests.core.dng import dng, quarters
from tests.gui.conftest import LIMIT_MS, OpenWindow, file_names

pytest.importorskip("rawpy", reason="RAW is read with an extra")


@pytest.fixture
def paired_folder(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    folder = tmp_path / "pictures"
    for number, name in enumerate(("a.jpg", "b.jpg", "c.jpg")):
        draw_picture(folder / name, seed=number)
    (folder / "a.dng").write_bytes(dng(quarters()))
    (folder / "d.dng").write_bytes(dng(quarters((600, 480)), 6))
    (folder / "clip.mp4").write_bytes(b"film")
    return folder


def words(gallery: Gallery) -> list[str]:
    model = gallery.model()
    return [companion_text(model.index(row, 0)) for row in range(model.rowCount())]


def grabbed(gallery: Gallery, row: int) -> QPixmap:
    return gallery.viewport().grab(gallery.visualRect(gallery.model().index(row, 0)))


def test_a_pair_is_one_tile_that_says_so(
    qtbot: QtBot, open_window: OpenWindow, paired_folder: Path
) -> None:
    window = open_window(paired_folder)
    gallery = window.browser.folder_pane.gallery
    assert file_names(gallery) == ["a.jpg", "b.jpg", "c.jpg", "d.dng"]
    assert words(gallery) == ["RAW", "", "", ""]
    first = gallery.model().index(0, 0)
    assert "with a.dng" in str(first.data(Qt.ItemDataRole.ToolTipRole))
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "a.jpg, with a.dng"
    before = grabbed(gallery, 1).toImage()
    (paired_folder / "b.mov").write_bytes(b"film")
    qtbot.waitUntil(lambda: words(gallery)[1] == "Live", timeout=LIMIT_MS)
    assert grabbed(gallery, 1).toImage() != before
    (paired_folder / "a.jpg").unlink()
    qtbot.waitUntil(lambda: file_names(gallery)[0] == "a.dng", timeout=LIMIT_MS)


def test_what_is_left_out_is_counted_and_listed_without_alarm(
    qtbot: QtBot, open_window: OpenWindow, paired_folder: Path
) -> None:
    window = open_window(paired_folder)
    qtbot.waitUntil(lambda: window.status.failures_text == "1 left out", timeout=LIMIT_MS)
    (paired_folder / "bad.jpg").write_bytes(b"no picture")
    both = "1 could not be read · 1 left out"
    qtbot.waitUntil(lambda: window.status.failures_text == both, timeout=LIMIT_MS)
    window.pages.show_failures()
    qtbot.waitUntil(lambda: bool(window.findChildren(FailuresDialog)), timeout=LIMIT_MS)
    (dialog,) = window.findChildren(FailuresDialog)
    model = dialog.findChildren(QTableView)[0].model()
    rows = {model.index(row, 0).data(): model.index(row, 2).data() for row in range(2)}
    assert rows["clip.mp4"] == "Films are left out: Likewise compares pictures."
    assert "bad.jpg" in rows
    dialog.close()
