"""The table of files that could not be read."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.errors import LikewiseError
from core.records import FailedFile
from gui.dialogs.failures_dialog import FailuresDialog, FailuresModel

FAILURES = [
    FailedFile(b"/pictures/b.jpg", LikewiseError("truncated")),
    FailedFile(b"/pictures/A.jpg", LikewiseError("empty")),
    FailedFile(b"/other/\xff.png", LikewiseError("not_an_image")),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> FailuresDialog:
    made = FailuresDialog(FAILURES)
    qtbot.addWidget(made)
    made.show()
    return made


def table(dialog: FailuresDialog) -> QTableView:
    return dialog.findChildren(QTableView)[0]


def column(dialog: FailuresDialog, number: int = 0) -> list[str]:
    model = table(dialog).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def button(dialog: FailuresDialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def test_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = FailuresModel(FAILURES)
    qtmodeltester.check(model)
    model.set_filter("jpg")
    model.sort(1, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)


def test_rows_are_sorted_by_what_is_clicked(dialog: FailuresDialog) -> None:
    assert column(dialog) == ["A.jpg", "b.jpg", "\ufffd.png"]
    table(dialog).sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert column(dialog, 2)[0] == "This is not an image that Likewise can read."


def test_filter_looks_everywhere(qtbot: QtBot, dialog: FailuresDialog) -> None:
    field = dialog.findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "OTHER")
    assert column(dialog) == ["\ufffd.png"]
    field.setText("damaged")
    assert column(dialog) == ["b.jpg"]
    assert any(label.text() == "1 of 3" for label in dialog.findChildren(QLabel))
    field.setText("nowhere")
    assert not table(dialog).isVisible()
    field.clear()
    assert len(column(dialog)) == 3


def test_selected_file_can_be_shown(qtbot: QtBot, dialog: FailuresDialog) -> None:
    show = button(dialog, "Show in file manager")
    assert not show.isEnabled()
    table(dialog).selectRow(2)
    with qtbot.waitSignal(dialog.show_asked) as signal:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert signal.args == [b"/other/\xff.png"]


def test_rows_can_be_copied(qtbot: QtBot, dialog: FailuresDialog) -> None:
    qtbot.mouseClick(button(dialog, "Copy all"), Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0] == "/pictures/A.jpg\tThe file is empty."
    assert len(lines) == 3
    table(dialog).selectRow(1)
    table(dialog).setFocus()
    qtbot.keyClick(table(dialog), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "/pictures/b.jpg\tThe file is cut off or damaged."


def test_nothing_failed(qtbot: QtBot) -> None:
    dialog = FailuresDialog([])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not table(dialog).isVisible()
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert texts == ["Every file of this folder could be read."]
    assert not button(dialog, "Copy all").isEnabled()


def test_ten_thousand_rows_are_no_trouble(qtbot: QtBot) -> None:
    failures = [
        FailedFile(b"/pictures/%d/%d.jpg" % (n % 40, n), LikewiseError("truncated"))
        for n in range(10_000)
    ]
    dialog = FailuresDialog(failures)
    qtbot.addWidget(dialog)
    dialog.show()
    start = time.perf_counter()
    table(dialog).sortByColumn(1, Qt.SortOrder.DescendingOrder)
    dialog.findChildren(QLineEdit)[0].setText("99")
    # Measured at about a hundredth of it; a call a comparison or a row would take longer.
    assert time.perf_counter() - start < 1.0
    assert len(column(dialog)) == sum("99" in f.path.decode() for f in failures)
