"""The bar that tells how far indexing is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from core.jobs import Progress
from gui.progress_bar import IndexBar


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[IndexBar]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    made = IndexBar()
    made.resize(900, 40)
    qtbot.addWidget(made)
    yield made
    QLocale.setDefault(before)


def text(bar: IndexBar) -> str:
    return bar.findChildren(QLabel)[0].text()


def button(bar: IndexBar, text: str) -> QPushButton:
    return next(one for one in bar.findChildren(QPushButton) if one.text() == text)


def test_it_is_hidden_while_nothing_runs(bar: IndexBar) -> None:
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress("scan", 0, 0), "Looking for pictures"),
        (Progress("scan", 1812, 0), "Looking for pictures · 1,812 found"),
        (Progress("prepare", 0, 0), "Getting ready"),
        (Progress("embed", 0, 19_771), "Indexing 0 of 19,771"),
        (
            Progress("embed", 1_234, 19_771, rate=180.2),
            "Indexing 1,234 of 19,771 · 180 a second · 2 min left",
        ),
        (
            Progress("embed", 5, 20, rate=0.5),
            "Indexing 5 of 20 · 0.5 a second · 30 s left",
        ),
        (Progress("index", 0, 20), "Building the search index"),
        (Progress("derive", 0, 20), "Applying what was taught"),
        (Progress("a stage of later", 0, 0), "Getting ready"),
    ],
)
def test_it_says_how_far_the_job_is(bar: IndexBar, progress: Progress, words: str) -> None:
    bar.show_progress(progress)
    assert bar.isVisible()
    assert text(bar) == words


def test_bar_is_busy_while_the_end_is_unknown(bar: IndexBar) -> None:
    gauge = bar.findChild(QProgressBar)
    assert gauge is not None
    bar.show_progress(Progress("scan", 5, 0))
    assert gauge.maximum() == 0
    bar.show_progress(Progress("embed", 5, 20))
    assert (gauge.value(), gauge.maximum()) == (5, 20)


def test_pause_and_resume(qtbot: QtBot, bar: IndexBar) -> None:
    bar.show_progress(Progress("embed", 5, 20, rate=10))
    with qtbot.waitSignal(bar.paused) as signal:
        qtbot.mouseClick(button(bar, "Pause"), Qt.MouseButton.LeftButton)
    assert signal.args == [True]
    assert text(bar) == "Paused · 5 of 20"
    with qtbot.waitSignal(bar.paused) as signal:
        qtbot.mouseClick(button(bar, "Resume"), Qt.MouseButton.LeftButton)
    assert signal.args == [False]
    assert text(bar).startswith("Indexing 5 of 20")


def test_pause_from_outside_tells_why_and_asks_nothing(qtbot: QtBot, bar: IndexBar) -> None:
    bar.show_progress(Progress("embed", 5, 20))
    with qtbot.assertNotEmitted(bar.paused):
        bar.set_paused(True, "on battery")
    assert text(bar) == "Paused (on battery) · 5 of 20"
    bar.set_paused(False)
    assert text(bar) == "Indexing 5 of 20"


def test_cancel_and_failures_ask(qtbot: QtBot, bar: IndexBar) -> None:
    bar.show_progress(Progress("embed", 5, 20, failed=1_203))
    with qtbot.waitSignal(bar.failures_asked):
        qtbot.mouseClick(button(bar, "1,203 not readable"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.cancel_asked):
        qtbot.mouseClick(button(bar, "Cancel"), Qt.MouseButton.LeftButton)


def test_last_word_is_shown_without_buttons(bar: IndexBar) -> None:
    bar.show_progress(Progress("embed", 5, 20, failed=2))
    bar.set_paused(True)
    bar.finish("20 pictures indexed")
    assert bar.isVisible()
    assert text(bar) == "20 pictures indexed"
    assert not any(one.isVisible() for one in bar.findChildren(QPushButton))
    bar.show_progress(Progress("embed", 1, 3))
    assert text(bar) == "Indexing 1 of 3"
    bar.finish("")
    assert bar.isHidden()
