"""Honest scores in the real window: how rare a likeness is, the cut-off, copies together."""

from __future__ import annotations

import shutil
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.library import Library
from core.queries import Query, QueryItem
from core.settings import Places, Settings
from core.workers.pool import WorkerPool
from gui.gallery.badge import badge_text
from gui.gallery.model import DetailsRole, NumbersRole, ScoreRole
from gui.main_window import MainWindow
from gui.messages import shown_count
from gui.results import ResultPane
from tests.conftest import COLOURS, SHAPES, draw_picture, index
from tests.gui.conftest import (
    LIMIT_MS,
    OpenWindow,
    click,
    file_names,
    find_similar,
    open_folder,
)

N_PICTURES = 60
TIP = Qt.ItemDataRole.ToolTipRole


def draw_many(folder: Path, n_pictures: int) -> Path:
    kinds = [(colour, shape) for colour in COLOURS for shape in SHAPES]
    for number in range(n_pictures):
        colour, shape = kinds[number % len(kinds)]
        draw_picture(folder / f"{number:03}.png", colour, shape, number)
    shutil.copy(folder / "000.png", folder / "same.png")
    return folder


@pytest.fixture(scope="module", name="indexed")
def indexed_fixture(
    tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool
) -> tuple[Path, Places]:
    """60 different pictures, 000.png twice, and a library in which they are indexed."""
    base = tmp_path_factory.mktemp("scores")
    folder, places = draw_many(base / "many", N_PICTURES), Places.of(str(base / "library"))
    index(Library(places), folder, pool)
    return folder, places


@pytest.fixture(name="window")
def window_fixture(
    qtbot: QtBot, open_window: OpenWindow, places: Places, indexed: tuple[Path, Places]
) -> MainWindow:
    """A window on the pictures, with a ranking whose meaning is known."""
    folder, indexed_places = indexed
    shutil.copytree(indexed_places.data, places.data)
    window = open_window(folder)
    find_similar(qtbot, window, 1)
    wait_for_calibration(qtbot, window)
    return window


def ask_twin(qtbot: QtBot, window: MainWindow) -> None:
    """Ask for what is like the picture that is there twice."""
    find_similar(qtbot, window, file_names(window.browser.folder_pane.gallery).index("000.png"))


def results(window: MainWindow) -> ResultPane:
    return window.browser.result_pane


