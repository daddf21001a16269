"""What the session does when several things happen at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.errors import LikewiseError
from core.records import Changes
from tests.conftest import draw_picture
from tests.gui.conftest import LIMIT_MS, OpenWindow, find_similar


def test_a_picture_dropped_before_anything_is_indexed_is_ranked_as_soon_as_it_can_be(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(None)
    outside = draw_picture(tmp_path / "elsewhere" / "outside.png", "violet", "disc", 77)
    window.open_folder(os.fsencode(picture_folder))
    window.session.bringing.ask_files([os.fsencode(outside)])
    model = window.browser.result_pane.model
    qtbot.waitUntil(lambda: model.rowCount() > 0, timeout=LIMIT_MS)


def test_cancel_begins_nothing_else(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    with qtbot.waitSignal(window.session.images_changed, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    window.set_condition("layout")  # comes after the job that runs
    if not window.session.indexing.is_running:
        pytest.skip("the folder was indexed before the condition could be chosen")
    with qtbot.waitSignal(window.session.indexing.ended, timeout=LIMIT_MS):
        window.index_bar.cancel_asked.emit()
    assert not window.session.indexing.is_running


def test_the_status_bar_counts_what_can_be_ranked_in_the_present_way(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    assert window.session.n_indexed == 30
    with qtbot.waitSignal(window.session.indexed, timeout=LIMIT_MS):
        window.set_condition("layout")
        assert window.session.n_indexed == 0
    qtbot.waitUntil(lambda: window.session.n_indexed == 30, timeout=LIMIT_MS)


def test_a_ranking_of_a_condition_just_chosen_is_whole_in_the_end(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 3)
    window.set_condition("layout")
    model = window.browser.result_pane.model
    qtbot.waitUntil(
        lambda: not window.session.indexing.is_running and model.rowCount() == 29,
        timeout=LIMIT_MS,
    )


def test_what_a_ranking_lacks_that_was_asked_for_during_indexing_is_offered(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    session, model = window.session, window.browser.result_pane.model
    asked: list[int] = []

    def ask_again(changes: Changes) -> None:
        """Always by the same picture: its vector is there, those of the others may be old."""
        asked.extend(file_id for file_id, _ in changes.linked)
        if asked:
            window.find_similar(asked[:1])

    session.images_changed.connect(ask_again)
    with qtbot.waitSignal(session.indexed_listing, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    button = window.browser.update_button

    def is_offered() -> bool:  # or about to be: a ranking may still be on its way
        return button.isVisible() and button.text() == f"{29 - model.rowCount()} new, update"

    qtbot.waitUntil(lambda: model.rowCount() == 29 or is_offered(), timeout=LIMIT_MS)
    if button.isVisible():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model.rowCount() == 29, timeout=LIMIT_MS)
    assert not button.isVisible()


def test_why_there_is_no_ranking_stays_on_the_screen(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(picture_folder)

    def refuse(*_arguments: object) -> None:
        raise LikewiseError("disk_full", folder="/somewhere")

    monkeypatch.setattr(window.library.catalogue, "find", refuse)
    with qtbot.waitSignal(window.session.refused, timeout=LIMIT_MS):
        window.find_similar([1])
    shown = window.browser.result_pane.gallery.accessibleDescription()
    assert "There is no ranking" in shown
    assert "/somewhere" in shown


def test_nothing_is_started_after_the_window_was_closed(
    open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    window.close()
    window.session.refresh()  # as by a signal that was still on its way
    assert not window.session.indexing.is_running
    window.recent.load()
