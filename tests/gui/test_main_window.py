"""The main job in the real window: open, click, drop, go back, look large, come back later."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.digests import N_BYTES
from core.records import IndexSummary
from core.store.marks import Marks
from core.workers.tasks import HashFiles
from gui.gallery.model import FileIdRole
from gui.main_window import MainWindow
from gui.task import Task
from tests.conftest import draw_picture
from tests.gui.conftest import (
    LIMIT_MS,
    OpenWindow,
    click,
    file_names,
    find_similar,
    open_folder,
    place_of,
)


def results(window: MainWindow) -> list[str]:
    return file_names(window.browser.result_pane.gallery)


def result_paths(window: MainWindow) -> list[bytes]:
    return list(window.browser.result_pane.model.tiles.paths)


def colour_of(window: MainWindow, row: int) -> str:
    """The folder of a result, which is named after its colour."""
    model = window.browser.result_pane.model
    path = window.browser.path_of(int(model.index(row, 0).data(FileIdRole)))
    assert path is not None
    return os.path.basename(os.path.dirname(os.fsdecode(path)))


def drop(window: MainWindow, mime: QMimeData) -> QDropEvent:
    """Drag `mime` into the window from another program and let go."""
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter_place: QPoint = QPoint(600, 400)
    nothing, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QApplication.sendEvent(window, QDragEnterEvent(enter_place, both, mime, left, nothing))
    dropped = QDropEvent(QPointF(enter_place), both, mime, left, nothing)
    QApplication.sendEvent(window, dropped)
    return dropped


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_folder_is_listed_in_natural_order_and_indexed(
    open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    names = file_names(window.browser.folder_pane.gallery)
    assert len(names) == 30
    assert names[:6] == [
        "disc 1.jpg",
        "disc 2.jpg",
        "square 3.jpg",
        "square 4.jpg",
        "triangle 5.png",
        "triangle 6.jpg",
    ]
    assert "30 pictures, all indexed" in window.status.counts_text


def test_a_click_ranks_the_others_by_likeness_and_leaves_the_folder_alone(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    before = file_names(window.browser.folder_pane.gallery)
    find_similar(qtbot, window, 7)  # green
    assert len(results(window)) == 29
    assert [colour_of(window, row) for row in range(5)] == ["green"] * 5
    assert file_names(window.browser.folder_pane.gallery) == before
    model = window.browser.result_pane.model
    scores = [float(model.tiles.scores[row]) for row in range(29)]
    assert scores == sorted(scores, reverse=True)
    assert window.strip.chip_names() == [before[7]]


def test_a_click_on_a_result_asks_on_and_the_way_back_is_kept(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    first = results(window)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, window.browser.result_pane.gallery, 20)
    assert results(window) != first
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.actions_by_name["back"].trigger()
    assert results(window) == first
    assert window.actions_by_name["on"].isEnabled()


def test_escape_clears_the_query(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    qtbot.keyClick(window.browser.folder_pane.gallery, Qt.Key.Key_Escape)
    assert results(window) == []
    assert window.strip.chip_names() == []


def test_ctrl_click_only_selects_and_f_asks_with_all_that_is_selected(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    gallery = window.browser.folder_pane.gallery
    click(qtbot, gallery, 1, Qt.KeyboardModifier.ControlModifier)
    click(qtbot, gallery, 9, Qt.KeyboardModifier.ControlModifier)
    assert window.session.query.is_empty
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.keyClick(gallery, Qt.Key.Key_F)
    assert len(window.session.query.file_ids) == 2
    assert len(results(window)) == 28


def test_a_dropped_file_is_copied_never_moved_and_becomes_the_query(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    outside = draw_picture(tmp_path / "elsewhere" / "outside.png", "violet", "disc", 77)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        event = drop(window, files(outside))
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert [colour_of(window, row) for row in range(6)] == ["violet"] * 6
    assert len(results(window)) == 30
    assert window.strip.chip_names() == ["outside.png"]
    assert outside.exists()


def test_several_dropped_files_make_one_query(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    outside = [
        draw_picture(tmp_path / "out" / f"{colour}.png", colour, "disc", 5)
        for colour in ("red", "blue")
    ]
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        drop(window, files(*outside))
    assert {colour_of(window, row) for row in range(12)} >= {"red", "blue"}
    assert len(window.strip.chip_names()) == 2


def test_a_file_of_the_folder_that_is_dropped_is_not_its_own_hit(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        drop(window, files(picture_folder / "red" / "disc 1.jpg"))
    assert len(results(window)) == 29


def test_a_picture_in_html_is_read_without_the_network(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    import base64

    window = open_window(picture_folder)
    data = draw_picture(tmp_path / "x.png", "blue", "disc", 3).read_bytes()
    mime = QMimeData()
    mime.setHtml(f'<p><img alt="" src="data:image/png;base64,{base64.b64encode(data).decode()}">')
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        drop(window, mime)
    assert colour_of(window, 0) == "blue"


def test_a_pasted_picture_becomes_the_query(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    path = draw_picture(tmp_path / "x.png", "yellow", "square", 3)
    QGuiApplication.clipboard().setImage(QImage(str(path)))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.actions_by_name["paste"].trigger()
    assert colour_of(window, 0) == "yellow"


def test_a_clipboard_that_was_cleared_holds_no_picture(
    open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    QGuiApplication.clipboard().clear()
    window.actions_by_name["paste"].trigger()
    assert window.status.message_text == "There was no picture in what was dropped."


def test_what_cannot_be_read_is_named_with_the_reason(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    (tmp_path / "no.jpg").write_text("no picture")
    with qtbot.waitSignal(window.session.said, timeout=LIMIT_MS):
        drop(window, files(tmp_path / "no.jpg"))
    assert window.status.message_text == ("no.jpg: This is not an image that Likewise can read.")
    drop(window, QMimeData())
    empty = QMimeData()
    empty.setText("just words")
    drop(window, empty)
    assert window.status.message_text == "There was no picture in what was dropped."


def test_a_dropped_folder_is_opened(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    window.show_welcome()
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        drop(window, files(picture_folder / "red"))
    assert len(file_names(window.browser.folder_pane.gallery)) == 6


def test_the_name_filter_and_the_order_change_the_folder_grid(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    for number, path in enumerate(sorted((picture_folder / "red").iterdir())):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    window = open_window(picture_folder)
    gallery, bar = window.browser.folder_pane.gallery, window.filtering.bar
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(bar.name.hasFocus)
    qtbot.keyClicks(bar.name, "RED")
    # Another part of the filter changes before what is typed counts.
    window.acting.marks.changed.emit(Marks({1: frozenset({"sea"})}))
    assert bar.name.text() == "RED"
    qtbot.waitUntil(lambda: len(file_names(gallery)) == 6)
    by_name = file_names(gallery)
    window.browser.order.choose("newest")
    assert file_names(gallery) == by_name[::-1]
    qtbot.keyClick(bar.name, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(file_names(gallery)) == 30)


def test_failures_are_counted_and_listed(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    (picture_folder / "red" / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 not much")
    (picture_folder / "red" / "empty.png").write_bytes(b"")
    window = open_window(picture_folder)
    qtbot.waitUntil(lambda: window.status.failures_text == "2 could not be read")
    assert len(file_names(window.browser.folder_pane.gallery)) == 30


def test_space_shows_a_picture_large_and_arrows_step_through_the_grid(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    gallery = window.browser.result_pane.gallery
    gallery.setCurrentIndex(gallery.model().index(2, 0))
    gallery.setFocus()
    qtbot.keyClick(gallery, Qt.Key.Key_Space)
    assert window.preview.isVisible()
    QTest.keyClick(window.preview, Qt.Key.Key_Right)
    assert gallery.currentIndex().row() == 3
    QTest.keyClick(window.preview, Qt.Key.Key_Escape)
    assert not window.preview.isVisible()
    assert not window.session.query.is_empty


def test_a_ranking_stays_as_it_is_until_newcomers_are_let_in(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    shown = result_paths(window)
    for seed in range(100, 103):
        draw_picture(picture_folder / "red" / f"new {seed}.png", "red", "disc", seed)
    gone = picture_folder / "blue" / "disc 2.jpg"
    gone.unlink()
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        window.actions_by_name["refresh"].trigger()
    assert os.fsencode(gone) in shown
    assert result_paths(window) == [path for path in shown if path != os.fsencode(gone)]
    assert window.browser.update_button.text() == "3 new, update"
    assert len(file_names(window.browser.folder_pane.gallery)) == 32
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.mouseClick(window.browser.update_button, Qt.MouseButton.LeftButton)
    assert len(results(window)) == 31
    assert not window.browser.update_button.isVisible()


def test_folder_condition_and_sizes_are_remembered(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    window.set_tile_size(256)
    window.browser.order.choose("oldest")
    window.close()
    again = open_window(None)
    assert again.last_folder == os.fsencode(picture_folder)
    assert again.session.key == "colour"
    assert again.browser.result_pane.gallery.tile_size_px == 256
    assert again.browser.order.order.value == "oldest"


def test_a_known_folder_is_searchable_again_without_embedding_anything(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    open_window(picture_folder).close()
    window = open_window(None)
    with qtbot.waitSignal(window.session.indexed, timeout=LIMIT_MS) as indexed:
        window.open_folder(os.fsencode(picture_folder))
    assert (indexed.args[0].embedded, indexed.args[0].reused) == (0, 30)
    find_similar(qtbot, window, 3)
    assert len(results(window)) == 29


def test_the_window_can_be_closed_in_the_middle_of_indexing(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    with qtbot.waitSignal(window.session.images_changed, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    window.close()
    assert window.isHidden()
    n_stored = _n_images(window)
    assert 0 < n_stored <= 30
    n_vectors = _n_vectors(window)
    again = open_window(None)
    summaries: list[IndexSummary] = []
    again.session.indexed.connect(summaries.append)
    with qtbot.waitSignal(again.session.indexed_listing, timeout=LIMIT_MS):
        again.open_folder(os.fsencode(picture_folder))
    (summary,) = summaries
    assert summary.found == len(file_names(again.browser.folder_pane.gallery)) == 30
    assert n_vectors + summary.embedded == _n_vectors(again) == _n_images(again) == 30


def test_another_folder_may_be_opened_while_one_is_indexed(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    ended: list[bytes] = []
    stopped: list[bool] = []
    window.session.indexing.ended.connect(ended.append)
    window.session.stopped.connect(lambda: stopped.append(True))
    with qtbot.waitSignal(window.session.images_changed, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    open_folder(qtbot, window, picture_folder / "green")
    qtbot.waitUntil(lambda: not window.session.indexing.is_running, timeout=LIMIT_MS)
    assert ended == [os.fsencode(picture_folder), os.fsencode(picture_folder / "green")]
    assert not stopped
    assert len(file_names(window.browser.folder_pane.gallery)) == 6
    with window.library.open_store() as store:
        listed = store.files.listing(os.fsencode(picture_folder / "green"))
    assert len(listed) == 6


def test_the_context_menu_copies_paths_and_pictures(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    path = os.fsencode(picture_folder / "red" / "disc 1.jpg")
    window.file_menu.copy_paths([path])
    assert QGuiApplication.clipboard().text() == os.fsdecode(path)
    window.file_menu.copy_picture([path])
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasImage(), timeout=LIMIT_MS)
    assert QGuiApplication.clipboard().mimeData().urls() == [QUrl.fromLocalFile(os.fsdecode(path))]


def test_nothing_is_kept_of_what_was_done_in_the_background(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    window.file_menu.copy_picture([os.fsencode(picture_folder / "red" / "disc 1.jpg")])
    window.pages.count_failures(window.status.show_failures)
    qtbot.waitUntil(lambda: not window.findChildren(Task), timeout=LIMIT_MS)


def test_a_forgotten_folder_is_gone_and_its_pictures_are_not(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    with qtbot.waitSignal(window.session.query_changed, timeout=LIMIT_MS):
        window.pages.forget(os.fsencode(picture_folder))
    qtbot.waitUntil(lambda: _n_images(window) == 0, timeout=LIMIT_MS)
    assert window.stack.currentWidget() is window.welcome
    assert not len(window.browser.folder_pane.model.tiles)
    assert len(list(picture_folder.rglob("*.*"))) == 30


def _n_images(window: MainWindow) -> int:
    with window.library.open_store() as store:
        return len(store.images.all_ids())


def _tips(page: QWidget) -> list[str]:
    return [button.toolTip() for button in page.findChildren(QPushButton)]


def _n_vectors(window: MainWindow) -> int:
    (colour,) = [one for one in window.library.conditions() if one.key == "colour"]
    with window.library.open_store() as store:
        return store.vectors.count(colour.fingerprint)


def test_a_folder_is_remembered_for_the_menu_and_the_welcome_page(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    open_window(picture_folder).close()
    window = open_window(None)
    qtbot.waitUntil(lambda: str(picture_folder) in _tips(window.welcome))
    window.recent.menu.aboutToShow.emit()
    assert [one.text() for one in window.recent.menu.actions()] == [str(picture_folder)]


def test_what_nobody_foresaw_is_said_and_leaves_nobody_waiting(
    qtbot: QtBot,
    open_window: OpenWindow,
    picture_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(picture_folder)

    def fail(*_arguments: object) -> None:
        raise RuntimeError("nobody foresaw this")

    outside = draw_picture(tmp_path / "elsewhere" / "outside.png", "violet", "disc", 77)
    with monkeypatch.context() as broken:
        broken.setattr(window.library, "prepare", fail)
        with qtbot.waitSignal(window.session.said, timeout=LIMIT_MS) as said:
            drop(window, files(outside))
    assert said.args[0].code == "unexpected"
    with monkeypatch.context() as broken:
        broken.setattr(window.library, "conditions", fail)
        broken.setattr(window.library.catalogue, "find", fail)
        with qtbot.waitSignal(window.session.said, timeout=LIMIT_MS) as said:
            click(qtbot, window.browser.folder_pane.gallery, 0)
        with qtbot.waitSignals(
            [window.session.said, window.session.searching.opened], timeout=LIMIT_MS
        ):
            window.session.searching.open(os.fsencode(picture_folder), "colour")
    assert "nobody foresaw this" in window.status.message_text
    find_similar(qtbot, window, 3)


def test_a_click_makes_a_picture_that_was_dropped_before_it_stale(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    outside = draw_picture(tmp_path / "elsewhere" / "outside.png", "violet", "disc", 77)
    drop(window, files(outside))
    find_similar(qtbot, window, 7)
    # The only worker serves this last: by then it has answered for the dropped picture, and that
    # answer is in the searching thread before the next question.
    window.session._pool.submit(HashFiles((), N_BYTES), priority=99).result(timeout=LIMIT_MS / 1000)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.session.update_ranking()
    assert len(window.session.query.file_ids) == 1
    assert all(item.picture is None for item in window.session.query.items)


def test_dropped_files_of_the_folder_and_from_elsewhere_make_one_query(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    outside = draw_picture(tmp_path / "elsewhere" / "outside.png", "violet", "disc", 77)
    link = tmp_path / "link to the folder"
    link.symlink_to(picture_folder)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        drop(window, files(link / "red" / "disc 1.jpg", outside))
    query = window.session.query
    assert [item.picture is None for item in query.items] == [True, False]
    assert len(results(window)) == 29


def test_a_later_copy_is_not_overwritten_by_the_pixels_of_an_earlier_one(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    path = os.fsencode(picture_folder / "red" / "disc 1.jpg")
    window.file_menu.copy_picture([path])
    window.file_menu.copy_paths([path])
    qtbot.waitUntil(lambda: not window.file_menu.is_copying, timeout=LIMIT_MS)
    assert QGuiApplication.clipboard().text() == os.fsdecode(path)
    assert not QGuiApplication.clipboard().mimeData().hasImage()


def test_a_folder_can_be_forgotten_while_it_is_indexed(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    with qtbot.waitSignal(window.session.images_changed, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    with qtbot.waitSignal(window.session.searching.let_go_of, timeout=LIMIT_MS):
        window.pages.forget(os.fsencode(picture_folder))
    assert not window.session.indexing.is_running
    qtbot.waitUntil(lambda: _n_images(window) == 0, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: str(picture_folder) not in _tips(window.welcome), timeout=LIMIT_MS)


def test_a_condition_chosen_while_another_is_indexed_comes_next(
    qtbot: QtBot,
    open_window: OpenWindow,
    picture_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(None)
    session = window.session
    with qtbot.waitSignal(session.images_changed, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    refreshed: list[str] = []
    monkeypatch.setattr(session, "refresh", lambda: refreshed.append(session.key))
    window.set_condition("content")
    assert refreshed == []
    assert session.indexing.is_running
    with qtbot.waitSignal(session.indexing.ended, timeout=LIMIT_MS):
        pass
    assert refreshed == ["content"]


def test_a_pause_does_not_outlast_the_job(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    with qtbot.waitSignal(window.session.images_changed, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    window.session.indexing.pause(True)
    window.index_bar.set_paused(True)
    with qtbot.waitSignal(window.session.indexed, timeout=LIMIT_MS):
        window.actions_by_name["refresh"].trigger()
    assert not window.session.indexing.is_paused


@pytest.mark.parametrize("name", ["settings", "failures", "shortcuts", "log", "licences"])
def test_each_page_opens_and_closes(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, name: str
) -> None:
    window = open_window(picture_folder)
    window.actions_by_name[name].trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=LIMIT_MS)
    dialog = QApplication.activeModalWidget()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LIMIT_MS)
    assert place_of(window.browser.folder_pane.gallery, 0).x() > 0
