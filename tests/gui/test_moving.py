"""Moving, copying and trashing what was found, as a person does it in the window."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from send2trash import TrashPermissionError

from core.moving import disk
from gui.acting.target_dialog import TargetDialog
from gui.main_window import MainWindow
from tests.conftest import draw_picture
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, find_similar
from tests.gui.test_living import count_reading, is_calm, shown

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "pictures"
    for number in range(6):
        draw_picture(root / f"{number}.jpg", seed=number)
    (root / "0.xmp").write_text("what another program knows of 0.jpg")
    return root


def select(qtbot: QtBot, window: MainWindow, *rows: int) -> None:
    """With Ctrl held, so that nothing is asked."""
    for row in rows:
        click(qtbot, window.browser.folder_pane.gallery, row, CTRL)


def wait_for_shown(qtbot: QtBot, window: MainWindow, expected: list[str]) -> None:
    qtbot.waitUntil(lambda: shown(window) == expected and is_calm(window), timeout=LIMIT_MS)


def names(*numbers: int) -> list[str]:
    return [f"{number}.jpg" for number in numbers]


def test_the_trash_and_back(
    qtbot: QtBot,
    open_window: OpenWindow,
    folder: Path,
    trash: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(folder)
    bar, undo = window.acting.moving.bar, window.actions_by_name["undo"]
    n_read = count_reading(monkeypatch)
    find_similar(qtbot, window, 5)
    assert not undo.isEnabled()
    select(qtbot, window, 5, 0, 1)  # not what was asked for
    gallery = window.browser.folder_pane.gallery
    with qtbot.waitSignal(window.acting.moving.job.succeeded, timeout=LIMIT_MS):
        qtbot.keyClick(gallery, Key.Key_Delete)
    wait_for_shown(qtbot, window, names(2, 3, 4, 5))
    assert bar.text == "2 pictures moved to the trash. 1 file beside them as well."
    assert sorted(path.name for path in (trash / "files").iterdir()) == ["0.jpg", "0.xmp", "1.jpg"]
    assert len(window.browser.result_pane.model.tiles.paths) == 3
    assert undo.text() == "&Undo Moving 2 pictures to the Trash"
    with qtbot.waitSignal(window.acting.moving.job.succeeded, timeout=LIMIT_MS):
        qtbot.keyClick(window, Key.Key_Z, CTRL)
    wait_for_shown(qtbot, window, names(0, 1, 2, 3, 4, 5))
    assert bar.text == "Back where it was: 3 files."
    assert not bar.undo_button.isVisible()
    assert not undo.isEnabled()
    assert (folder / "0.xmp").exists()
    assert n_read == []


def dialog_of(window: MainWindow) -> TargetDialog:
    (dialog,) = window.findChildren(TargetDialog)
    return dialog


def test_moving_to_a_new_folder_and_copying(
    qtbot: QtBot,
    open_window: OpenWindow,
    folder: Path,
    trash: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(folder)
    n_read = count_reading(monkeypatch)
    select(qtbot, window, 0, 1)
    qtbot.keyClick(window, Key.Key_F6)
    dialog = dialog_of(window)
    assert dialog.folder == str(folder)
    dialog.field.clear()
    assert not dialog.ok_button.isEnabled()
    dialog.field.setText("kept/here")
    with qtbot.waitSignal(window.acting.moving.job.succeeded, timeout=LIMIT_MS):
        dialog.ok_button.click()
    wait_for_shown(qtbot, window, [*names(2, 3, 4, 5), "kept/here/0.jpg", "kept/here/1.jpg"])
    assert window.acting.moving.bar.text == "2 pictures moved to here. 1 file beside them as well."
    qtbot.waitUntil(lambda: not window.findChildren(TargetDialog), timeout=LIMIT_MS)
    file_ids = [int(window.session.listing.file_ids[0])]  # type: ignore[union-attr]
    paths = [os.fsencode(folder / "2.jpg")]
    menu = window.file_menu.menu(file_ids, paths)
    (copy,) = [one for one in menu.actions() if one.text().startswith("Copy to folder")]
    copy.trigger()
    with qtbot.waitSignal(window.acting.moving.job.succeeded, timeout=LIMIT_MS):
        dialog_of(window).ok_button.click()  # where it went the last time
    inner = [f"kept/here/{number}.jpg" for number in (0, 1, 2)]
    wait_for_shown(qtbot, window, [*names(2, 3, 4, 5), *inner])
    assert window.acting.moving.bar.text == "1 picture copied to here."
    for expected in ([*names(2, 3, 4, 5), *inner[:2]], names(0, 1, 2, 3, 4, 5)):
        with qtbot.waitSignal(window.acting.moving.job.succeeded, timeout=LIMIT_MS):
            window.actions_by_name["undo"].trigger()
        wait_for_shown(qtbot, window, expected)
    assert not (folder / "kept").exists()
    assert n_read == []
    menu.deleteLater()


def test_without_a_trash_pictures_stay_and_it_is_said(
    qtbot: QtBot, open_window: OpenWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: bytes) -> None:
        raise TrashPermissionError(os.fsdecode(path))

    monkeypatch.setattr(disk, "send2trash", refuse)
    window = open_window(folder)
    select(qtbot, window, 0, 1)
    with qtbot.waitSignal(window.acting.moving.job.succeeded, timeout=LIMIT_MS):
        window.actions_by_name["trash"].trigger()
    bar = window.acting.moving.bar
    assert "Likewise deletes nothing for good" in bar.text
    assert bar.refusals_button.isVisible()
    assert not bar.undo_button.isVisible()
    assert not window.actions_by_name["undo"].isEnabled()
    assert len(list(folder.iterdir())) == 7


def test_in_the_preview_the_next_picture_follows(
    qtbot: QtBot, open_window: OpenWindow, folder: Path, trash: Path
) -> None:
    window = open_window(folder)
    gallery = window.browser.folder_pane.gallery
    select(qtbot, window, 4)
    qtbot.keyClick(gallery, Key.Key_Space)
    for number in (5, 3):  # the one after, then the one before the last
        gone = window.preview.file_id
        with qtbot.waitSignal(window.acting.moving.job.succeeded, timeout=LIMIT_MS):
            qtbot.keyClick(window.preview, Key.Key_Delete)
        qtbot.waitUntil(lambda gone=gone: window.browser.path_of(gone) is None, timeout=LIMIT_MS)
        assert window.browser.path_of(window.preview.file_id) == os.fsencode(
            folder / f"{number}.jpg"
        )
    assert sorted(path.name for path in (trash / "files").iterdir()) == ["4.jpg", "5.jpg"]
