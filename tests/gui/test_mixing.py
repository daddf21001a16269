"""Choosing, mixing, keeping and removing conditions in the real window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core.conditions.recipes import BlendPart
from core.settings import Settings
from gui.main_window import MainWindow
from tests.gui.conftest import LIMIT_MS, OpenWindow, find_similar

PARTS = ("colour", "layout")


def shown(window: MainWindow) -> list[int]:
    """The files of the results on the screen, best first."""
    model = window.browser.result_pane.model
    return model.file_ids_at(range(model.rowCount()))


def scores(window: MainWindow, key: str) -> dict[int, float]:
    """Cosine with the query by file, from the stored vectors."""
    library = window.library
    with library.open_store() as store:
        listing = store.files.listing(window.session.folder or b"")
        vectors = library.vectors(store, listing, library.catalogue.find(key, None))
    image_of = dict(zip(listing.file_ids.tolist(), listing.image_ids.tolist(), strict=True))
    (query,) = window.session.query.file_ids
    cosines = vectors.cosines(vectors.vector_of(image_of[query]))
    found = vectors.find(listing.image_ids)
    return dict(zip(listing.file_ids.tolist(), cosines[found].tolist(), strict=True))


@pytest.fixture
def mixed(qtbot: QtBot, open_window: OpenWindow, picture_folder: Path) -> MainWindow:
    """A window that looks under a mix of two conditions, with a query."""
    window = open_window(picture_folder)
    window.library.change_settings(Settings(conditions=PARTS))
    find_similar(qtbot, window, 0)
    with qtbot.waitSignals([window.session.ranked, window.session.indexed], timeout=LIMIT_MS):
        window.actions_by_name["mix"].trigger()
    return window


def set_slider(qtbot: QtBot, window: MainWindow, key: str, value: int) -> None:
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.mixing.bar.slider(key).setValue(value)


def test_sliders_rerank_as_they_move(qtbot: QtBot, mixed: MainWindow) -> None:
    assert mixed.mixing.bar.isVisible()
    by_colour, by_layout = (scores(mixed, key) for key in PARTS)
    orders = {}
    for value in (0, 50, 100):
        if mixed.mixing.bar.slider("colour").value() != value:
            set_slider(qtbot, mixed, "colour", value)
        if mixed.mixing.bar.slider("layout").value() != 100 - value:
            set_slider(qtbot, mixed, "layout", 100 - value)
        orders[value] = shown(mixed)
    others = [i for i in by_colour if i not in mixed.session.query.file_ids]
    assert [by_colour[i] for i in orders[100]] == sorted(
        (by_colour[i] for i in others), reverse=True
    )
    assert [by_layout[i] for i in orders[0]] == sorted((by_layout[i] for i in others), reverse=True)
    assert orders[50] not in (orders[0], orders[100])


def test_the_order_is_that_of_the_standardised_sum(qtbot: QtBot, mixed: MainWindow) -> None:
    set_slider(qtbot, mixed, "colour", 30)
    set_slider(qtbot, mixed, "layout", 70)
    with mixed.library.open_store() as store:
        listing = store.files.listing(mixed.session.folder or b"")
        rows = []
        for key in PARTS:
            vectors = mixed.library.vectors(store, listing, mixed.library.catalogue.find(key, None))
            rows.append(vectors.rows(np.arange(len(vectors))))
    deviations = []
    for matrix in rows:
        cosines = (matrix @ matrix.T)[np.triu_indices(len(matrix), 1)]
        deviations.append(float(cosines.std()))
    by_part = [scores(mixed, key) for key in PARTS]
    total = {
        i: 0.3 * by_part[0][i] / deviations[0] + 0.7 * by_part[1][i] / deviations[1]
        for i in shown(mixed)
    }
    found = [total[i] for i in shown(mixed)]
    assert (
        found == sorted(found, reverse=True)
        or max(b - a for a, b in zip(found, found[1:], strict=False)) < 1e-4
    )


def test_the_title_says_what_is_mixed(qtbot: QtBot, mixed: MainWindow) -> None:
    set_slider(qtbot, mixed, "colour", 25)
    set_slider(qtbot, mixed, "layout", 75)
    assert "Colour 25%" in mixed.browser.result_pane.title.text()
    assert "Layout 75%" in mixed.browser.result_pane.title.text()
    assert mixed.selector.current() == ""


def test_two_conditions_stay_and_closing_goes_back_to_one(qtbot: QtBot, mixed: MainWindow) -> None:
    mixed.mixing.bar.remove("colour")
    assert {part.key for part in mixed.mixing.bar.blend().parts} == set(PARTS)
    with qtbot.waitSignal(mixed.session.ranked, timeout=LIMIT_MS):
        mixed.mixing.stop()
    assert mixed.session.blend is None
    assert not mixed.mixing.bar.isVisible()
    assert mixed.selector.current() == "colour"


def test_a_mix_is_saved_chosen_opened_again_and_removed(
    qtbot: QtBot, mixed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_slider(qtbot, mixed, "colour", 20)
    set_slider(qtbot, mixed, "layout", 80)
    order = shown(mixed)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Mostly places", True))
    with qtbot.waitSignal(mixed.session.ranked, timeout=LIMIT_MS):
        mixed.mixing.bar.save_button.click()
    assert mixed.selector.current() == "mostly-places"
    assert shown(mixed) == order
    assert "Mostly places" in mixed.browser.result_pane.title.text()
    with qtbot.waitSignal(mixed.session.ranked, timeout=LIMIT_MS):
        qtbot.mouseClick(mixed.selector.mix_button, Qt.MouseButton.LeftButton)
    assert mixed.mixing.bar.slider("colour").value() == 20
    mixed.mixing.stop()
    answer = QMessageBox.StandardButton.Ok
    monkeypatch.setattr(QMessageBox, "question", lambda *_a, **_k: answer)
    mixed.actions_by_name["remove_condition"].trigger()
    assert "mostly-places" not in mixed.library.catalogue.keys
    assert mixed.session.key != "mostly-places"


def test_a_built_in_condition_cannot_be_removed(mixed: MainWindow) -> None:
    mixed.mixing.stop()
    mixed.mixing.remove()
    assert "colour" in mixed.library.catalogue.keys


def test_a_part_that_was_kept_is_still_there_in_the_next_window(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    key = window.library.catalogue.add_blend("Both", [BlendPart(k, 1.0) for k in PARTS])
    window.mixing.reload()
    window.mixing.choose(key)
    qtbot.waitUntil(lambda: not window.session.indexing.is_running, timeout=LIMIT_MS)
    window.close()
    again = open_window(picture_folder)
    assert key in again.mixing.conditions
