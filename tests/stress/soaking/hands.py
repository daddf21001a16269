"""What a person's hands can do to any widget: mouse, wheel, keys, drops, and poking at controls."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
_CONTROLS = (
    QAbstractButton,
    QComboBox,
    QAbstractSlider,
    QAbstractSpinBox,
    QLineEdit,
    QTabBar,
    QAbstractItemView,
)
#: Nothing is fetched from the internet, the window is closed in a way of its own, and the programs,
#: the trash and the sample gallery are those of whoever runs this.
_LEFT_ALONE = frozenset(
    ("download", "try again", "quit", "open with", "move to the trash")
    + ("move to folder…", "move to a folder…", "near copies…")
)
_WORDS = ("red", "disc", "3", "shape 2", "shape", "")
_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageDown,
)


def somewhere(widget: QWidget, rng: random.Random) -> QPoint:
    """A place in a widget."""
    return QPoint(rng.randrange(max(widget.width(), 1)), rng.randrange(max(widget.height(), 1)))


def press_key(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press a key where the focus is in `widget`."""
    QTest.keyClick(widget.focusWidget() or widget, key, held)


def turn_wheel(widget: QWidget, at: QPoint, n_steps: int, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a place; up where `n_steps` is positive."""
    place, there = QPointF(at), QPointF(widget.mapToGlobal(at))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    angle = QPoint(0, 120 * n_steps)
    event = QWheelEvent(place, there, QPoint(), angle, none, held, phase, False)
    QApplication.sendEvent(widget, event)


def drag(widget: QWidget, places: Sequence[QPoint], held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press at the first place, move over the others, let go at the last."""
    QTest.mousePress(widget, LEFT, held, places[0])
    for place in places[1:]:
        QTest.mouseMove(widget, place)
    QTest.mouseRelease(widget, LEFT, held, places[-1])


def ask_menu(widget: QWidget, at: QPoint) -> None:
    """Click with the right button."""
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))


def drop(widget: QWidget, mime: QMimeData, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Drag `mime` in from another program and let go over the middle of `widget`."""
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    middle = widget.rect().center()
    QApplication.sendEvent(widget, QDragEnterEvent(middle, both, mime, LEFT, held))
    QApplication.sendEvent(widget, QDropEvent(QPointF(middle), both, mime, LEFT, held))


def files(*paths: Path) -> QMimeData:
    """Files as a file manager hands them over."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def poke(top: QWidget, rng: random.Random, say: Callable[[str], None]) -> str:
    """Use one of the controls in sight, or press a key; says what before it is done."""
    found = [widget for widget in top.findChildren(QWidget) if _can_be_poked(widget, top)]
    if not found or rng.random() < 0.15:
        key = rng.choice(_KEYS)
        say(f"{key.name} in {type(top).__name__}")
        press_key(top, key)
    else:
        widget = rng.choice(found)
        name = widget.accessibleName() or getattr(widget, "text", str)() or widget.objectName()
        say(f"{type(widget).__name__} {name!r} in {type(top).__name__}")
        _use(widget, rng)
    return "done"


def _can_be_poked(widget: QWidget, top: QWidget) -> bool:
    if not isinstance(widget, _CONTROLS) or not widget.isVisible() or not widget.isEnabled():
        return False
    is_taboo = isinstance(widget, QAbstractButton) and _plain(widget.text()) in _LEFT_ALONE
    return not is_taboo and widget.window() is top.window() and bool(widget.visibleRegion())


def _use(widget: QWidget, rng: random.Random) -> None:
    if isinstance(widget, QAbstractButton):
        QTest.mouseClick(widget, LEFT)
    elif isinstance(widget, QComboBox) and rng.random() < 0.5:
        QTest.keyClick(widget, rng.choice(_KEYS[:2]))
    elif isinstance(widget, QLineEdit):
        widget.selectAll()
        QTest.keyClicks(widget, rng.choice(_WORDS))
    elif isinstance(widget, QAbstractSpinBox):
        QTest.keyClick(widget, rng.choice(_KEYS[:2]))
    elif isinstance(widget, QAbstractItemView):
        QTest.mouseClick(widget.viewport(), LEFT, NO_KEY, somewhere(widget.viewport(), rng))
    else:
        QTest.mouseClick(widget, LEFT, NO_KEY, somewhere(widget, rng))


def _plain(text: str) -> str:
    """The text of an entry or a button without its letter, its key and capitals."""
    return text.replace("&", "").partition("\t")[0].casefold()


def serve_popup(popup: QWidget, rng: random.Random) -> str:
    """Choose from a menu or a list that has dropped down, or put it away."""
    view = popup.findChild(QAbstractItemView)
    if rng.random() < 0.3:
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    elif isinstance(popup, QMenu):
        entries = [one for one in popup.actions() if one.isEnabled() and not one.isSeparator()]
        entries = [one for one in entries if _plain(one.text()) not in _LEFT_ALONE]
        if entries:
            entry = rng.choice(entries)
            said = f"{entry.text()!r} in a menu"  # which may be gone with its menu
            QTest.mouseClick(popup, LEFT, NO_KEY, popup.actionGeometry(entry).center())
            return said
    elif view is not None and view.currentIndex().isValid():  # an empty list takes no key
        for _ in range(rng.randrange(4)):
            QTest.keyClick(view, rng.choice(_KEYS[:2]))
        # Not by Return: an entry that cannot be chosen does not take it, which Qt remarks.
        view.scrollTo(view.currentIndex())
        place = view.visualRect(view.currentIndex()).center()
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, place)
    if popup.isVisible():
        popup.close()
    return f"{type(popup).__name__}"
