"""Favourites and tags, as a person gives them in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.filtering.fields import Field
from gui.acting.sidecar_dialog import SidecarDialog
from gui.acting.tags_dialog import TagsDialog
from gui.gallery.model import DetailsRole
from gui.gallery.star import StarRole
from gui.main_window import MainWindow
from tests.conftest import draw_picture
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, find_similar
from tests.gui.test_filters import open_bar, tick
from tests.gui.test_filters import wait as wait_for_filter
from tests.gui.test_living import is_calm, shown

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "pictures"
    for number in range(4):
        draw_picture(root / f"{number}.jpg", seed=number)
    return root


def select(qtbot: QtBot, window: MainWindow, *rows: int) -> None:
    window.browser.folder_pane.gallery.clearSelection()
    for row in rows:
        click(qtbot, window.browser.folder_pane.gallery, row, CTRL)


def stars(window: MainWindow) -> list[bool]:
    model = window.browser.folder_pane.model
    return [bool(model.index(row, 0).data(StarRole)) for row in range(model.rowCount())]


def details(window: MainWindow, row: int) -> str:
    return str(window.browser.folder_pane.model.index(row, 0).data(DetailsRole))


def wait(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.acting.marks.is_busy, timeout=LIMIT_MS)


def tag(qtbot: QtBot, window: MainWindow, *tags: str) -> TagsDialog:
    """Open the dialog for what is selected, and add tags; it stays open."""
    window.actions_by_name["tags"].trigger()
    (dialog,) = window.findChildren(TagsDialog)
    for one in tags:
        dialog.field.setText(one)
        qtbot.keyClick(dialog.field, Key.Key_Return)
    assert dialog.isVisible()
    return dialog


def accept(qtbot: QtBot, window: MainWindow, dialog: TagsDialog) -> None:
    qtbot.keyClick(dialog.field, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(TagsDialog), timeout=LIMIT_MS)
    wait(qtbot, window)


def test_favourites(qtbot: QtBot, open_window: OpenWindow, folder: Path, trash: Path) -> None:
    window = open_window(folder)
    gallery, undo = window.browser.folder_pane.gallery, window.actions_by_name["undo"]
    open_bar(qtbot, window)
    field = window.filtering.bar.boxes[Field.FAVOURITE]
    assert field.isHidden()
    select(qtbot, window, 0, 2)
    qtbot.keyClick(gallery, Key.Key_S)
    wait(qtbot, window)
    assert stars(window) == [True, False, True, False]
    assert undo.text() == "&Undo Marking 2 pictures as Favourites"
    find_similar(qtbot, window, 1)
    results = window.browser.result_pane.model
    assert sum(bool(results.index(row, 0).data(StarRole)) for row in range(3)) == 2
    qtbot.waitUntil(field.isVisible, timeout=LIMIT_MS)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        tick(qtbot, window, Field.FAVOURITE, "Favourites")
    assert field.text == "Favourite: Favourites"
    assert shown(window) == ["0.jpg", "2.jpg"]
    assert results.rowCount() == 2
    (folder / "0.jpg").rename(folder / "moved.jpg")
    qtbot.waitUntil(lambda: is_calm(window) and "moved.jpg" in shown(window), timeout=LIMIT_MS)
    wait(qtbot, window)
    wait_for_filter(qtbot, window)
    assert shown(window) == ["2.jpg", "moved.jpg"]
    select(qtbot, window, 0, 1)
    qtbot.keyClick(gallery, Key.Key_S)
    qtbot.waitUntil(lambda: not shown(window), timeout=LIMIT_MS)
    assert window.filtering.found is not None
    assert not len(window.filtering.found.file_ids)
    window.filtering.bar.clear_button.click()
    qtbot.waitUntil(lambda: len(shown(window)) == 4, timeout=LIMIT_MS)
    qtbot.waitUntil(field.isHidden, timeout=LIMIT_MS)
    assert stars(window) == [False] * 4
    for expected in ([False, True, False, True], [False] * 4):
        undo.trigger()
        wait(qtbot, window)
        assert stars(window) == expected
    assert not undo.isEnabled()


def test_tags_for_many_at_once(qtbot: QtBot, open_window: OpenWindow, folder: Path) -> None:
    window = open_window(folder)
    select(qtbot, window, 0, 1)
    accept(qtbot, window, tag(qtbot, window, " sea  side ", "Boat", "boat"))
    assert details(window, 0).endswith("·  Boat, sea side")
    select(qtbot, window, 1, 2)
    dialog = tag(qtbot, window, "sky")
    states = [dialog.list.item(row).checkState() for row in range(3)]
    assert states == [*[Qt.CheckState.PartiallyChecked] * 2, Qt.CheckState.Checked]
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)  # Boat
    accept(qtbot, window, dialog)
    assert details(window, 0).endswith("·  Boat, sea side")
    assert details(window, 1).endswith("·  sea side, sky")
    assert details(window, 2).endswith("·  sky")
    open_bar(qtbot, window)
    tick(qtbot, window, Field.TAG, "sky")
    assert shown(window) == ["1.jpg", "2.jpg"]
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: not shown(window), timeout=LIMIT_MS)
    tick(qtbot, window, Field.TAG, "sky", "Boat", "No tag")
    assert shown(window) == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    assert details(window, 1).endswith("·  Boat, sea side")


def test_a_ranking_within_favourites_stays_when_its_query_is_gone(
    qtbot: QtBot, open_window: OpenWindow, folder: Path
) -> None:
    window = open_window(folder)
    select(qtbot, window, 0, 1, 2)
    qtbot.keyClick(window.browser.folder_pane.gallery, Key.Key_S)
    wait(qtbot, window)
    open_bar(qtbot, window)
    tick(qtbot, window, Field.FAVOURITE, "Favourites")
    find_similar(qtbot, window, 0)
    results = window.browser.result_pane.model
    assert results.rowCount() == 2
    ranked: list[object] = []
    window.session.ranked.connect(ranked.append)
    (folder / "0.jpg").unlink()
    qtbot.waitUntil(lambda: is_calm(window) and "0.jpg" not in shown(window), timeout=LIMIT_MS)
    wait(qtbot, window)
    wait_for_filter(qtbot, window)
    assert results.rowCount() == 2
    assert not ranked


def test_collections(qtbot: QtBot, open_window: OpenWindow, folder: Path) -> None:
    window = open_window(folder)
    gallery = window.browser.folder_pane.gallery
    select(qtbot, window, 0, 3)
    qtbot.keyClick(gallery, Key.Key_K)
    (dialog,) = window.findChildren(TagsDialog)
    assert dialog.windowTitle() == "Collections"
    dialog.field.setText(" For the  wall ")
    qtbot.keyClick(dialog.field, Key.Key_Return)
    accept(qtbot, window, dialog)
    assert "wall" not in details(window, 0)  # a line under a picture is for what it shows
    select(qtbot, window, 0)
    accept(qtbot, window, tag(qtbot, window, "For the wall"))  # a tag of that name is another
    open_bar(qtbot, window)
    tick(qtbot, window, Field.TAG, "For the wall")
    assert shown(window) == ["0.jpg"]
    tick(qtbot, window, Field.TAG, "For the wall")
    tick(qtbot, window, Field.COLLECTION, "For the wall")
    assert shown(window) == ["0.jpg", "3.jpg"]
    select(qtbot, window, 1)
    window.actions_by_name["sidecars"].trigger()
    assert "Select pictures first" in window.status.message_text  # 3.jpg has no tag
    select(qtbot, window, 0)
    window.actions_by_name["collections"].trigger()
    (dialog,) = window.findChildren(TagsDialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    accept(qtbot, window, dialog)
    qtbot.waitUntil(lambda: shown(window) == ["3.jpg"], timeout=LIMIT_MS)
    assert window.actions_by_name["undo"].text() == "&Undo Collecting 1 picture"
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: shown(window) == ["0.jpg", "3.jpg"], timeout=LIMIT_MS)


def test_sidecars_are_written_when_asked_for(
    qtbot: QtBot, open_window: OpenWindow, folder: Path
) -> None:
    window = open_window(folder)
    sidecars = window.actions_by_name["sidecars"]
    select(qtbot, window, 0, 1, 2)
    sidecars.trigger()
    assert "Select pictures first" in window.status.message_text
    select(qtbot, window, 0, 1)
    accept(qtbot, window, tag(qtbot, window, "sea"))
    assert len(list(folder.iterdir())) == 4  # nothing is written unasked
    (folder / "1.jpg.xmp").write_text("somebody's")
    select(qtbot, window, 0, 1, 2)
    sidecars.trigger()
    (dialog,) = window.findChildren(SidecarDialog)
    dialog.stem_button.click()
    with qtbot.waitSignal(window.acting.marks.job.succeeded, timeout=LIMIT_MS):
        dialog.ok_button.click()
    assert "sea" in (folder / "0.xmp").read_text()
    assert (folder / "1.jpg.xmp").read_text() == "somebody's"
    text = window.acting.moving.bar.text
    assert text.startswith("1 sidecar holds the tags of its picture now. 1.jpg:")
    assert window.acting.moving.bar.refusals_button.isVisible()
