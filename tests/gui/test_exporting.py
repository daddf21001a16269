"""Exporting results, the selection and the folder from the window."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from core.conditions.recipes import Blend, BlendPart
from core.exporting.formats import FORMATS, Format
from gui.dialogs.export_dialog import ExportDialog
from gui.main_window import MainWindow
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, file_names, find_similar


@pytest.fixture(name="choose")
def choose_fixture(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers the desktop's dialog for files with a target."""

    def choose(target: Path) -> None:
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(target), ""))
        )

    return choose


def opened(window: MainWindow) -> ExportDialog:
    window.actions_by_name["export"].trigger()
    return window.findChildren(ExportDialog)[-1]


def pick(dialog: ExportDialog, key: str) -> Format:
    row = next(row for row, form in enumerate(FORMATS) if form.key == key)
    dialog.formats.setCurrentRow(row)
    return dialog.format


def press_export(qtbot: QtBot, dialog: ExportDialog) -> None:
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def scopes(dialog: ExportDialog) -> dict[str, bool]:
    return {button.text(): button.isEnabled() for button in dialog.findChildren(QRadioButton)}


def words(dialog: ExportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_folder_the_results_and_the_selection_are_offered_and_written(
    qtbot: QtBot,
    open_window: OpenWindow,
    picture_folder: Path,
    tmp_path: Path,
    choose: Callable[[Path], None],
) -> None:
    window = open_window(picture_folder)
    dialog = opened(window)
    assert list(scopes(dialog).values()) == [False, False, True]
    dialog.reject()
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        find_similar(qtbot, window, 0)
    click(qtbot, window.browser.result_pane.gallery, 2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(file_names(window.browser.result_pane.gallery)) == 29)
    window.browser.result_pane.gallery.setFocus()
    dialog = opened(window)
    assert list(scopes(dialog).values()) == [True, True, True]
    choose(tmp_path / "found")
    pick(dialog, "csv")
    with qtbot.waitSignal(dialog.finished, timeout=LIMIT_MS):
        press_export(qtbot, dialog)
    assert str(tmp_path / "found.csv") in window.status.message_text
    with (tmp_path / "found.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    names = [os.path.basename(row["path"]) for row in rows]
    assert names == file_names(window.browser.result_pane.gallery)
    assert float(rows[0]["score"]) >= float(rows[1]["score"])
    dialog = opened(window)
    dialog.findChildren(QRadioButton)[1].setChecked(True)
    choose(tmp_path / "vectors.npz")
    pick(dialog, "npz")
    assert "Colour" in words(dialog)
    with qtbot.waitSignal(dialog.finished, timeout=LIMIT_MS):
        press_export(qtbot, dialog)
    with np.load(tmp_path / "vectors.npz") as arrays:
        assert len(arrays["vectors"]) == len(arrays["scores"]) == 1


def test_what_is_refused_is_said_and_something_else_can_be_tried(
    qtbot: QtBot,
    open_window: OpenWindow,
    picture_folder: Path,
    tmp_path: Path,
    choose: Callable[[Path], None],
) -> None:
    window = open_window(picture_folder)
    picture = picture_folder / "red" / "triangle 5.png"
    before = picture.read_bytes()
    dialog = opened(window)
    pick(dialog, "png")
    choose(picture)
    press_export(qtbot, dialog)
    qtbot.waitUntil(lambda: "is a picture" in words(dialog), timeout=LIMIT_MS)
    assert picture.read_bytes() == before
    choose(tmp_path / "sheet.png")
    with qtbot.waitSignal(dialog.finished, timeout=LIMIT_MS):
        press_export(qtbot, dialog)
    assert (tmp_path / "sheet.png").exists()


def test_an_export_can_be_stopped(
    qtbot: QtBot,
    open_window: OpenWindow,
    picture_folder: Path,
    tmp_path: Path,
    choose: Callable[[Path], None],
) -> None:
    window = open_window(picture_folder)
    dialog = opened(window)
    pick(dialog, "pdf")
    choose(tmp_path / "sheet.pdf")
    press_export(qtbot, dialog)
    dialog.reject()
    qtbot.waitUntil(lambda: "Nothing was written" in words(dialog), timeout=LIMIT_MS)
    assert dialog.isVisible()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("sheet")]
    dialog.reject()
    assert not dialog.isVisible()


def test_a_mix_offers_no_vectors(open_window: OpenWindow, picture_folder: Path) -> None:
    window = open_window(picture_folder)
    window.session.blend = Blend((BlendPart("colour", 0.5), BlendPart("layout", 0.5)))
    dialog = opened(window)
    is_offered = [
        bool(dialog.formats.item(row).flags() & Qt.ItemFlag.ItemIsEnabled)
        for row in range(dialog.formats.count())
    ]
    assert is_offered == [not form.has_vectors for form in FORMATS]
    assert "A mix has no vectors" in words(dialog)
    dialog.reject()
