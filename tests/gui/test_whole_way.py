"""The whole way in the real window: from the sample gallery and its labels to a taught condition
that is measured, drawn, given away and brought in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core.folder_vectors import FolderVectors
from gui.labels.labels_bar import LabelsBar
from gui.main_window import MainWindow
from gui.samples import samples_folder
from gui.teaching.teaching_dialog import TeachingDialog
from tests.gui.conftest import LIMIT_MS, OpenWindow, file_names, find_similar
from tests.gui.test_labels import choose
from tests.gui.test_map import show_map
from tests.gui.test_teaching import click, opened, order, wait_for_end

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
N_SAMPLES = 240


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window(Path(samples_folder().decode()))
    qtbot.waitUntil(lambda: bool(window.labels.sources), timeout=LIMIT_MS)
    yield window
    if window.quality.view is not None:
        window.quality.view.close()


def choose_colour_labels(qtbot: QtBot, window: MainWindow, view: TeachingDialog) -> None:
    bar = view.findChildren(LabelsBar)[0]
    choose(qtbot, window, bar.source, "labels.csv")
    choose(qtbot, window, bar.column, "colour")
    assert f"{N_SAMPLES} pictures, labels: 8." in view.ordering.sources.found.text()


def lasso_everything(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.maps.pane
    assert pane is not None
    pane.set_lasso(True)
    view = pane.panels[0].view
    right, bottom = view.width() - 2, view.height() - 2
    corners = [QPoint(1, 1), QPoint(right, 1), QPoint(right, bottom), QPoint(1, bottom)]
    qtbot.mousePress(view, LEFT, NO_KEY, corners[0])
    for corner in corners[1:]:
        qtbot.mouseMove(view, corner)
    qtbot.mouseRelease(view, LEFT, NO_KEY, corners[0])


def taught_rows(window: MainWindow, key: str) -> np.ndarray:
    library, listing = window.library, window.session.listing
    assert listing is not None
    condition = next(one for one in library.conditions() if one.key == key)
    with library.open_store() as store:
        vectors = FolderVectors(store, listing, condition)
        return vectors.rows(np.arange(len(vectors)))


def test_the_whole_way(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(window)
    choose_colour_labels(qtbot, window, view)
    order(qtbot, view, 4)
    wait_for_end(qtbot, view)

    # It is a condition in the selector at once, and a picture finds its like under it.
    assert window.session.key == "paint"
    assert window.selector.current() == "paint"
    find_similar(qtbot, window, 0)
    (query,) = window.session.query.file_ids
    colour = str(window.browser.path_of(query)).split("-")[1]
    nearest = file_names(window.browser.result_pane.gallery)[:5]
    assert sum(f"-{colour}-" in name for name in nearest) >= 4

    # How good it is was measured on what it has not learnt from.
    click(qtbot, view.lesson.quality)
    quality = window.quality.view
    assert quality is not None
    assert quality.scope.text().startswith("Held out")
    assert quality.pages.overview.table.text_at(0, 0) == "Paint"
    assert float(quality.pages.overview.table.text_at(0, 1)[:5]) > 0.8

    # The map shows it, and what a lasso takes is selected in the grid.
    show_map(qtbot, window)
    lasso_everything(qtbot, window)
    assert len(window.browser.folder_pane.gallery.selected_file_ids()) == N_SAMPLES

    # It goes out, is taken away, comes in again, and gives the same vectors.
    before = taught_rows(window, "paint")
    target = tmp_path / "paint.likewise"
    window.actions_by_name["export_condition"].trigger()
    dialog = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(target.exists, timeout=LIMIT_MS)
    yes = QMessageBox.StandardButton.Ok
    monkeypatch.setattr(QMessageBox, "question", lambda *_words: yes)
    window.actions_by_name["remove_condition"].trigger()
    assert "paint" not in window.mixing.conditions
    with qtbot.waitSignal(window.session.way_changed, timeout=LIMIT_MS):
        window.teaching.exchange.import_file(target)
    assert window.session.key == "paint"
    np.testing.assert_allclose(taught_rows(window, "paint"), before, atol=1e-6)
