"""The quality window in the real window; what it shows is made up."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.measuring.records import Comparison, Confusion, Doubt
from gui.main_window import MainWindow
from gui.quality.picture_button import PictureButton
from gui.quality.quality_window import QualityWindow
from gui.theme import dress
from tests.core.comparisons import comparison, quality
from tests.gui.conftest import LIMIT_MS, OpenWindow, mnemonics
from tests.gui.senses import spoken_of, unseen_focus

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow, picture_folder: Path) -> MainWindow:
    return open_window(picture_folder)


@pytest.fixture
def view(window: MainWindow) -> QualityWindow:
    window.actions_by_name["quality"].trigger()
    assert window.quality.view is not None
    return window.quality.view


def images_of(window: MainWindow) -> list[int]:
    assert window.session.listing is not None
    return [int(image_id) for image_id in window.session.listing.image_ids]


def made_up(window: MainWindow, **changes: object) -> Comparison:
    """Two conditions; doubts and confusions are about pictures of the folder."""
    first, second, third = images_of(window)[:3]
    doubts = (Doubt(second, "Shirts", "Tops", 0.9), Doubt(third, "Shoes", "Shirts", 0.6))
    confusions = (Confusion("Shirts", "Tops", 0.12, 60, ((first, second),)),)
    qualities = (
        replace(quality("colour", "Colour"), doubts=doubts, confusions=confusions),
        quality("layout", "Layout", label="Coats", value=0.5),
    )
    return replace(comparison(*qualities), **changes)  # type: ignore[arg-type]


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, LEFT)


def test_without_labels_the_window_says_what_comes_first(view: QualityWindow) -> None:
    assert view.isVisible()
    assert "labels" in view.message.text()
    assert not view.measure.isEnabled()
    assert not view.export.isEnabled()


def test_each_key_belongs_to_one_button_or_tab(view: QualityWindow) -> None:
    keys = mnemonics(view)
    assert len(keys) > 10
    assert len(set(keys)) == len(keys)


def test_the_choice_of_a_condition_fits_beside_the_tabs(
    qtbot: QtBot, window: MainWindow, view: QualityWindow
) -> None:
    window.quality.show_comparison(made_up(window))
    view.pages.setCurrentWidget(view.pages.labels)
    choice = view.pages.choice
    qtbot.waitUntil(choice.isVisible, timeout=LIMIT_MS)
    assert choice.visibleRegion().boundingRect() == choice.rect()


def test_only_conditions_with_vectors_of_this_folder_can_be_ticked(view: QualityWindow) -> None:
    assert view.conditions.keys() == ("colour",)
    disabled = [
        item.text()
        for item in (view.conditions.item(row) for row in range(view.conditions.count()))
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled
    ]
    assert "Content" in disabled


def test_the_folder_can_be_indexed_under_one_condition_more(
    qtbot: QtBot, window: MainWindow, view: QualityWindow
) -> None:
    actions = {action.text(): action for action in view.more.menu().actions()}
    assert "Colour" not in actions
    assert "ResNet-18" not in actions  # its weights are not here
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        actions["Layout"].trigger()
    assert set(view.conditions.keys()) == {"colour", "layout"}
    assert "Layout" not in [action.text() for action in view.more.menu().actions()]


def test_others_can_open_it_with_their_own_conditions(
    window: MainWindow, view: QualityWindow
) -> None:
    window.quality.open(("content",))
    assert view.conditions.keys() == ()
    window.quality.open(("colour",))
    assert view.conditions.keys() == ("colour",)


def test_it_says_on_which_part_it_was_measured(window: MainWindow, view: QualityWindow) -> None:
    window.quality.show_comparison(made_up(window))
    assert "all 900 pictures" in view.scope.text()
    assert "kind, from kinds.csv" in view.scope.text()
    window.quality.show_comparison(made_up(window, part="held-out", n_learnt=1200))
    assert view.scope.text().startswith("Held out")
    assert "1,200 left out" in view.scope.text()


def test_the_overview_has_a_bar_and_a_number_for_each_measure(
    window: MainWindow, view: QualityWindow
) -> None:
    window.quality.show_comparison(made_up(window))
    overview = view.pages.overview
    assert overview.chart.n_places() == 12
    assert overview.table.text_at(0, 0) == "Colour"
    assert overview.table.text_at(0, 1) == ".700 (.670–.720)"


def test_the_numbers_can_be_copied_into_a_spreadsheet(
    qtbot: QtBot, window: MainWindow, view: QualityWindow
) -> None:
    window.quality.show_comparison(made_up(window))
    qtbot.keyClick(view.pages.overview.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Condition", "R@1"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["Colour", "Layout"]


def test_labels_are_sorted_by_number_where_they_are_numbers(
    window: MainWindow, view: QualityWindow
) -> None:
    window.quality.show_comparison(made_up(window))
    view.pages.setCurrentWidget(view.pages.labels)
    table = view.pages.labels.table
    assert [table.text_at(row, 0) for row in (0, 1)] == ["Shirts", "Shoes"]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [table.text_at(row, 1) for row in (0, 1)] == ["400", "500"]


def test_the_pages_of_one_condition_follow_the_choice(
    window: MainWindow, view: QualityWindow
) -> None:
    window.quality.show_comparison(made_up(window))
    view.pages.setCurrentWidget(view.pages.labels)
    assert view.pages.choice.isVisible()
    view.pages.choice.setCurrentText("Layout")
    table = view.pages.labels.table
    assert "Coats" in [table.text_at(row, 0) for row in (0, 1)]
    view.pages.setCurrentWidget(view.pages.similarities)
    assert "Layout" in view.pages.similarities.chart.accessibleName()


def test_every_page_can_be_read_by_a_screen_reader(
    qtbot: QtBot, dressed: QApplication, window: MainWindow, view: QualityWindow
) -> None:
    dress(dressed, Qt.ColorScheme.Light)
    window.quality.show_comparison(made_up(window))
    for place in range(view.pages.count()):
        view.pages.setCurrentIndex(place)
        assert not spoken_of(view) + unseen_focus(view)


def test_many_confused_labels_come_a_few_at_a_time(
    qtbot: QtBot, window: MainWindow, view: QualityWindow
) -> None:
    first, second = images_of(window)[:2]
    confusions = tuple(Confusion(f"l{n}", "Tops", 0.1, 9, ((first, second),)) for n in range(20))
    qualities = (replace(quality("colour", "Colour"), confusions=confusions),)
    window.quality.show_comparison(comparison(*qualities))
    page = view.pages.confusions
    view.pages.setCurrentWidget(page)
    assert len(page.findChildren(PictureButton)) < 20
    qtbot.waitUntil(lambda: len(page.findChildren(PictureButton)) == 40, timeout=LIMIT_MS)


def test_a_confused_picture_can_be_asked_about(
    qtbot: QtBot, window: MainWindow, view: QualityWindow
) -> None:
    window.quality.show_comparison(made_up(window))
    view.pages.setCurrentWidget(view.pages.confusions)
    buttons = view.pages.confusions.findChildren(PictureButton)
    assert len(buttons) == 2
    qtbot.waitUntil(lambda: not buttons[0].icon().isNull(), timeout=LIMIT_MS)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.mouseClick(buttons[0], LEFT)
    image_id = window.browser.image_of(window.session.query.file_ids[0])
    assert image_id == images_of(window)[0]


def test_doubtful_labels_are_gone_through_one_by_one(
    qtbot: QtBot, window: MainWindow, view: QualityWindow
) -> None:
    window.quality.show_comparison(made_up(window))
    page = view.pages.check
    view.pages.setCurrentWidget(page)
    assert page.model.index(0).data() == "Shirts → Tops  90 %"
    assert not page.previous_button.isEnabled()
    click(qtbot, page.next_button)
    assert "Shoes" in page.said.text()
    assert not page.next_button.isEnabled()
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, page.find_button)
    image_id = window.browser.image_of(window.session.query.file_ids[0])
    assert image_id == images_of(window)[2]


def test_doubtful_labels_can_be_taken_along(
    qtbot: QtBot, window: MainWindow, view: QualityWindow, tmp_path: Path
) -> None:
    window.quality.show_comparison(made_up(window))
    page = view.pages.check
    view.pages.setCurrentWidget(page)
    click(qtbot, page.copy_button)
    paths = [Path(line) for line in QGuiApplication.clipboard().text().splitlines()]
    assert len(paths) == 2
    assert all(path.is_file() for path in paths)
    target = tmp_path / "doubts.csv"
    page.save_asked.emit(target, page.list_bytes())
    qtbot.waitUntil(target.is_file, timeout=LIMIT_MS)
    assert f"{paths[0]},Shirts,Tops,0.9" in target.read_text(encoding="utf-8")


def test_figures_are_exported_in_the_background(
    qtbot: QtBot, window: MainWindow, view: QualityWindow, tmp_path: Path
) -> None:
    from gui.quality.exporting import Exporting

    exporting = window.quality.findChild(Exporting) or window.findChild(Exporting)
    assert exporting is not None
    target = tmp_path / "quality.json"
    exporting.save(made_up(window), target)
    qtbot.waitUntil(lambda: view.said.text().startswith("Saved"), timeout=LIMIT_MS)
    assert json.loads(target.read_text(encoding="utf-8"))["labels"] == "kind"


def test_an_export_never_replaces_a_picture_of_the_folder(
    window: MainWindow, view: QualityWindow
) -> None:
    from gui.quality.exporting import Exporting

    exporting = window.findChild(Exporting)
    assert exporting is not None
    assert window.session.listing is not None
    picture = Path(window.session.listing.paths[0].decode())
    before = picture.read_bytes()
    exporting.save(made_up(window), picture)
    assert "stays as it is" in view.said.text()
    assert picture.read_bytes() == before


def test_another_folder_leaves_nothing_of_the_last_one(
    window: MainWindow, view: QualityWindow
) -> None:
    window.quality.show_comparison(made_up(window))
    window.show_welcome()
    assert view.is_empty
    assert "Open a folder" in view.message.text()


def test_escape_closes_it(qtbot: QtBot, view: QualityWindow) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
