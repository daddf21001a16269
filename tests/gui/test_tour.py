"""The tour of the first start, in the real window on the sample gallery."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.samples import samples_folder
from tests.gui.conftest import LIMIT_MS, OpenWindow, file_names

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """At its first start: the page of welcome, nothing indexed."""
    window = open_window(None)
    window.set_condition("content")
    window.show_welcome()
    return window


def try_samples(qtbot: QtBot, window: MainWindow) -> None:
    buttons = window.welcome.findChildren(QPushButton)
    button = next(one for one in buttons if one.text() == "Try the sample gallery")
    qtbot.mouseClick(button, LEFT)


def wait_for_likes(qtbot: QtBot, window: MainWindow, condition: str, shared: str) -> None:
    """Wait until the first results under a condition all have `shared` in their names."""

    def all_share() -> bool:
        names = file_names(window.browser.result_pane.gallery)[:5]
        return len(names) == 5 and all(shared in name for name in names)

    qtbot.waitUntil(lambda: window.session.key == condition and all_share(), timeout=LIMIT_MS)


def press_next(qtbot: QtBot, window: MainWindow) -> None:
    """By the keyboard: the button has the focus without a Tab."""
    qtbot.waitUntil(window.tour.card.go_on_button.hasFocus, timeout=LIMIT_MS)
    qtbot.keyClick(window.tour.card.go_on_button, Qt.Key.Key_Return)


def test_one_query_under_three_conditions_and_then_a_folder_of_ones_own(
    qtbot: QtBot, window: MainWindow, picture_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try_samples(qtbot, window)
    card = window.tour.card
    assert card.isVisible()
    wait_for_likes(qtbot, window, "content", "balloon")
    (asked,) = window.session.query.file_ids
    press_next(qtbot, window)
    wait_for_likes(qtbot, window, "colour", "blue")
    press_next(qtbot, window)
    wait_for_likes(qtbot, window, "texture", "checked")
    assert window.session.query.file_ids == (asked,)
    press_next(qtbot, window)
    assert card.go_on_button.text() == "Open your own folder…"
    chosen = os.fspath(picture_folder)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_more: chosen)
    press_next(qtbot, window)
    qtbot.waitUntil(lambda: window.session.folder == os.fsencode(picture_folder))
    assert not card.isVisible()
    assert window.session.key == "content"  # as before the tour


def test_it_never_comes_back_by_itself(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow
) -> None:
    try_samples(qtbot, window)
    card = window.tour.card
    qtbot.keyClick(card.go_on_button, Qt.Key.Key_Escape)
    assert not card.isVisible()
    window.close()
    again = open_window(None)
    again.open_samples()
    assert not again.tour.is_running
    again.actions_by_name["tour"].trigger()
    assert again.tour.card.isVisible()
    qtbot.mouseClick(again.tour.card.leave_button, LEFT)
    assert not again.tour.is_running
    assert again.browser.folder_pane.gallery.hasFocus()


def test_another_folder_ends_it(window: MainWindow, picture_folder: Path) -> None:
    window.open_samples()
    assert window.tour.is_running
    window.open_folder(os.fsencode(picture_folder))
    assert not window.tour.is_running
    assert not window.tour.card.isVisible()


def test_the_card_stays_beside_what_it_speaks_of(qtbot: QtBot, window: MainWindow) -> None:
    window.open_samples()
    assert window.session.folder == samples_folder()
    card, results = window.tour.card, window.browser.result_pane
    for width_px, height_px in ((1400, 900), (900, 640)):
        window.resize(width_px, height_px)
        left_px = results.mapTo(window, results.rect().topLeft()).x
        qtbot.waitUntil(lambda left=left_px: abs(card.geometry().right() + 1 - left()) <= 2)
        assert window.rect().contains(card.geometry())
