"""Conditions are taught in the real window, on drawn pictures that lie in a folder a colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from core.labels.records import LabelSource, SourceKind
from core.library import Library, absolute
from core.store.notions import StoredAnswer
from core.teaching.records import Epoch, Learnt
from gui.main_window import MainWindow
from gui.map.panel import FOLLOWING
from gui.teaching.teaching_dialog import TeachingDialog
from tests.conftest import draw_folder
from tests.gui.conftest import LIMIT_MS, OpenWindow, mnemonics
from tests.gui.senses import spoken_of

LEFT = Qt.MouseButton.LeftButton
#: A process that learns loads torch first, which takes seconds.
LESSON_MS = 120_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """60 pictures: with fewer, nothing could be kept apart to measure on."""
    return draw_folder(tmp_path / "pictures", n_seeds=4)


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, folder: Path) -> MainWindow:
    return prepared(qtbot, open_window(folder))


@pytest.fixture
def view(window: MainWindow) -> TeachingDialog:
    return opened(window)


def prepared(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Labels are the names of the folders."""
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        window.labels.choose(LabelSource(SourceKind.FOLDERS))
    return window


def opened(window: MainWindow) -> TeachingDialog:
    """The teaching window, set to read the cheap condition alone."""
    window.actions_by_name["teach"].trigger()
    view = window.teaching.view
    assert view is not None
    for key, check in view.ordering.networks.checks.items():
        check.setChecked(key == "colour")
    return view


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)


def order(qtbot: QtBot, view: TeachingDialog, n_epochs: int) -> None:
    """Order a lesson of so many epochs."""
    view.ordering.name.setText("Paint")
    view.ordering.settings.epochs.setValue(n_epochs)
    click(qtbot, view.ordering.teach)


def wait_for_epoch(qtbot: QtBot, view: TeachingDialog) -> None:
    qtbot.waitUntil(lambda: view.lesson.charts.loss.n_places() > 0, timeout=LESSON_MS)


def wait_for_end(qtbot: QtBot, view: TeachingDialog) -> None:
    qtbot.waitUntil(lambda: view.lesson.another.isVisible(), timeout=LESSON_MS)


def taught_keys(library: Library) -> list[str]:
    catalogue = library.catalogue
    return [key for key in catalogue.keys if catalogue.taught_path(key) is not None]


# What is ordered


def test_without_a_folder_it_says_what_comes_first(open_window: OpenWindow) -> None:
    view = opened(open_window(None))
    assert "folder" in view.ordering.message.text()
    assert not view.ordering.teach.isEnabled()


def test_it_says_what_was_found_and_how_long_it_takes(view: TeachingDialog) -> None:
    ordering = view.ordering
    assert "60 pictures, labels: 5" in ordering.sources.found.text()
    assert "seconds" in ordering.networks.buttons["head"].text()
    assert ordering.name.placeholderText() == "folders"
    assert ordering.order().lesson.name == "folders"
    assert ordering.order().lesson.on == ("colour",)


def test_each_key_belongs_to_one_button(view: TeachingDialog) -> None:
    for page in (view.ordering, view.lesson):
        keys = mnemonics(page)
        assert len(keys) > 5
        assert len(set(keys)) == len(keys)


def test_it_says_what_is_missing_for_a_lesson(view: TeachingDialog) -> None:
    ordering = view.ordering
    assert ordering.teach.isEnabled()
    ordering.networks.checks["colour"].setChecked(False)
    assert "at least one condition" in ordering.message.text()
    ordering.networks.checks["colour"].setChecked(True)
    ordering.sources.labels.setChecked(False)
    assert not ordering.teach.isEnabled()
    assert "learn from" in ordering.message.text()


def test_labels_that_are_not_chosen_hold_up_nothing_else(
    window: MainWindow, view: TeachingDialog, tmp_path: Path
) -> None:
    window.labels.clear()
    ordering = view.ordering
    assert "Choose where the labels are from" in ordering.message.text()
    ordering.sources.use_file(tmp_path / "pairs.csv")
    assert ordering.teach.isEnabled()
    assert ordering.order().labels is None


def test_a_network_that_reads_pictures_takes_labels(view: TeachingDialog, tmp_path: Path) -> None:
    ordering = view.ordering
    ordering.sources.use_file(tmp_path / "pairs.csv")
    ordering.sources.labels.setChecked(False)
    assert ordering.teach.isEnabled()
    ordering.networks.buttons["shallow"].setChecked(True)
    assert "labels only" in ordering.message.text()
    ordering.sources.labels.setChecked(True)
    assert ordering.teach.isEnabled()
    assert ordering.order().pairs == str(tmp_path / "pairs.csv")


