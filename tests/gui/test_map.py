"""The map of a folder in the real window."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDockWidget, QFileDialog
from pytestqt.qtbot import QtBot

from core.conditions.recipes import NetworkRecipe
from core.conditions.taught_file import taught_file
from core.conditions.taught_manifest import Manifest
from core.filtering.fields import Field
from core.labels.records import Labels
from core.maps.records import MapMethod
from gui.main_window import MainWindow
from gui.map.pane import MapPane
from gui.map.pick_dialog import PickDialog
from tests.conftest import draw_folder
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, open_folder
from tests.gui.senses import spoken_of
from tests.gui.test_filters import open_bar, tick

LEFT = Qt.MouseButton.LeftButton
HELD = Qt.KeyboardModifier
#: A process is started for each map, which takes long where others use the computer too.
MAKING_MS = 4 * LIMIT_MS


def pane_of(window: MainWindow) -> MapPane:
    assert window.maps.pane is not None
    return window.maps.pane


def images_of(window: MainWindow) -> NDArray[np.int64]:
    assert window.session.listing is not None
    return np.unique(window.session.listing.image_ids)


def show_map(qtbot: QtBot, window: MainWindow, name: str = "map") -> MapPane:
    """Choose the menu entry, and PCA, which is quick; wait until all is said of what comes."""
    window.actions_by_name[name].trigger()
    pane = pane_of(window)
    for making in window.maps.map_makings:
        making.choose_method(MapMethod.PCA)
    panel = pane.sorted_panel if name == "sorted" else pane.panels[0]
    qtbot.waitUntil(lambda: len(panel.view.points) > 0 and panel.bar.isHidden(), timeout=MAKING_MS)
    return pane


@pytest.fixture
def window(open_window: OpenWindow, picture_folder: Path) -> MainWindow:
    return open_window(picture_folder)


def test_the_map_shows_every_picture_and_says_how_it_was_drawn(
    qtbot: QtBot, window: MainWindow
) -> None:
    panel = show_map(qtbot, window).panels[0]
    assert len(panel.view.points) == len(images_of(window))
    assert panel.note.text().startswith("PCA")
    assert panel.stop_button.isHidden()
    assert not spoken_of(pane_of(window))


def test_a_click_on_the_map_finds_similar_pictures_and_marks_the_query(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = show_map(qtbot, window).panels[0].view
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.mouseClick(view, LEFT, pos=view.place_of(0).toPoint())
    image_id = int(view.image_ids[0])
    assert window.maps.marks.query.tolist() == [image_id]
    assert len(window.maps.marks.hits) > 3
    assert window.session.query.file_ids == (window.maps.files.file_of(image_id),)


def test_what_is_selected_on_the_map_is_selected_in_the_grid(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = show_map(qtbot, window).panels[0].view
    qtbot.keyClick(view, Qt.Key.Key_0)
    for row in (0, 1):
        qtbot.mouseClick(view, LEFT, HELD.ControlModifier, view.place_of(row).toPoint())
    selected = window.browser.folder_pane.gallery.selected_file_ids()
    images = {window.browser.image_of(file_id) for file_id in selected}
    assert images == set(window.maps.marks.selection.tolist())
    assert len(images) == 2


def test_what_is_selected_in_the_grid_is_marked_on_the_map(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_map(qtbot, window)
    gallery = window.browser.folder_pane.gallery
    click(qtbot, gallery, 1, HELD.ControlModifier)
    (file_id,) = gallery.selected_file_ids()
    expected = [window.browser.image_of(file_id)]
    qtbot.waitUntil(lambda: window.maps.marks.selection.tolist() == expected)


def test_what_the_filter_hides_fades_on_the_map(qtbot: QtBot, window: MainWindow) -> None:
    show_map(qtbot, window)
    open_bar(qtbot, window)
    tick(qtbot, window, Field.FOLDER, "red")
    gallery = window.browser.folder_pane.gallery
    assert window.filtering.found is not None
    file_ids = window.filtering.found.file_ids.tolist()
    passing = set(map(window.browser.image_of, file_ids))
    qtbot.waitUntil(lambda: set(window.maps.marks.standing_out.tolist()) == passing)
    click(qtbot, gallery, 1, HELD.ControlModifier)  # what is selected counts more
    qtbot.waitUntil(lambda: len(window.maps.marks.standing_out) == 1)
    gallery.clearSelection()
    window.filtering.clear()
    qtbot.waitUntil(lambda: not len(window.maps.marks.standing_out))


def test_the_map_follows_the_condition_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    panel = show_map(qtbot, window).panels[0]
    before = panel.view.points
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        window.set_condition("texture")
    qtbot.waitUntil(
        lambda: len(panel.view.points) > 0 and panel.view.points is not before, timeout=MAKING_MS
    )
    assert "Texture" in panel.choice.currentText()


def test_a_condition_that_the_folder_is_not_indexed_under_offers_to_index(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = show_map(qtbot, window)
    panel = pane.panels[0]
    panel.choice.setCurrentIndex(panel.choice.findData("layout"))
    panel.choice.activated.emit(panel.choice.currentIndex())
    assert panel.view.accessibleDescription().startswith("Not indexed under Layout yet")
    panel.index_button.click()
    qtbot.waitUntil(lambda: len(panel.view.points) > 0, timeout=MAKING_MS)
    assert window.session.key == "colour"


def test_what_takes_long_can_be_stopped_and_the_quick_map_stays(
    qtbot: QtBot, window: MainWindow
) -> None:
    panel = show_map(qtbot, window).panels[0]
    window.maps.map_makings[0].choose_method(MapMethod.TSNE)
    assert not panel.stop_button.isHidden()
    panel.stop_button.click()
    qtbot.waitUntil(panel.stop_button.isHidden, timeout=MAKING_MS)
    assert panel.note.text().startswith("PCA")
    assert len(panel.view.points)


def test_the_first_map_is_there_while_a_better_one_is_made(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_by_name["map"].trigger()
    panel = pane_of(window).panels[0]
    assert panel.view.accessibleDescription() == "Drawing the map"
    qtbot.waitUntil(lambda: len(panel.view.points) > 0, timeout=MAKING_MS)
    first = panel.view.points
    assert not panel.stop_button.isHidden()
    qtbot.waitUntil(lambda: panel.note.text().startswith("t-SNE"), timeout=MAKING_MS)
    assert "Trustworthiness" in panel.note.text()
    assert not np.array_equal(panel.view.points, first)


def test_a_map_that_was_made_before_is_the_same_again(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    before = show_map(qtbot, open_window(picture_folder)).panels[0]
    panel = show_map(qtbot, open_window(picture_folder)).panels[0]
    np.testing.assert_array_equal(panel.view.points, before.view.points)
    assert panel.note.text() == before.note.text()
    assert "Trustworthiness" in panel.note.text()


def test_closing_the_window_ends_a_map_that_is_being_made(qtbot: QtBot, window: MainWindow) -> None:
    before = {process.pid for process in multiprocessing.active_children()}
    window.actions_by_name["map"].trigger()
    panel = pane_of(window).panels[0]
    qtbot.waitUntil(lambda: len(panel.view.points) > 0, timeout=MAKING_MS)
    assert not panel.stop_button.isHidden()
    during = {process.pid for process in multiprocessing.active_children()}
    assert during - before
    window.close()
    # The window's own workers, which are among those before, end with it too.
    assert {process.pid for process in multiprocessing.active_children()} <= before


def test_two_conditions_lie_beside_each_other(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        window.set_condition("texture")
    window.maps.show_beside("colour", "texture")
    pane = pane_of(window)
    views = [panel.view for panel in pane.panels]
    qtbot.waitUntil(lambda: all(len(view.points) for view in views), timeout=MAKING_MS)
    assert [panel.choice.currentText() for panel in pane.panels] == ["Colour", "Texture"]
    assert not np.array_equal(views[0].points, views[1].points)
    pane.set_beside(False)
    assert pane.panels[1].isHidden()


def test_before_a_network_that_was_taught_itself_there_was_content(
    qtbot: QtBot, window: MainWindow
) -> None:
    content = window.library.catalogue.definition("content").recipe
    assert isinstance(content, NetworkRecipe)
    manifest = Manifest(
        "Tuned", "", "finetune", 8, preprocessing=content.preprocessing, read=content.read
    )
    key = window.library.catalogue.add_taught(taught_file(manifest, {}, set()))
    window.mixing.reload()
    window.maps.show_before_and_after(key)
    panels = pane_of(window).panels
    assert [panel.choice.currentText() for panel in panels] == ["Content", "Tuned"]
    window.maps.map_makings[0].set_key(key)
    window.maps.map_makings[1].set_key(key)
    pane_of(window).set_beside(True)
    assert panels[1].choice.currentText() == "Content"


def test_labels_colour_the_map_and_those_without_are_counted(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = show_map(qtbot, window)
    images = pane.panels[0].view.image_ids
    codes = np.array([0, 1, 1], np.int32)
    window.maps.show_labels(Labels("kind", "drawn", ("cat", "dog"), images[:3], codes))
    texts = [button.text() for button in pane.legend.buttons]
    assert texts == ["dog  2", "cat  1", f"No label  {len(images) - 3}"]
    window.maps.show_labels(None)
    assert pane.legend.isHidden()


def test_labels_that_come_while_others_are_picked_have_their_own_colours(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = show_map(qtbot, window)
    images = images_of(window)[:14]
    classes = tuple(f"l{n:02d}" for n in range(14))
    window.maps.show_labels(Labels("kind", "drawn", classes, images, np.arange(14, dtype=np.int32)))
    qtbot.mouseClick(pane.legend.pick_button, LEFT)
    (dialog,) = window.findChildren(PickDialog)
    codes = np.zeros(14, np.int32)
    window.maps.show_labels(Labels("kind", "drawn", ("dog",), images, codes))
    dialog.accept()
    assert pane.legend.buttons[0].text() == "dog  14"


def test_the_sorted_grid_shows_the_folder_and_then_the_selection(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = show_map(qtbot, window, "sorted")
    panel = pane.sorted_panel
    images = images_of(window)
    assert np.array_equal(np.sort(panel.view.image_ids), images)
    window.maps.marks.select(images[:4])
    panel.part_button.click()
    qtbot.waitUntil(lambda: len(panel.view.points) == 4, timeout=MAKING_MS)
    assert np.array_equal(np.sort(panel.view.image_ids), images[:4])


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_the_map_is_saved_as_a_picture_with_its_labels(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    pane = show_map(qtbot, window)
    images = pane.panels[0].view.image_ids
    codes = np.array([0, 1, 1], np.int32)
    window.maps.show_labels(Labels("kind", "drawn", ("cat", "dog"), images[:3], codes))
    target = tmp_path / f"map{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    pane.export_button.click()
    qtbot.waitUntil(target.is_file, timeout=MAKING_MS)
    qtbot.waitUntil(lambda: "Saved" in window.status.message_text, timeout=MAKING_MS)
    if ending == ".svg":
        assert "dog  2" in target.read_text(encoding="utf-8")
    else:
        assert QImage(str(target)).width() == 1600


def test_the_map_never_takes_the_place_of_a_picture_of_the_folder(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = show_map(qtbot, window)
    assert window.session.listing is not None
    paths = [Path(os.fsdecode(path)) for path in window.session.listing.paths]
    target = next(path for path in paths if path.suffix == ".png")
    before = target.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    pane.export_button.click()
    assert "stays as it is" in window.status.message_text
    assert target.read_bytes() == before


def test_another_folder_takes_the_place_of_the_first(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    view = show_map(qtbot, window).panels[0].view
    before = view.image_ids
    (tmp_path / "other").mkdir()
    open_folder(qtbot, window, draw_folder(tmp_path / "other", n_seeds=1))
    qtbot.waitUntil(lambda: 0 < len(view.points) < len(before), timeout=MAKING_MS)


def test_a_folder_with_too_few_pictures_says_so(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = draw_folder(tmp_path / "few", n_seeds=1)
    for path in sorted(folder.rglob("*.*"))[2:]:
        path.unlink()
    window = open_window(folder)
    window.actions_by_name["map"].trigger()
    view = pane_of(window).panels[0].view
    qtbot.waitUntil(lambda: "Nothing to show" in view.accessibleDescription(), timeout=MAKING_MS)
    assert "3" in view.accessibleDescription()


def test_without_a_folder_the_map_says_so_and_goes_when_asked_again(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(None)
    window.actions_by_name["map"].trigger()
    assert pane_of(window).panels[0].view.accessibleDescription() == "No folder is open"
    window.actions_by_name["map"].trigger()
    (dock,) = window.findChildren(QDockWidget, "map")
    assert dock.isHidden()
