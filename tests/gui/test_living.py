"""What a person sees of a folder that changes, goes and comes back while it is open."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.workers.tasks import ReadFiles
from gui.main_window import MainWindow
from tests.conftest import draw_picture
from tests.gui.conftest import LIMIT_MS, OpenWindow, file_names, find_similar, open_folder


def shown(window: MainWindow) -> list[str]:
    """The paths in the grid, from the folder on."""
    listing = window.session.listing
    assert listing is not None
    paths = list(window.browser.folder_pane.model.tiles.paths)
    return [os.fsdecode(os.path.relpath(path, listing.folder)) for path in paths]


def results(window: MainWindow) -> list[str]:
    return file_names(window.browser.result_pane.gallery)


def result_paths(window: MainWindow) -> list[bytes]:
    return list(window.browser.result_pane.model.tiles.paths)


def is_calm(window: MainWindow) -> bool:
    """Whether all that has happened is on the screen."""
    session = window.session
    is_busy = session.watching.is_looking or session.indexing.is_running
    return not is_busy and session.n_indexed == session.n_files


def wait_for(qtbot: QtBot, window: MainWindow, *, has: str = "", lacks: str = "") -> None:
    """Wait until the grid has one picture and lacks another, and all of it is indexed."""

    def is_so() -> bool:
        names = shown(window)
        return (not has or has in names) and lacks not in names and is_calm(window)

    qtbot.waitUntil(is_so, timeout=LIMIT_MS)


def test_new_renamed_moved_and_deleted_pictures_show_up_by_themselves(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(picture_folder)
    draw_picture(picture_folder / "red" / "new.png", "red", "disc", 9)
    wait_for(qtbot, window, has="red/new.png")
    assert "31 pictures, all indexed" in window.status.counts_text
    n_read = count_reading(monkeypatch)
    (picture_folder / "red" / "new.png").rename(picture_folder / "red" / "newer.png")
    wait_for(qtbot, window, has="red/newer.png", lacks="red/new.png")
    (picture_folder / "red" / "newer.png").rename(picture_folder / "blue" / "moved.png")
    wait_for(qtbot, window, has="blue/moved.png", lacks="red/newer.png")
    (picture_folder / "green").rename(picture_folder / "verdant")
    wait_for(qtbot, window, has="verdant/disc 1.jpg", lacks="green/disc 1.jpg")
    (picture_folder / "blue" / "moved.png").unlink()
    wait_for(qtbot, window, has="verdant/disc 1.jpg", lacks="blue/moved.png")
    shutil.rmtree(picture_folder / "verdant")
    wait_for(qtbot, window, lacks="verdant/disc 1.jpg")
    assert len(shown(window)) == 24
    assert n_read == []


def count_reading(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A number for every task that decodes files from now on."""
    made: list[int] = []
    init = ReadFiles.__init__

    def counted(self: ReadFiles, *arguments: object) -> None:
        made.append(1)
        init(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(ReadFiles, "__init__", counted)
    return made


def test_a_changed_picture_is_ranked_as_what_it_is_now(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    file_id = int(window.session.listing.file_ids[0])  # type: ignore[union-attr]
    before = window.browser.image_of(file_id)
    draw_picture(picture_folder / "blue" / "disc 1.jpg", "yellow", "square", 5)
    qtbot.waitUntil(
        lambda: window.browser.image_of(file_id) not in (0, before) and is_calm(window),
        timeout=LIMIT_MS,
    )
    find_similar(qtbot, window, 0)
    assert {os.path.basename(os.path.dirname(path)) for path in result_paths(window)[:3]} == {
        b"yellow"
    }


def test_a_picture_that_is_copied_slowly_is_taken_up_when_it_is_whole(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    data = draw_picture(tmp_path / "whole.jpg", "green", "disc", 3, (900, 700)).read_bytes()
    target = picture_folder / "slow.jpg"
    with target.open("wb") as file:
        file.write(data[: len(data) // 2])
        file.flush()
        # Longer than a file that is quiet counts as being written.
        qtbot.waitUntil(lambda: window.status.failures_text.startswith("1 "), timeout=LIMIT_MS)
        file.write(data[len(data) // 2 :])
    wait_for(qtbot, window, has="slow.jpg")
    qtbot.waitUntil(lambda: window.status.failures_text.startswith("0 "), timeout=LIMIT_MS)


def test_a_ranking_stays_calm_and_loses_only_what_is_gone(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 7)
    before = result_paths(window)
    (picture_folder / "red" / "triangle 5.png").unlink()
    draw_picture(picture_folder / "green" / "new.jpg", "green", "disc", 9)
    wait_for(qtbot, window, has="green/new.jpg", lacks="red/triangle 5.png")
    gone = os.fsencode(picture_folder / "red" / "triangle 5.png")
    assert result_paths(window) == [path for path in before if path != gone]
    button = window.browser.update_button
    qtbot.waitUntil(lambda: button.text() == "1 new, update", timeout=LIMIT_MS)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        button.click()
    assert "new.jpg" in results(window)


def test_a_query_whose_picture_was_deleted_says_so_and_keeps_its_ranking(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    (picture_folder / "blue" / "disc 1.jpg").unlink()
    wait_for(qtbot, window, lacks="blue/disc 1.jpg")
    assert "disc 1.jpg: The picture that was asked for is no longer" in window.status.message_text
    assert len(results(window)) == 29
    with qtbot.waitSignal(window.session.refused, timeout=LIMIT_MS):
        window.set_condition("layout")
    said = window.browser.result_pane.gallery.accessibleDescription()
    assert "no longer in the folder" in said


def test_a_query_whose_picture_was_renamed_can_be_asked_again(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    (picture_folder / "blue" / "disc 1.jpg").rename(picture_folder / "blue" / "other.jpg")
    wait_for(qtbot, window, has="blue/other.jpg")
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.session.update_ranking()
    assert window.strip.chip_names() == ["other.jpg"]
    assert len(results(window)) == 29


def test_pictures_in_a_linked_folder_show_up_too(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    draw_picture(elsewhere / "far.jpg", "red", "disc", 11)
    (picture_folder / "linked").symlink_to(elsewhere)
    window = open_window(picture_folder)
    draw_picture(elsewhere / "inner" / "farther.jpg", "red", "disc", 12)
    wait_for(qtbot, window, has="linked/inner/farther.jpg")
    other = tmp_path / "other"
    draw_picture(other / "one.jpg", "red", "disc", 13)
    (picture_folder / "later").symlink_to(other)
    wait_for(qtbot, window, has="later/one.jpg")
    draw_picture(other / "two.jpg", "red", "disc", 14)
    wait_for(qtbot, window, has="later/two.jpg")


def test_a_folder_that_goes_away_can_be_browsed_and_comes_back_by_itself(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    away = picture_folder.rename(tmp_path / "away")
    bar = window.reach.bar
    qtbot.waitUntil(bar.isVisible, timeout=LIMIT_MS)
    assert "cannot be reached" in bar.text
    assert window.status.counts_text == "30 pictures, from memory"
    find_similar(qtbot, window, 7)
    assert len(results(window)) == 29
    draw_picture(away / "new.jpg", "red", "disc", 9)
    away.rename(picture_folder)
    qtbot.waitUntil(bar.isHidden, timeout=LIMIT_MS)
    wait_for(qtbot, window, has="new.jpg")
    assert window.status.counts_text == "31 pictures, all indexed"


def test_a_folder_that_is_away_is_opened_from_what_is_stored(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    open_window(picture_folder).close()
    picture_folder.rename(tmp_path / "away")
    window = open_window(None)
    assert window.last_folder == os.fsencode(picture_folder)
    open_folder(qtbot, window, picture_folder)
    assert window.reach.bar.isVisible()
    assert len(shown(window)) == 30
    find_similar(qtbot, window, 7)
    with qtbot.waitSignal(window.session.indexed, timeout=LIMIT_MS):
        window.set_condition("layout")  # from stored thumbnails
    qtbot.waitUntil(lambda: len(results(window)) == 29, timeout=LIMIT_MS)
    assert window.status.failures_text in ("", "0 could not be read")


def test_an_emptied_folder_is_remembered_until_a_person_has_it_forgotten(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    bar = window.reach.bar
    picture_folder.rename(tmp_path / "away")
    picture_folder.mkdir()
    qtbot.waitUntil(lambda: "is empty now" in bar.text, timeout=LIMIT_MS)
    assert len(shown(window)) == 30
    bar.forget_asked.emit()
    qtbot.waitUntil(lambda: shown(window) == [] and bar.isHidden(), timeout=LIMIT_MS)


def test_many_pictures_at_once_all_show_up(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    source = draw_picture(tmp_path / "source.png", "red", "disc", 1)
    window = open_window(picture_folder)
    for number in range(300):
        shutil.copy(source, picture_folder / f"copy {number}.png")
    wait_for(qtbot, window, has="copy 299.png")
    assert len(shown(window)) == 330


def test_files_that_come_do_not_undo_a_cancel(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    window.index_bar.cancel_asked.emit()
    draw_picture(picture_folder / "new.png", "red", "disc", 9)
    qtbot.waitUntil(lambda: "new.png" in shown(window), timeout=LIMIT_MS)
    assert not window.session.indexing.is_running
    window.actions_by_name["refresh"].trigger()
    wait_for(qtbot, window, has="new.png")