def wait_for_calibration(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(results(window).cut_off_field.isEnabled, timeout=LIMIT_MS)


def vectors_of(window: MainWindow) -> NDArray[np.float32]:
    """What is stored of the folder's images, of length 1."""
    library, folder = window.library, window.session.folder
    assert folder is not None
    with library.open_store() as store:
        condition = library.catalogue.find("colour", library.engine)
        vectors = library.vectors(store, store.files.listing(folder), condition)
        return vectors.rows(np.arange(len(vectors)))


def n_pairs_reaching(window: MainWindow, score: float) -> tuple[int, int]:
    """Of the pairs of different images, those that are at least as alike, and all."""
    cosines = [float(one @ other) for one, other in combinations(vectors_of(window), 2)]
    return sum(cosine >= score - 1e-6 for cosine in cosines), len(cosines)


def number_of_digits(n: float) -> int:
    """Rounded to two digits, as it is said."""
    return round(n, 1 - len(str(int(n))) + 1) if n >= 100 else round(n)


# How rare


def test_a_hit_says_how_many_pairs_are_as_alike(window: MainWindow) -> None:
    model = results(window).model
    for row in (0, 9, 30, 59):
        index = model.index(row)
        score = index.data(ScoreRole)
        n_reaching, n_all = n_pairs_reaching(window, score)
        one_in = number_of_digits(n_all / n_reaching)
        if one_in == 1:
            assert "most pairs of this folder are this alike" in index.data(TIP)
            continue
        said = f"1 in {shown_count(one_in)} pairs of this folder is this alike"
        assert said in index.data(TIP)
        assert f"cosine {score:.2f} · {said}" in index.data(DetailsRole)
        assert said in index.data(Qt.ItemDataRole.AccessibleTextRole)
        short = f"{one_in / 1000:g}k" if one_in >= 1000 else str(one_in)
        assert index.data(NumbersRole)[:2] == (
            f"{row + 1} · {score:.2f} · 1 in {short}",
            f"{score:.2f} · 1 in {short}",
        )


def test_nothing_finer_is_said_than_the_sample_allows(qtbot: QtBot, window: MainWindow) -> None:
    ask_twin(qtbot, window)
    twin = results(window).model.index(0)
    assert twin.data() == "same.png"
    assert "fewer than 1 in 1,700 pairs of this folder are this alike" in twin.data(TIP)
    assert twin.data(NumbersRole)[1:3] == ("1.00 · < 1 in 1.7k", "< 1 in 1.7k")


def test_the_status_bar_tells_of_the_hit_the_keyboard_is_at(
    qtbot: QtBot, window: MainWindow
) -> None:
    gallery = results(window).gallery
    gallery.setFocus()
    qtbot.keyClick(gallery, Qt.Key.Key_Right)
    details = gallery.currentIndex().data(DetailsRole)
    assert "of this folder" in details
    assert details in {label.text() for label in window.status.findChildren(QLabel)}


def test_under_fifty_pictures_nothing_is_said(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    pane = results(window)
    with qtbot.waitSignal(window.scores.calibrated, timeout=LIMIT_MS):
        pass
    index = pane.model.index(0)
    assert index.data(NumbersRole) == (f"1 · {index.data(ScoreRole):.3f}",)
    assert "pairs" not in index.data(TIP) + index.data(DetailsRole)
    assert not pane.cut_off_field.isEnabled()
    assert "50 pictures" in pane.cut_off_field.toolTip()


def test_a_query_of_what_to_be_unlike_has_no_rarity(qtbot: QtBot, window: MainWindow) -> None:
    item = window.session.query.items[0]
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.session.ask(Query((QueryItem(item.file_id, is_negative=True),)))
    assert "pairs" not in results(window).model.index(0).data(TIP)


def test_for_several_pictures_the_cut_off_is_off_and_says_why(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane, files = results(window), window.browser.folder_pane.model.file_ids_at(range(2))
    choose(window, 100)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.session.ask(Query.of_files(files))
    assert not pane.cut_off_field.isEnabled()
    assert pane.cut_off_field.currentText() == "Show: all"
    assert "one picture" in pane.cut_off_field.toolTip()
    assert pane.gallery.n_shown == pane.model.rowCount()
    assert pane.cut_off == 100  # for the next query that it applies to
    find_similar(qtbot, window, 1)
    wait_for_calibration(qtbot, window)
    assert pane.cut_off_field.currentText() == "Down to 1 in 100"
    assert "random pairs" in pane.cut_off_field.toolTip()
    assert pane.gallery.n_shown < pane.model.rowCount()


# The cut-off


def choose(window: MainWindow, one_in: int) -> None:
    field = results(window).cut_off_field
    field.setCurrentIndex(field.findData(one_in))


@pytest.mark.parametrize("one_in", [10, 100])
def test_the_results_end_where_chance_begins(qtbot: QtBot, window: MainWindow, one_in: int) -> None:
    pane = results(window)
    ask_twin(qtbot, window)
    scores = [pane.model.index(row).data(ScoreRole) for row in range(N_PICTURES)]
    n_above = sum(n_pairs_reaching(window, score)[0] <= round(1770 / one_in) for score in scores)
    assert 0 < n_above < N_PICTURES
    choose(window, one_in)
    assert pane.gallery.n_shown == n_above
    bar = pane.gallery.cut_bar
    assert bar.isVisible()
    assert bar.text == f"The others are no more alike than 1 in {one_in} random pairs"
    assert bar.button.text() == f"Show the other {N_PICTURES - n_above}"


def test_the_tail_is_shown_when_asked_for_until_the_next_question(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = results(window)
    ask_twin(qtbot, window)
    choose(window, 100)
    n_above = pane.gallery.n_shown
    qtbot.mouseClick(pane.gallery.cut_bar.button, Qt.MouseButton.LeftButton)
    assert pane.gallery.n_shown == N_PICTURES
    assert pane.gallery.cut_bar.text == "Below: no more alike than 1 in 100 random pairs"
    last, first = (pane.gallery.visualRect(pane.model.index(row)) for row in (n_above - 1, n_above))
    assert last.bottom() < pane.gallery.cut_bar.geometry().top()
    assert first.top() > pane.gallery.cut_bar.geometry().bottom()
    QTest.keyClick(pane.gallery.cut_bar.button, Qt.Key.Key_Space)
    assert pane.gallery.n_shown == n_above
    qtbot.mouseClick(pane.gallery.cut_bar.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, pane.gallery, 0)
    assert pane.gallery.n_shown < N_PICTURES


def test_keys_stay_above_the_line(qtbot: QtBot, window: MainWindow) -> None:
    pane = results(window)
    ask_twin(qtbot, window)
    pane.gallery.setFocus()
    qtbot.keyClick(pane.gallery, Qt.Key.Key_End)
    qtbot.keyClick(pane.gallery, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    choose(window, 100)
    assert len(pane.gallery.selected_file_ids()) == pane.gallery.n_shown
    qtbot.keyClick(pane.gallery, Qt.Key.Key_Right)
    assert pane.gallery.currentIndex().row() == pane.gallery.n_shown - 1


def test_no_cut_off_is_finer_than_the_sample(window: MainWindow) -> None:
    choose(window, 10_000)
    assert "1 in 1,700 random pairs" in results(window).gallery.cut_bar.text
    choose(window, 0)
    assert results(window).gallery.cut_bar.isHidden()
    assert results(window).gallery.n_shown == N_PICTURES


# Copies


def collapse(qtbot: QtBot, window: MainWindow) -> None:
    button = results(window).collapse_button
    with qtbot.waitSignal(window.scores.copies_found, timeout=LIMIT_MS):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def row_called(window: MainWindow, *names: str) -> int:
    shown = file_names(results(window).gallery)
    return next(row for row, name in enumerate(shown) if name in names)


def test_exact_copies_become_one_entry_and_two_again(qtbot: QtBot, window: MainWindow) -> None:
    pane = results(window)
    before = file_names(pane.gallery)
    collapse(qtbot, window)
    assert len(file_names(pane.gallery)) == N_PICTURES - 1
    row = row_called(window, "000.png", "same.png")
    assert badge_text(pane.model.index(row)) == "+1"
    assert "1 copy belongs to it" in pane.model.index(row).data(TIP)
    n_badges = sum(bool(badge_text(pane.model.index(row))) for row in range(N_PICTURES - 1))
    assert n_badges == 1
    qtbot.mouseClick(pane.collapse_button, Qt.MouseButton.LeftButton)
    assert file_names(pane.gallery) == before
    assert badge_text(pane.model.index(row)) == ""


def test_a_click_on_the_badge_shows_the_copies_and_asks_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = results(window)
    collapse(qtbot, window)
    row = row_called(window, "000.png", "same.png")
    pane.gallery.scrollTo(pane.model.index(row))
    with qtbot.assertNotEmitted(pane.gallery.query_asked):
        at = pane.gallery.badge_at(row).center()
        qtbot.mouseClick(
            pane.gallery.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
        )
    row = row_called(window, "000.png", "same.png")
    assert set(file_names(pane.gallery)[row : row + 2]) == {"000.png", "same.png"}
    assert badge_text(pane.model.index(row)) == "\u22121"
    pane.gallery.setFocus()
    pane.gallery.setCurrentIndex(pane.model.index(row))
    qtbot.keyClick(pane.gallery, Qt.Key.Key_C)
    assert len(file_names(pane.gallery)) == N_PICTURES - 1
    assert not pane.gallery.badge_at(row).contains(QPoint(0, 0))


def test_near_copies_become_one_entry(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    many = draw_many(tmp_path / "many", N_PICTURES)
    with Image.open(many / "000.png") as image:
        image.resize((120, 90)).save(many / "small.png")
        image.save(many / "recompressed.jpg", quality=80)
    window = open_window(None)
    window.library.change_settings(Settings(conditions=("colour", "layout")))
    open_folder(qtbot, window, many)
    find_similar(qtbot, window, 1)
    collapse(qtbot, window)
    row = row_called(window, "000.png", "same.png", "small.png", "recompressed.jpg")
    assert badge_text(results(window).model.index(row)) == "+3"
    assert len(file_names(results(window).gallery)) == N_PICTURES - 1


def test_what_was_chosen_is_there_in_the_next_window(
    open_window: OpenWindow, window: MainWindow
) -> None:
    choose(window, 1000)
    results(window).set_collapsing(True)
    window.close()
    again = open_window(None)
    assert results(again).cut_off == 1000
    assert results(again).is_collapsing
