"""What pictures have in common, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.asking.comparing import CommonGrounds
from core.scores.common import CommonGround
from core.settings import Places
from core.workers.pool import WorkerPool
from gui.compare.common_dialog import CommonDialog
from gui.compare.grounds import main_sentence, rarity_text
from gui.main_window import MainWindow
from tests.gui.compare_parts import Indexed, draw_and_index, select
from tests.gui.conftest import LIMIT_MS, OpenWindow, click


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Indexed:
    """Indexed once: the tests here leave the pictures alone."""
    return draw_and_index(tmp_path_factory.mktemp("compared"), pool)


@pytest.fixture
def places(indexed: Indexed) -> Places:
    """All windows share the library."""
    return indexed.places


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, indexed: Indexed) -> MainWindow:
    """A window on 30 pictures, indexed under two conditions."""
    return indexed.open(open_window, qtbot)


def open_common(qtbot: QtBot, window: MainWindow) -> CommonDialog:
    window.actions_by_name["common"].trigger()
    (dialog,) = window.findChildren(CommonDialog)
    qtbot.waitUntil(lambda: "Looking" not in dialog.said.text(), timeout=LIMIT_MS)
    return dialog


def test_pictures_of_one_colour_share_that_most_of_all(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, "red/disc 1.jpg", "red/square 3.jpg", "red/triangle 6.jpg")
    dialog = open_common(qtbot, window)
    assert dialog.said.text() == "Most of all they share: Colour"
    assert [name for name, _ in dialog.rows] == ["Colour", "Shape"]
    assert "random sets of 3" in dialog.rows[0][1]
    dialog.reject()


def test_pictures_of_one_shape_share_that_and_more_like_them_can_be_found(
    qtbot: QtBot, window: MainWindow
) -> None:
    colours = ("red", "green", "blue", "yellow", "violet")
    chosen = select(qtbot, window, *(f"{colour}/disc 1.jpg" for colour in colours))
    dialog = open_common(qtbot, window)
    assert dialog.said.text() == "Most of all they share: Shape"
    more = [b for b in dialog.findChildren(QPushButton) if b.text() == "Find more"]
    assert more[0].accessibleName() == "Find pictures like these under Shape"
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.mouseClick(more[0], Qt.MouseButton.LeftButton)
    assert window.session.key == "shape"
    assert window.session.query.file_ids == tuple(chosen)
    assert not window.findChildren(CommonDialog)


def test_conditions_that_were_not_indexed_are_listed_as_such(
    qtbot: QtBot, window: MainWindow
) -> None:
    select(qtbot, window, "red/disc 1.jpg", "green/disc 1.jpg")
    dialog = open_common(qtbot, window)
    assert dialog.lacking.text().startswith("Not indexed for all of them: ")
    names = [c.name for c in window.library.catalogue.described()]
    assert all(name in dialog.lacking.text() for name in names if name not in ("Colour", "Shape"))
    dialog.reject()


def test_one_picture_has_nothing_in_common_with_itself(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, "red/disc 1.jpg")
    window.actions_by_name["common"].trigger()
    assert not window.findChildren(CommonDialog)
    assert "two or more" in window.status.message_text


def test_the_context_menu_asks_and_closing_while_waiting_is_safe(
    qtbot: QtBot, window: MainWindow
) -> None:
    file_ids = select(qtbot, window, "red/disc 1.jpg", "green/disc 1.jpg")
    paths = [window.browser.path_of(file_id) or b"" for file_id in file_ids]
    menu = window.file_menu.menu(file_ids, paths)
    (action,) = [a for a in menu.actions() if a.text().startswith("What do these")]
    action.trigger()
    (dialog,) = window.findChildren(CommonDialog)
    dialog.reject()
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, window.browser.folder_pane.gallery, 5)
    QApplication.processEvents()


def ground(key: str, share: float, is_bound: bool = False) -> CommonGround:
    return CommonGround(key, 0.5, share, is_bound, 1.0)


NAMES = {"colour": "Colour", "shape": "Shape"}


@pytest.mark.parametrize(
    ("grounds", "said"),
    [
        ((), "No condition has looked at all of these pictures yet."),
        ((ground("colour", 0.01), ground("shape", 0.02)), "Most of all they share: Colour"),
        (
            (ground("shape", 0.0005, True), ground("colour", 0.0005, True)),
            "Most of all they share: Shape · Colour",
        ),
        ((ground("colour", 0.3),), "They share nothing unusual: random pictures are as alike."),
    ],
)
def test_the_main_sentence_says_no_more_than_is_known(
    grounds: tuple[CommonGround, ...], said: str
) -> None:
    assert main_sentence(CommonGrounds(3, grounds), NAMES) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (ground("colour", 1 / 2000, True), "Fewer than 1 in 2,000 random sets of 3 are as alike"),
        (ground("colour", 3 / 2000), "1 in 670 random sets of 3 is as alike"),
        (ground("colour", 0.25), "1 in 4 random sets of 3 is as alike"),
        (ground("colour", 0.8), "Nothing unusual: most random sets of 3 are as alike"),
    ],
)
def test_rarity_is_said_in_words(found: CommonGround, said: str) -> None:
    assert rarity_text(found, 3) == said
