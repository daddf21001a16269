"""Choosing, mixing, keeping and removing conditions in the real window."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from core.conditions.recipes import Blend, BlendPart
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


def saved(window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str) -> str:
    """Keep the mix under a name; returns its key."""
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (name, True))
    window.mixing.bar.save_button.click()
    return window.session.key


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
    assert "Colour 25 %" in mixed.browser.result_pane.title.text()
    assert "Layout 75 %" in mixed.browser.result_pane.title.text()
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


def test_without_any_weight_all_parts_count_the_same_and_are_said_to(
    qtbot: QtBot, mixed: MainWindow
) -> None:
    for key in PARTS:
        set_slider(qtbot, mixed, key, 0)
    assert "Colour 50 %, Layout 50 %" in mixed.browser.result_pane.title.text()
    assert [label.text() for label in mixed.mixing.bar.findChildren(QLabel, "share")] == [
        "50 %",
        "50 %",
    ]


def test_only_what_makes_sense_can_be_asked_for(
    qtbot: QtBot, mixed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions = mixed.actions_by_name
    assert actions["mix"].isEnabled()
    assert actions["save_mix"].isEnabled()
    assert not actions["remove_condition"].isEnabled()
    mixed.mixing.stop()
    assert not actions["save_mix"].isEnabled()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Nothing", True))
    keys = mixed.library.catalogue.keys
    mixed.mixing.save()
    assert mixed.library.catalogue.keys == keys
    mixed.mixing.toggle()
    with qtbot.waitSignal(mixed.mixing.reloaded):
        mixed.mixing.save()
    assert actions["remove_condition"].isEnabled()
    mixed.mixing.choose("layout")
    assert not actions["remove_condition"].isEnabled()
    mixed.show_welcome()
    assert not actions["mix"].isEnabled()


def test_nothing_is_mixed_before_a_folder_is_open(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(None)
    window.show_welcome()
    for name in ("mix", "save_mix", "remove_condition"):
        assert not window.actions_by_name[name].isEnabled()
    window.actions_by_name["mix"].trigger()
    assert window.session.blend is None


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "There is no room left"), (errno.EROFS, "cannot write to its data folder")],
)
def test_a_mix_that_cannot_be_kept_goes_on_being_mixed(
    mixed: MainWindow, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Both", True))
    monkeypatch.setattr(Path, "replace", fail)
    mixed.mixing.bar.save_button.click()
    assert said in mixed.status.message_text
    assert mixed.mixing.bar.isVisible()
    assert "both" not in mixed.library.catalogue.keys


def test_a_condition_that_cannot_be_removed_stays(
    qtbot: QtBot, mixed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    key = saved(mixed, monkeypatch, "Both")
    monkeypatch.setattr(QMessageBox, "question", lambda *_a, **_k: QMessageBox.StandardButton.Ok)
    monkeypatch.setattr(Path, "unlink", fail)
    mixed.mixing.remove()
    assert "cannot write to its data folder" in mixed.status.message_text
    assert mixed.session.key == key


def test_removing_a_condition_ends_the_mix_that_began_with_it(
    qtbot: QtBot, mixed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = saved(mixed, monkeypatch, "Both")
    mixed.mixing.toggle()
    monkeypatch.setattr(QMessageBox, "question", lambda *_a, **_k: QMessageBox.StandardButton.Ok)
    with qtbot.waitSignals([mixed.mixing.reloaded, mixed.session.ranked], timeout=LIMIT_MS):
        mixed.mixing.remove()
    assert key not in mixed.mixing.conditions
    assert mixed.mixing.bar.isHidden()
    assert not mixed.selector.mix_button.isChecked()
    assert mixed.session.blend is None
    assert mixed.selector.current() == mixed.session.key
    assert mixed.session.key in mixed.mixing.conditions


def test_a_part_that_counts_little_is_not_opened_as_nothing(
    qtbot: QtBot, mixed: MainWindow
) -> None:
    parts = (BlendPart("colour", 0.004), BlendPart("layout", 0.996))
    mixed.mixing.bar.show_blend(Blend(parts))
    assert mixed.mixing.bar.slider("colour").value() == 1


def test_four_parts_with_long_names_fit_into_a_narrow_window(
    qtbot: QtBot, mixed: MainWindow
) -> None:
    bar = mixed.mixing.bar
    keys = ("colour", "layout", "texture", "shape")
    bar.set_names({key: f"{key}, as somebody called it long ago" for key in keys})
    mixed.resize(820, 560)
    bar.show_blend(Blend(tuple(BlendPart(key, 1.0) for key in keys)))

    def all_fit() -> bool:
        sliders = [bar.slider(key) for key in keys]
        inside = [s.rect().translated(s.mapTo(bar, QPoint())) for s in sliders]
        return all(s.width() >= 40 for s in sliders) and all(map(bar.rect().contains, inside))

    qtbot.waitUntil(all_fit)
    assert mixed.width() == 820
    one_line = bar.add_button.height() + bar.add_button.y()
    assert bar.height() > one_line
    mixed.resize(1600, 560)
    qtbot.waitUntil(lambda: bar.height() <= one_line + 2)


def test_a_long_name_does_not_widen_the_window(
    qtbot: QtBot, mixed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    mixed.resize(820, 560)
    with qtbot.waitSignal(mixed.session.ranked, timeout=LIMIT_MS):
        saved(mixed, monkeypatch, "A very long name of a mix " * 6)
    QApplication.processEvents()
    assert mixed.width() == 820


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
