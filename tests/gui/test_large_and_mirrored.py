"""Larger letters, and languages that are written from right to left: nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.elided_label import ElidedLabel
from gui.theme import dress
from tests.gui.conftest import OpenWindow
from tests.gui.walking import Walk, in_sight, path_of

_LARGER = 1.5
#: So much less may a button have above and below its text, where a bar is low.
_SPARED_PX = 4


@pytest.fixture
def large_and_mirrored(dressed: QApplication) -> Iterator[None]:
    """The whole program with letters half as large again, from right to left."""
    font = QApplication.font()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * _LARGER)
    QApplication.setFont(larger)
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    dress(dressed, Qt.ColorScheme.Light)
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    QApplication.setFont(font)


def cut_off(top: QWidget) -> list[str]:
    """The labels and buttons of a window that have less room than their text takes."""
    faults = []
    for widget in in_sight(top):
        if isinstance(widget, ElidedLabel) or not _text_of(widget):
            continue  # an ElidedLabel says by three dots, and in its tool tip, what it leaves out
        wanted = widget.sizeHint()
        is_wrapped = isinstance(widget, QLabel) and widget.wordWrap()
        height = widget.heightForWidth(widget.width()) if is_wrapped else wanted.height()
        spared = _SPARED_PX if isinstance(widget, QAbstractButton) else 0
        is_narrow = not is_wrapped and wanted.width() > widget.width()
        if is_narrow or height > widget.height() + spared:
            faults.append(
                f"{widget.width()} x {widget.height()}, wants {wanted.width()} x {height}: "
                f"{path_of(widget)}"
            )
    return faults


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


@pytest.mark.usefixtures("large_and_mirrored")
def test_nothing_is_cut_off_in_large_letters_from_right_to_left(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    faults: list[str] = []
    walk = Walk(qtbot, window, lambda top: faults.extend(cut_off(top)))
    walk.everything(picture_folder)
    assert not faults, "\n".join(dict.fromkeys(faults))
    selector = window.selector.mapTo(window, QPoint(0, 0))
    assert selector.x() > window.strip.mapTo(window, QPoint(0, 0)).x()