def test_all_settings_have_a_default_that_comes_back(qtbot: QtBot, view: TeachingDialog) -> None:
    ordering = view.ordering
    before = ordering.order()
    qtbot.mouseClick(ordering.more, LEFT)
    settings = ordering.settings
    settings.loss.setCurrentIndex(settings.loss.findData("supcon"))
    assert not settings.margin.isEnabled()
    settings.dims.setValue(2)
    settings.epochs.setValue(3)
    settings.softmax.setCurrentIndex(settings.softmax.findData(False))
    changed = ordering.order().lesson
    assert (changed.loss, changed.dim, changed.epochs) == ("supcon", 2, 3)
    assert changed.has_softmax is False
    click(qtbot, settings.defaults)
    assert ordering.order() == before
    assert all(label.toolTip() for label in (settings.loss, settings.dims, settings.holdout))


# Lessons


def test_a_condition_is_taught_measured_and_looked_under(
    qtbot: QtBot, window: MainWindow, view: TeachingDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.ordering.settings.holdout.setValue(30)
    order(qtbot, view, n_epochs=3)
    assert not view.is_ordering
    wait_for_end(qtbot, view)
    charts = view.lesson.charts
    assert charts.loss.n_places() == 3
    assert charts.triplets.n_places() == 3
    names = [[curve.name for curve in chart.series] for chart in charts.measures]
    assert names == [["taught", "untrained", "chance"]] * 3
    (key,) = taught_keys(window.library)
    assert window.session.key == key
    assert window.selector.current() == key
    measured = view.lesson.overview.table
    assert [measured.text_at(row, 0) for row in (0, 1)] == ["Paint", "Colour"]
    assert "pictures that it has not learnt from" in view.lesson.scope.text()
    click(qtbot, view.lesson.quality)
    assert window.quality.view is not None
    assert not window.quality.view.is_empty
    click(qtbot, view.lesson.maps)
    pane = window.maps.pane
    assert pane is not None
    assert [panel.choice.currentText() for panel in pane.panels] == ["Colour", "Paint"]
    # Taken away, it is no longer shown anywhere, and can no longer be asked for.
    yes = QMessageBox.StandardButton.Ok
    monkeypatch.setattr(QMessageBox, "question", lambda *_words: yes)
    window.actions_by_name["remove_condition"].trigger()
    assert window.session.key == "colour"
    assert [panel.choice.currentData() for panel in pane.panels] == ["colour", FOLLOWING]
    conditions = window.quality.view.conditions
    assert not conditions.findItems("Paint", Qt.MatchFlag.MatchExactly)
    window.teaching.open()
    click(qtbot, view.lesson.look)
    assert window.session.key == "colour"


def test_a_stopped_lesson_keeps_the_best_and_goes_on(
    qtbot: QtBot, window: MainWindow, view: TeachingDialog
) -> None:
    order(qtbot, view, n_epochs=400)
    wait_for_epoch(qtbot, view)
    click(qtbot, view.lesson.stop)
    wait_for_end(qtbot, view)
    assert view.lesson.said.text().startswith("Stopped. The best so far is kept")
    n_before = view.lesson.charts.loss.n_places()
    assert len(taught_keys(window.library)) == 1
    assert window.session.key == "colour"
    click(qtbot, view.lesson.look)
    assert window.selector.current() == taught_keys(window.library)[0]
    assert not view.isVisible()
    window.actions_by_name["teach"].trigger()
    click(qtbot, view.lesson.go_on)
    loss = view.lesson.charts.loss
    qtbot.waitUntil(lambda: loss.n_places() > n_before, timeout=LESSON_MS)
    assert list(loss.series[0].xs) == list(range(1, loss.n_places() + 1))
    click(qtbot, view.lesson.stop)
    wait_for_end(qtbot, view)
    assert len(taught_keys(window.library)) == 1


def test_closing_keeps_the_best_and_the_lesson_goes_on_another_time(
    qtbot: QtBot, open_window: OpenWindow, window: MainWindow, view: TeachingDialog, folder: Path
) -> None:
    order(qtbot, view, n_epochs=400)
    wait_for_epoch(qtbot, view)
    window.close()
    again = open_window(folder)
    assert len(taught_keys(again.library)) == 1
    view = opened(again)
    ordering = view.ordering
    qtbot.waitUntil(lambda: ordering.banner.isVisible(), timeout=LIMIT_MS)
    assert "Paint" in ordering.unfinished.text()
    click(qtbot, ordering.go_on)
    wait_for_epoch(qtbot, view)
    assert view.lesson.charts.loss.series[0].xs[0] > 1
    click(qtbot, view.lesson.stop)
    wait_for_end(qtbot, view)
    click(qtbot, view.lesson.another)
    qtbot.waitUntil(lambda: ordering.banner.isVisible(), timeout=LIMIT_MS)
    click(qtbot, ordering.forget)
    assert not ordering.banner.isVisible()


def test_another_folder_ends_the_lesson_and_the_best_is_kept(
    qtbot: QtBot, window: MainWindow, view: TeachingDialog, tmp_path: Path
) -> None:
    order(qtbot, view, n_epochs=400)
    wait_for_epoch(qtbot, view)
    window.open_folder(absolute(str(draw_folder(tmp_path / "other", n_seeds=1))))
    wait_for_end(qtbot, view)
    assert "kept" in view.lesson.said.text()
    assert not view.lesson.look.isVisible()
    assert len(taught_keys(window.library)) == 1
    assert window.session.key == "colour"


def test_a_lesson_that_is_stopped_at_once_leaves_nothing(
    qtbot: QtBot, window: MainWindow, view: TeachingDialog
) -> None:
    order(qtbot, view, n_epochs=400)
    click(qtbot, view.lesson.stop)
    wait_for_end(qtbot, view)
    assert "before there was anything" in view.lesson.said.text()
    assert not view.lesson.look.isVisible()
    assert not taught_keys(window.library)


def test_too_little_to_learn_from_is_refused_in_a_sentence(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = prepared(qtbot, open_window(picture_folder))
    view = opened(window)
    view.ordering.settings.holdout.setValue(60)
    view.ordering.networks.buttons["shallow"].setChecked(True)
    window.session.refresh()
    order(qtbot, view, n_epochs=2)
    assert view.lesson.said.text().startswith("Waiting")
    wait_for_end(qtbot, view)
    assert view.lesson.said.text().startswith("A network that reads pictures learns from labels")
    click(qtbot, view.lesson.another)
    assert view.is_ordering


def test_a_lesson_that_waits_for_indexing_can_be_stopped(
    qtbot: QtBot, window: MainWindow, view: TeachingDialog
) -> None:
    view.ordering.networks.checks["layout"].setChecked(True)
    window.session.refresh()
    order(qtbot, view, n_epochs=2)
    assert view.lesson.said.text().startswith("Waiting")
    click(qtbot, view.lesson.stop)
    assert view.lesson.said.text().startswith("Stopped")
    assert not view.lesson.stop.isVisible()


def test_a_collapsed_lesson_is_named_with_what_to_change(view: TeachingDialog) -> None:
    epoch = Epoch(1, 3, 0.2, 0.2, 0.4, 0.5, 0.6, 0.1, 0.3, 0.6, 0.001, 1.0, 2.0, True)
    view.show_lesson()
    view.lesson.begin("Paint", "")
    view.lesson.add_epoch(epoch)
    learnt = Learnt({}, (epoch,), 1, is_collapsed=True, was_stopped=False, training={"dim": 8})
    view.lesson.show_end("Paint", learnt, None, "")
    assert "collapsed" in view.lesson.said.text()
    assert "smaller margin" in view.lesson.said.text()
    assert view.lesson.charts.triplets.shares(0) == pytest.approx([0.1, 0.3, 0.6])
    assert not spoken_of(view)


def test_answers_alone_tell_how_much_each_condition_counts(
    qtbot: QtBot, window: MainWindow
) -> None:
    answer_by_hand(window)
    window.session.refresh()
    qtbot.waitUntil(lambda: bool(window.by_hand.notions), timeout=LIMIT_MS)
    opened(window)
    view = window.teaching.open("Mood")
    assert not view.ordering.sources.labels.isChecked()
    assert view.ordering.name.placeholderText() == "Mood"
    assert view.ordering.sources.notion.currentText() == "Mood: 1 answer"
    click(qtbot, view.ordering.teach)
    wait_for_end(qtbot, view)
    assert "Colour 100 %" in view.lesson.said.text()
    assert not view.lesson.quality.isVisible()
    (key,) = taught_keys(window.library)
    assert window.selector.current() == key
    assert window.mixing.conditions[key].summary == "Taught by 1 triplet"


def answer_by_hand(window: MainWindow) -> None:
    listing = window.session.listing
    assert listing is not None
    with window.library.open_store() as store, store.transaction():
        contents = store.images.contents(listing.image_ids[:3])
        notion = store.notions.add(listing.folder, "Mood")
        store.notions.add_answer(notion.notion_id, StoredAnswer(*contents))
