"""What screen readers and keyboards find in the real window and in every dialog of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import dress
from tests.gui.conftest import OpenWindow, find_similar, open_folder
from tests.gui.senses import spoken_of, unseen_focus
from tests.gui.walking import (
    BEYOND_THE_MENUS,
    Walk,
    can_have_focus,
    dialogs_of_the_program,
    in_sight,
    path_of,
)

_NAME = QAccessible.Text.Name
#: More widgets than this are not in one window.
_MOST_TABS = 200


@pytest.fixture
def screen_reader() -> Iterator[None]:
    """Qt tells of changes only while somebody listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("screen_reader")
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_everything_has_a_name_and_a_role_and_shows_the_focus(
    qtbot: QtBot,
    dressed: QApplication,
    open_window: OpenWindow,
    picture_folder: Path,
    scheme: Qt.ColorScheme,
) -> None:
    dress(dressed, scheme)
    window = open_window(picture_folder)
    faults: list[str] = []

    def visit(top: QWidget) -> None:
        faults.extend(spoken_of(top))
        faults.extend(unseen_focus(top))

    walk = Walk(qtbot, window, visit)
    walk.everything(picture_folder)
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert dialogs_of_the_program() - set(walk.seen) == BEYOND_THE_MENUS.keys()


@pytest.mark.usefixtures("screen_reader")
def test_the_page_at_the_start_and_the_large_picture_too(
    qtbot: QtBot, dressed: QApplication, open_window: OpenWindow, picture_folder: Path
) -> None:
    dress(dressed, Qt.ColorScheme.Light)
    window = open_window(None)
    window.show_welcome()
    assert not spoken_of(window) + unseen_focus(window)
    open_folder(qtbot, window, picture_folder)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Space):
        QTest.keyClick(window.browser.folder_pane.gallery, key)
    assert window.preview.isVisible()
    assert not spoken_of(window.preview) + unseen_focus(window.preview)


@pytest.mark.usefixtures("screen_reader")
def test_a_picture_of_the_grid_and_a_chip_say_what_they_are(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    grid = QAccessible.queryAccessibleInterface(window.browser.result_pane.gallery)
    assert grid.role() == QAccessible.Role.List
    assert grid.child(0).role() == QAccessible.Role.ListItem
    assert ".jpg, rank 1, score" in grid.child(0).text(_NAME)
    chips = [one for one in in_sight(window.strip) if can_have_focus(one)]
    told = [QAccessible.queryAccessibleInterface(chip) for chip in chips]
    assert {one.role() for one in told} <= {QAccessible.Role.Button, QAccessible.Role.ButtonMenu}
    assert any("disc 1.jpg" in one.text(_NAME) for one in told)


def test_tab_leads_to_all_that_can_be_used_and_back(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    wanted = {one for one in in_sight(window) if can_have_focus(one) and one.focusProxy() is None}
    reached = []
    for _ in range(_MOST_TABS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in reached:
            break
        reached.append(QApplication.focusWidget())
    missed = [path_of(one) for one in wanted - set(reached) if one is not window]
    assert not missed
    assert len(reached) < _MOST_TABS
    assert len(reached) > 5


def test_every_entry_of_the_menus_has_a_letter_of_its_own(open_window: OpenWindow) -> None:
    window = open_window(None)
    bar = window.menuBar()
    letters = [QKeySequence.mnemonic(action.text()).toString() for action in bar.actions()]
    assert all(letters)
    assert len(set(letters)) == len(letters)
    menus = [menu for action in bar.actions() if isinstance(menu := action.menu(), QMenu)]
    assert menus
    for menu in menus:
        entries = [one.text() for one in menu.actions() if not one.isSeparator()]
        keys = [QKeySequence.mnemonic(text).toString() for text in entries]
        assert all(keys), entries
        assert len(set(keys)) == len(keys), entries
