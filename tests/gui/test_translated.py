"""In another language no English is left in the window: every text is marked by a translator that
stands for any language, and what has no mark was never translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.errors import SENTENCES, LikewiseError
from gui.messages import sentence
from tests.gui.conftest import OpenWindow
from tests.gui.walking import Walk, in_sight, path_of

_MARK = "\u00b7\u00b7"
#: What is the same in every language: names of files, folders, labels and networks, keys, numbers.
_AS_IT_IS = re.compile(
    r"likewise|Likewise|pictures|red|green|blue|yellow|violet|\.(jpg|png|jpeg|csv)|/|ResNet|Net|timm"
    r"|^#[0-9a-f]{6}$|^[\W\d]*$|^.$|Ctrl|Shift|Alt|^F\d+$|Esc|^\W*\d[\d.,]* \S{1,3}$"
)


class Marking(QTranslator):
    """Puts a mark before every text."""

    def translate(
        self, _context: str, text: str, _about: str | None = None, _n: int = -1
    ) -> str:  # the names are Qt's
        return f"{_MARK}{text}"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def marking(qapp: QCoreApplication) -> Iterator[None]:
    translator = Marking()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def texts_of(widget: QWidget) -> list[str]:
    """What people read of a widget."""
    texts = [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
    if isinstance(widget, QLabel | QAbstractButton):
        texts.append(widget.text())
    if isinstance(widget, QLineEdit):
        texts.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        texts += [widget.itemText(place) for place in range(widget.count())]
    return [text for text in texts if text]


def unmarked(top: QWidget) -> list[str]:
    """The texts in a window that no translator was asked for."""
    return [
        f"{text!r}: {path_of(widget)}"
        for widget in in_sight(top)
        for text in texts_of(widget)
        if _MARK not in text and not _AS_IT_IS.search(text)
    ]


@pytest.mark.usefixtures("marking")
def test_no_english_is_left_in_another_language(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    left: list[str] = []
    walk = Walk(qtbot, window, lambda top: left.extend(unmarked(top)))
    walk.everything(picture_folder)
    assert not left, "\n".join(dict.fromkeys(left))
    left += [one.text() for one in window.actions_by_name.values() if _MARK not in one.text()]
    assert not left


@pytest.mark.usefixtures("marking")
@pytest.mark.parametrize("code", list(SENTENCES))
def test_what_goes_wrong_is_told_in_another_language_too(code: str) -> None:
    names = re.findall(r"\{(\w+)\}", SENTENCES[code])
    told = sentence(LikewiseError(code, **dict.fromkeys(names, "x")))
    assert told.startswith(_MARK)
