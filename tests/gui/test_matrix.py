"""Pictures compared with each other, in the real window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.settings import Places
from core.workers.pool import WorkerPool
from gui.compare.matrix_dialog import MatrixDialog
from gui.compare.matrix_table import ShadeRole, field_colours
from gui.contrast import contrast
from gui.main_window import MainWindow
from gui.theme import palette_of
from tests.gui.compare_parts import Indexed, draw_and_index, select
from tests.gui.conftest import LIMIT_MS, OpenWindow, click

TWO = ("red/disc 1.jpg", "green/disc 2.jpg")
NAMES = ("disc 1.jpg", "square 3.jpg", "triangle 6.jpg")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Indexed:
    """Indexed once: the tests here leave the pictures alone."""
    return draw_and_index(tmp_path_factory.mktemp("compared"), pool)


@pytest.fixture
def places(indexed: Indexed) -> Places:
    """All windows share the library."""
    return indexed.places


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, indexed: Indexed) -> MainWindow:
    """A window on 30 pictures, indexed under two conditions."""
    return indexed.open(open_window, qtbot)


def open_matrix(qtbot: QtBot, window: MainWindow) -> MatrixDialog:
    window.actions_by_name["matrix"].trigger()
    (dialog,) = window.findChildren(MatrixDialog)
    qtbot.waitUntil(lambda: dialog.model.text(0, 1) != "–", timeout=LIMIT_MS)
    return dialog


def expected(window: MainWindow, key: str, file_ids: list[int]) -> list[list[str]]:
    """The cosines of the stored vectors, as they should be shown."""
    condition = window.library.catalogue.find(key, None)
    with window.library.open_store() as store:
        records = [store.files.record(file_id) for file_id in file_ids]
        stored = store.vectors.load(condition.fingerprint)
        assert stored is not None
        at = stored.find(np.array([record.image_id for record in records if record]))
        rows = stored.rows[at].astype(np.float64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return [[f"{cosine:.3f}" for cosine in row] for row in rows @ rows.T]


def shown(dialog: MatrixDialog) -> list[list[str]]:
    model = dialog.model
    n = model.rowCount()
    return [[str(model.index(row, column).data()) for column in range(n)] for row in range(n)]


def test_the_matrix_shows_the_cosines_under_a_condition_that_can_be_switched(
    qtbot: QtBot, window: MainWindow, qtmodeltester: ModelTester
) -> None:
    file_ids = select(
        qtbot, window, "red/disc 1.jpg", "red/square 3.jpg", "blue/disc 2.jpg", "green/disc 2.jpg"
    )
    dialog = open_matrix(qtbot, window)
    assert dialog.choice.currentText() == "Colour"
    assert shown(dialog) == expected(window, "colour", file_ids)
    qtmodeltester.check(dialog.model, force_py=True)
    before = shown(dialog)
    dialog.choice.setFocus()
    steps = dialog.choice.findText("Shape") - dialog.choice.currentIndex()
    for _ in range(steps):
        qtbot.keyClick(dialog.choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown(dialog) != before, timeout=LIMIT_MS)
    assert shown(dialog) == expected(window, "shape", file_ids)
    assert window.session.key == "colour"  # the window looks on as before
    dialog.reject()


def test_it_names_the_most_and_the_least_alike_pair(qtbot: QtBot, window: MainWindow) -> None:
    file_ids = select(qtbot, window, "red/disc 1.jpg", "red/disc 2.jpg", "blue/square 3.jpg")
    dialog = open_matrix(qtbot, window)
    numbers = expected(window, "colour", file_ids)
    pairs = {(i, j): float(numbers[i][j]) for i, j in ((0, 1), (0, 2), (1, 2))}
    most, least = max(pairs, key=lambda p: pairs[p]), min(pairs, key=lambda p: pairs[p])
    names = [str(dialog.model.headerData(n, Qt.Orientation.Horizontal)) for n in range(3)]
    assert f"Most alike: {names[most[0]]} and {names[most[1]]}" in dialog.said.text()
    assert f"Least alike: {names[least[0]]} and {names[least[1]]}" in dialog.said.text()
    shades = {pair: dialog.model.index(*pair).data(ShadeRole) for pair in pairs}
    assert max(shades, key=lambda p: shades[p]) == most
    assert dialog.model.index(1, 1).data(ShadeRole) is None
    dialog.reject()


def test_ctrl_c_copies_it_as_tab_separated_text(qtbot: QtBot, window: MainWindow) -> None:
    file_ids = select(qtbot, window, "red/disc 1.jpg", "blue/square 3.jpg")
    dialog = open_matrix(qtbot, window)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_C, CTRL)
    head, *rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert sorted(head) == ["", "disc 1.jpg", "square 3.jpg"]
    assert [row[0] for row in rows] == head[1:]
    numbers = [[f"{float(number):.3f}" for number in row[1:]] for row in rows]
    assert numbers == expected(window, "colour", file_ids)
    dialog.reject()


def test_the_context_menu_offers_it_for_several_pictures(qtbot: QtBot, window: MainWindow) -> None:
    file_ids = select(qtbot, window, *TWO)
    paths = [window.browser.path_of(file_id) or b"" for file_id in file_ids]
    menu = window.file_menu.menu(file_ids, paths)
    (action,) = [a for a in menu.actions() if a.text().startswith("Compare with")]
    action.trigger()
    (dialog,) = window.findChildren(MatrixDialog)
    qtbot.waitUntil(lambda: dialog.model.text(0, 1) != "–", timeout=LIMIT_MS)
    dialog.reject()
    single = window.file_menu.menu(file_ids[:1], paths[:1])
    assert not [a for a in single.actions() if a.text().startswith("Compare with")]


def test_too_few_or_too_many_pictures_are_told_so(qtbot: QtBot, window: MainWindow) -> None:
    colours = ("red", "green", "blue", "yellow", "violet")
    many = [f"{colour}/{name}" for colour in colours for name in NAMES]
    for chosen in (many[:1], many[:13]):
        assert len(select(qtbot, window, *chosen)) == len(chosen)
        window.actions_by_name["matrix"].trigger()
        assert not window.findChildren(MatrixDialog)
        assert "Select 2 to 12 pictures" in window.status.message_text


def test_what_was_not_indexed_is_said_in_words(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, *TWO)
    dialog = open_matrix(qtbot, window)
    dialog.choice.setCurrentIndex(dialog.choice.findData("texture"))
    dialog.choice.activated.emit(dialog.choice.currentIndex())
    qtbot.waitUntil(
        lambda: "not been indexed under Texture" in dialog.said.text(), timeout=LIMIT_MS
    )
    assert shown(dialog) == [["–", "–"], ["–", "–"]]
    dialog.reject()


def test_closing_while_waiting_is_safe(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, *TWO)
    window.actions_by_name["matrix"].trigger()
    (dialog,) = window.findChildren(MatrixDialog)
    dialog.reject()
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, window.browser.folder_pane.gallery, 5)
    QApplication.processEvents()


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_numbers_can_be_read_on_every_shade(scheme: Qt.ColorScheme) -> None:
    for shade in np.linspace(0, 1, 41):
        back, text = field_colours(palette_of(scheme), float(shade))
        assert contrast(back, text) >= 4.5, shade
