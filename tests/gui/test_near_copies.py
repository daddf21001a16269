"""Looking through near copies in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.settings import Settings
from gui.acting.near_dialog import NearCopiesDialog
from gui.gallery.model import IsQueryRole
from gui.main_window import MainWindow
from tests.core.test_near_copies import draw_copies
from tests.gui.conftest import LIMIT_MS, OpenWindow, open_folder
from tests.gui.test_living import shown


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = open_window(None)
    window.library.change_settings(Settings(conditions=("colour", "layout")))
    open_folder(qtbot, window, draw_copies(tmp_path / "pictures"))
    return window


def opened(qtbot: QtBot, window: MainWindow) -> NearCopiesDialog:
    window.actions_by_name["near_copies"].trigger()
    dialog = window.acting.near_copies.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=LIMIT_MS)
    return dialog


def group(dialog: NearCopiesDialog) -> list[str]:
    rows = range(dialog.model.rowCount())
    return [str(dialog.model.index(row, 0).data()) for row in rows]


def test_all_but_the_best_go_to_the_trash_and_come_back(
    qtbot: QtBot, window: MainWindow, trash: Path
) -> None:
    dialog = opened(qtbot, window)
    assert dialog.said.text() == "Groups: 1. Besides the best of each: 2 pictures."
    assert group(dialog) == ["a.png", "again.png", "small.jpg"]
    assert [bool(dialog.model.index(row, 0).data(IsQueryRole)) for row in range(3)] == [
        True,
        False,
        False,
    ]
    assert dialog.below.text.startswith("The last pair that is taken for the same")
    dialog.rule_field.setCurrentIndex(dialog.rule_field.findText("Most pixels"))
    dialog.select_button.click()
    assert len(window.browser.folder_pane.gallery.selected_file_ids()) == 2
    with qtbot.waitSignal(window.acting.moving.job.succeeded, timeout=LIMIT_MS):
        dialog.trash_button.click()
    qtbot.waitUntil(lambda: shown(window) == ["a.png", "b.png", "c.png"], timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: dialog.list.count() == 0, timeout=LIMIT_MS)
    assert not dialog.trash_button.isEnabled()
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=LIMIT_MS)
    dialog.close()


def test_not_the_same_stays_said(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.part_button.click()
    qtbot.waitUntil(lambda: group(dialog) == ["a.png", "again.png"], timeout=LIMIT_MS)
    assert not dialog.part_button.isEnabled()  # the very same file is always the same
    dialog.slider.setValue(dialog.slider.maximum())
    assert group(dialog) == ["a.png", "again.png"]
    dialog.slider.setValue(100)
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: len(group(dialog)) == 3, timeout=LIMIT_MS)
    dialog.close()
    qtbot.waitUntil(lambda: window.acting.near_copies.dialog is None, timeout=LIMIT_MS)


def test_without_the_conditions_it_is_said(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(draw_copies(tmp_path / "pictures"))
    window.actions_by_name["near_copies"].trigger()
    dialog = window.acting.near_copies.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "Layout and Colour" in dialog.said.text(), timeout=LIMIT_MS)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.acting.near_copies.dialog is None, timeout=LIMIT_MS)
