"""No name is taken for HTML in the window, and none turns what stands beside it around."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.messages import plain_tip
from tests.gui.conftest import OpenWindow, find_similar
from tests.hostile.names import draw_all


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no such names")
def test_no_name_is_taken_for_html_in_the_window(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    paths = draw_all(folder)
    Path(os.fsdecode(paths[0])).write_bytes(b"no picture")
    window = open_window(folder)
    find_similar(qtbot, window, 0)

    texts = [*_tips(window), *_labels(window), window.windowTitle()]
    assert any("bold" in text for text in texts)
    for text in texts:
        document = QTextDocument()
        document.setHtml(text if "<" in text else escape(text))  # as Qt takes what looks so
        assert "<img" not in document.toHtml()
        assert "\ufffc" not in document.toPlainText()  # what stands in place of a picture
        assert not {"\u202e", "\u2066"} & set(document.toPlainText())


def _tips(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if isinstance(model, QAbstractItemModel):
            for row in range(model.rowCount()):
                yield str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or "")


def _labels(window: QWidget) -> Iterator[str]:
    for label in window.findChildren(QLabel):
        is_plain = label.textFormat() == Qt.TextFormat.PlainText
        yield plain_tip(label.text()) if is_plain else label.text()
