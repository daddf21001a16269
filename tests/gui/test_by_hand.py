"""Groups and questions in the real window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core.settings import Places
from gui.by_hand.group_card import GroupCard
from gui.by_hand.group_panel import GroupPanel
from gui.by_hand.question_dialog import QuestionDialog
from gui.charts.palette import colour
from gui.gallery.group_mark import GroupRole, mark_rect
from gui.gallery.view import Gallery
from gui.main_window import MainWindow
from tests.conftest import draw_folder, draw_picture
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, find_similar, open_folder

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def window(open_window: OpenWindow, picture_folder: Path) -> MainWindow:
    shown = open_window(picture_folder)
    shown.actions_by_name["groups"].trigger()
    return shown


def panel_of(window: MainWindow) -> GroupPanel:
    assert window.by_hand.grouping is not None
    return window.by_hand.grouping.panel


def card_of(window: MainWindow, number: int) -> GroupCard:
    return panel_of(window).row.cards[number - 1]


def counts(window: MainWindow) -> list[str]:
    """What the cards on the screen say of how many pictures are in their groups."""
    return [card.count.text() for card in panel_of(window).row.cards if not card.isHidden()]


def folder_grid(window: MainWindow) -> Gallery:
    return window.browser.folder_pane.gallery


def select(qtbot: QtBot, gallery: Gallery, *rows: int) -> None:
    gallery.clearSelection()
    for row in rows:
        click(qtbot, gallery, row, CTRL)


def put(qtbot: QtBot, gallery: Gallery, number: int, *rows: int) -> None:
    """Select pictures and press a key from 1 to 9, or 0; done when it is stored."""
    window = gallery.window()
    assert isinstance(window, MainWindow)
    select(qtbot, gallery, *rows)
    with qtbot.waitSignal(window.by_hand.changed, timeout=LIMIT_MS):
        qtbot.keyClick(gallery, Key(Key.Key_0 + number))


def marks(gallery: Gallery, n_rows: int) -> list[int]:
    """The numbers of groups on the first tiles."""
    model = gallery.model()
    return [model.index(row, 0).data(GroupRole) for row in range(n_rows)]


def drop(card: GroupCard, mime: QMimeData) -> None:
    place, copy, nothing = QPoint(20, 20), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(card, QDragEnterEvent(place, copy, mime, LEFT, nothing))
    QApplication.sendEvent(card, QDropEvent(QPointF(place), copy, mime, LEFT, nothing))


def reopened(qtbot: QtBot, open_window: OpenWindow, folder: Path) -> MainWindow:
    """Another window on the same library, as after a new start."""
    window = open_window(folder)
    qtbot.waitUntil(lambda: bool(window.by_hand.notions), timeout=LIMIT_MS)
    window.actions_by_name["groups"].trigger()
    return window


# Groups


def test_keys_put_what_is_selected_into_groups(qtbot: QtBot, window: MainWindow) -> None:
    gallery = folder_grid(window)
    assert counts(window) == ["", "", ""]
    put(qtbot, gallery, 1, 0, 1)
    put(qtbot, gallery, 3, 2)
    assert marks(gallery, 4) == [1, 1, 3, 0]
    spoken = gallery.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).endswith("in group 3")
    assert counts(window) == ["2", "", "1", ""]
    put(qtbot, gallery, 3, 1)
    assert counts(window) == ["1", "", "2", ""]
    (summary,) = window.by_hand.notions
    assert (summary.name, summary.n_members, summary.n_groups) == ("My groups", 3, 2)


def test_a_picture_is_taken_out_by_key(qtbot: QtBot, window: MainWindow) -> None:
    gallery = folder_grid(window)
    put(qtbot, gallery, 2, 0, 1)
    put(qtbot, gallery, 0, 0)
    assert marks(gallery, 2) == [0, 2]
    qtbot.keyClick(gallery, Key.Key_Backspace)
    assert marks(gallery, 2) == [0, 2]
    select(qtbot, gallery, 1)
    qtbot.keyClick(gallery, Key.Key_Backspace)
    assert marks(gallery, 2) == [0, 0]


def test_results_can_be_put_into_groups_too_and_are_marked(
    qtbot: QtBot, window: MainWindow
) -> None:
    find_similar(qtbot, window, 0)
    results = window.browser.result_pane.gallery
    put(qtbot, results, 4, 0, 2)
    assert marks(results, 3) == [4, 0, 4]
    assert counts(window)[3] == "2"
    assert sum(number == 4 for number in marks(folder_grid(window), 30)) == 2


def test_the_mark_is_drawn_in_the_colour_of_the_group(qtbot: QtBot, window: MainWindow) -> None:
    gallery = folder_grid(window)
    put(qtbot, gallery, 2, 0)
    gallery.clearSelection()
    tile = gallery.visualRect(gallery.model().index(0, 0))
    rect = mark_rect(tile, gallery.fontMetrics(), gallery.layoutDirection())
    image = gallery.viewport().grab().toImage()
    # Beside the number, inside the disc.
    assert image.pixelColor(rect.left() + 4, rect.center().y()) == colour(1, window.palette())


def test_hidden_groups_take_no_keys_and_mark_nothing(qtbot: QtBot, window: MainWindow) -> None:
    gallery = folder_grid(window)
    put(qtbot, gallery, 1, 0)
    qtbot.keyClick(window, Key.Key_G, CTRL)
    assert panel_of(window).isHidden()
    assert marks(gallery, 1) == [0]
    qtbot.keyClick(gallery, Key.Key_5)
    qtbot.keyClick(window, Key.Key_G, CTRL)
    assert marks(gallery, 1) == [1]


def test_dropped_pictures_go_into_the_group_and_not_into_the_query(
    qtbot: QtBot, window: MainWindow
) -> None:
    gallery = folder_grid(window)
    select(qtbot, gallery, 0, 1, 5)
    with qtbot.waitSignal(window.by_hand.changed, timeout=LIMIT_MS):
        drop(card_of(window, 2), gallery.drag_data())
    assert counts(window) == ["", "3", ""]
    assert marks(gallery, 6) == [2, 2, 0, 0, 0, 2]
    assert window.session.query.is_empty


def test_a_picture_from_elsewhere_is_refused_with_a_reason(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(draw_picture(tmp_path / "elsewhere.png")))])
    with qtbot.waitSignal(window.session.said, timeout=LIMIT_MS) as said:
        drop(card_of(window, 1), mime)
    assert said.args is not None
    assert "open folder" in str(said.args[0])
    assert counts(window) == ["", "", ""]


def test_ctrl_z_takes_puttings_back_while_there_are_any_and_leaves_queries_alone(
    qtbot: QtBot, window: MainWindow
) -> None:
    gallery = folder_grid(window)
    find_similar(qtbot, window, 0)
    find_similar(qtbot, window, 3)
    asked = window.session.query
    put(qtbot, gallery, 1, 0, 1)
    put(qtbot, gallery, 2, 1, 2)
    assert marks(gallery, 3) == [1, 2, 2]
    qtbot.keyClick(window, Key.Key_Z, CTRL)
    assert marks(gallery, 3) == [1, 1, 0]
    panel_of(window).take_back_button.click()
    assert marks(gallery, 3) == [0, 0, 0]
    assert window.session.query == asked
    assert not panel_of(window).take_back_button.isEnabled()
    qtbot.keyClick(window, Key.Key_Z, CTRL)
    assert window.session.query == asked
    assert QKeySequence("Ctrl+Z") in window.actions_by_name["undo"].shortcuts()


def test_a_click_on_a_group_selects_its_pictures(qtbot: QtBot, window: MainWindow) -> None:
    gallery = folder_grid(window)
    put(qtbot, gallery, 1, 2, 4)
    select(qtbot, gallery, 0)
    qtbot.mouseClick(card_of(window, 1).pictures, LEFT)
    assert [row for rows in gallery.selected_ranges() for row in rows] == [2, 4]


def test_names_are_typed_and_digits_in_them_put_nothing(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow, picture_folder: Path
) -> None:
    gallery = folder_grid(window)
    put(qtbot, gallery, 1, 0)
    field = card_of(window, 1).field
    qtbot.mouseClick(field, LEFT)
    qtbot.keyClicks(field, "Silk 2")
    with qtbot.waitSignal(window.by_hand.changed, timeout=LIMIT_MS):
        qtbot.keyClick(field, Key.Key_Return)
    assert marks(gallery, 1) == [1]
    window.close()
    again = reopened(qtbot, open_window, picture_folder)
    assert card_of(again, 1).field.text() == "Silk 2"
    assert counts(again)[0] == "1"


def test_nothing_is_lost_where_the_window_is_closed_at_once(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow, picture_folder: Path
) -> None:
    gallery = folder_grid(window)
    for row in range(6):
        select(qtbot, gallery, row)
        qtbot.keyClick(gallery, Key.Key_1 if row % 2 else Key.Key_2)
    window.close()
    again = reopened(qtbot, open_window, picture_folder)
    assert marks(folder_grid(again), 7) == [2, 1, 2, 1, 2, 1, 0]


def test_a_folder_can_have_several_notions(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery, panel = folder_grid(window), panel_of(window)
    put(qtbot, gallery, 1, 0)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Cut", True))
    panel.begin_asked.emit()
    assert panel.choice.currentText() == "Cut"
    assert marks(gallery, 1) == [0]
    put(qtbot, gallery, 2, 1)
    panel.choice.setCurrentIndex(0)
    panel.choice.activated.emit(0)
    assert marks(gallery, 2) == [1, 0]
    with qtbot.waitSignal(window.session.said) as said:
        panel.rename_asked.emit()  # to what the other one is called
    assert said.args is not None
    assert "already groups called Cut" in str(said.args[0])
    assert panel.choice.currentText() == "My groups"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Fabric", True))
    with qtbot.waitSignal(window.by_hand.changed, timeout=LIMIT_MS):
        panel.rename_asked.emit()
    assert [summary.name for summary in window.by_hand.notions] == ["Fabric", "Cut"]


def test_a_notion_is_removed_after_asking(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery, panel = folder_grid(window), panel_of(window)
    put(qtbot, gallery, 1, 0)
    no, yes = QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Ok
    monkeypatch.setattr(QMessageBox, "question", lambda *_a, **_k: no)
    panel.remove_asked.emit()
    assert marks(gallery, 1) == [1]
    monkeypatch.setattr(QMessageBox, "question", lambda *_a, **_k: yes)
    with qtbot.waitSignal(window.by_hand.changed, timeout=LIMIT_MS):
        panel.remove_asked.emit()
    assert marks(gallery, 1) == [0]
    assert panel.choice.currentText() == "My groups"
    assert not window.by_hand.notions[0].n_members


def test_groups_belong_to_their_folder(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    put(qtbot, folder_grid(window), 1, 0)
    open_folder(qtbot, window, draw_folder(tmp_path / "other", n_seeds=1))
    assert marks(folder_grid(window), 3) == [0, 0, 0]
    assert counts(window) == ["", "", ""]
    window.show_welcome()
    assert panel_of(window).isHidden()
    assert not window.actions_by_name["groups"].isEnabled()


def test_what_could_not_be_stored_is_said_and_not_shown(
    qtbot: QtBot, window: MainWindow, places: Places
) -> None:
    gallery = folder_grid(window)
    put(qtbot, gallery, 1, 0)
    with closing(sqlite3.connect(places.data / "library.sqlite")) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON group_member"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    select(qtbot, gallery, 1)
    with qtbot.waitSignals([window.session.said, window.by_hand.changed], timeout=LIMIT_MS):
        qtbot.keyClick(gallery, Key.Key_2)
        assert marks(gallery, 2) == [1, 2]
    assert marks(gallery, 2) == [1, 0]


def test_teach_opens_with_what_was_made_by_hand(qtbot: QtBot, window: MainWindow) -> None:
    put(qtbot, folder_grid(window), 1, 0)
    panel_of(window).teach_button.click()
    view = window.teaching.view
    assert view is not None
    assert view.isVisible()
    assert view.ordering.sources.by_hand.isChecked()


# Questions


@pytest.fixture
def asking(qtbot: QtBot, open_window: OpenWindow, picture_folder: Path) -> MainWindow:
    """A window on a folder that is indexed under two conditions, with a question."""
    window = open_window(None)
    settings = replace(window.library.settings, conditions=("colour", "layout"))
    window.library.change_settings(settings)
    open_folder(qtbot, window, picture_folder)
    ask(qtbot, window)
    return window


def ask(qtbot: QtBot, window: MainWindow) -> QuestionDialog:
    """Open the questions and wait for the first."""
    window.actions_by_name["questions"].trigger()
    dialog = window.by_hand.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.anchor.image_id > 0, timeout=LIMIT_MS)
    return dialog


def dialog_of(window: MainWindow) -> QuestionDialog:
    assert window.by_hand.dialog is not None
    return window.by_hand.dialog


def shown(dialog: QuestionDialog) -> tuple[int, int, int]:
    one, other = dialog.candidates
    return dialog.anchor.image_id, one.image_id, other.image_id


def press(qtbot: QtBot, dialog: QuestionDialog, key: Qt.Key) -> None:
    """Press a key and wait for the question that follows."""
    before = shown(dialog)
    qtbot.keyClick(dialog, key)
    qtbot.waitUntil(lambda: shown(dialog) != before, timeout=LIMIT_MS)


def test_clicks_and_keys_answer_and_the_program_says_what_it_has_learnt(
    qtbot: QtBot, asking: MainWindow
) -> None:
    dialog = dialog_of(asking)
    assert dialog.side.count.text() == "0 answers"
    assert dialog.side.bars.shown() == {"Colour": "50 %", "Layout": "50 %"}
    before = shown(dialog)
    assert len(set(before)) == 3
    qtbot.mouseClick(dialog.candidates[0], LEFT)
    qtbot.waitUntil(lambda: shown(dialog) != before, timeout=LIMIT_MS)
    assert dialog.side.count.text() == "1 answer"
    press(qtbot, dialog, Key.Key_Right)
    press(qtbot, dialog, Key.Key_Left)
    assert dialog.side.count.text() == "3 answers"
    assert dialog.side.bars.shown() != {"Colour": "50 %", "Layout": "50 %"}
    assert asking.by_hand.notions[0].n_answers == 3


def test_a_passed_question_counts_nothing_and_does_not_come_again(
    qtbot: QtBot, asking: MainWindow
) -> None:
    dialog, seen = dialog_of(asking), set()
    for key in (Key.Key_S, Key.Key_Down, Key.Key_S):
        seen.add(shown(dialog))
        press(qtbot, dialog, key)
        assert shown(dialog) not in seen
    assert dialog.side.count.text() == "0 answers"
    assert not dialog.take_back_button.isEnabled()


def test_an_answer_that_was_taken_back_is_asked_again(qtbot: QtBot, asking: MainWindow) -> None:
    dialog = dialog_of(asking)
    first = shown(dialog)
    press(qtbot, dialog, Key.Key_Left)
    press(qtbot, dialog, Key.Key_Backspace)
    assert shown(dialog) == first
    assert dialog.side.count.text() == "0 answers"


def test_answers_are_kept_and_can_be_taken_back_after_a_new_start(
    qtbot: QtBot, asking: MainWindow, open_window: OpenWindow, picture_folder: Path
) -> None:
    dialog = dialog_of(asking)
    press(qtbot, dialog, Key.Key_Left)
    last = shown(dialog)
    qtbot.keyClick(dialog, Key.Key_Right)
    asking.close()  # at once
    again = reopened(qtbot, open_window, picture_folder)
    dialog = ask(qtbot, again)
    assert dialog.side.count.text() == "2 answers"
    press(qtbot, dialog, Key.Key_Backspace)
    anchor, one, other = shown(dialog)
    assert (anchor, {one, other}) == (last[0], set(last[1:]))
    with qtbot.waitSignal(again.by_hand.changed, timeout=LIMIT_MS):
        press(qtbot, dialog, Key.Key_Backspace)
    assert again.by_hand.notions[0].n_answers == 0
    again.close()
    assert not reopened(qtbot, open_window, picture_folder).by_hand.notions[0].n_answers


def test_a_folder_under_one_condition_leaves_nothing_to_ask(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_by_name["questions"].trigger()
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: "nothing to ask" in dialog.hint.text(), timeout=LIMIT_MS)
    assert not dialog.pass_button.isEnabled()
    dialog.close_button.click()
    assert window.by_hand.dialog is None
