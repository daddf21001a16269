"""What is wrong with a window for those who use a screen reader, or the keyboard alone."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QTabBar,
    QWidget,
)

from tests.gui.walking import can_have_focus, in_sight, path_of

_Role = QAccessible.Role
_NAME = QAccessible.Text.Name
#: What each kind of widget has to be for a screen reader; what is drawn by us has no role of its
#: own in Qt, but a name and a description.
_ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (
        QAbstractButton,
        {
            _Role.Button,
            _Role.CheckBox,
            _Role.RadioButton,
            _Role.ButtonMenu,
            _Role.ButtonDropDown,
        },
    ),
    (QComboBox, {_Role.ComboBox}),
    (QLineEdit, {_Role.EditableText}),
    (QAbstractSlider, {_Role.Slider, _Role.ScrollBar}),
    (QAbstractSpinBox, {_Role.SpinBox}),
    (QProgressBar, {_Role.ProgressBar}),
    (QTabBar, {_Role.PageTabList}),
    (QAbstractItemView, {_Role.List, _Role.Table, _Role.Tree}),
)
#: The corner of a table, and heads of its rows, which may be empty.
_BESIDE_ITEMS = {_Role.Pane, _Role.RowHeader}
_WITH_VALUES = (QAbstractSlider, QAbstractSpinBox, QProgressBar)
#: So many items of a list are looked at.
_MOST_ITEMS = 100
_AROUND_PX = 4


def spoken_of(top: QWidget) -> list[str]:
    """What a screen reader cannot say of a window and all that is in sight there."""
    faults = []
    for widget in in_sight(top):
        told = QAccessible.queryAccessibleInterface(widget)
        is_of_interest = can_have_focus(widget) or isinstance(widget, _WITH_VALUES)
        if is_of_interest and not told.text(_NAME).strip():
            faults.append(f"no name: {path_of(widget)}")
        wanted = next((roles for kind, roles in _ROLES if isinstance(widget, kind)), None)
        if is_of_interest and wanted is not None and told.role() not in wanted:
            faults.append(f"{told.role().name}: {path_of(widget)}")
        if isinstance(widget, _WITH_VALUES) and told.valueInterface() is None:
            faults.append(f"no value: {path_of(widget)}")
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            faults += nameless_items(widget, told)
    return faults


def nameless_items(view: QAbstractItemView, told: QAccessibleInterface) -> list[str]:
    """The items of a view that have no name, but for cells in which nothing is."""
    numbers = range(min(told.childCount(), _MOST_ITEMS))
    items = [child for number in numbers if (child := told.child(number)) is not None]
    unnamed = [
        one.role().name
        for one in items
        if one.role() not in _BESIDE_ITEMS and not one.text(_NAME).strip()
    ]
    return [f"nameless {dict(Counter(unnamed))}: {path_of(view)}"] if unnamed else []


def unseen_focus(top: QWidget) -> list[str]:
    """The widgets that look the same with the focus and without it."""
    faults, before = [], top.focusWidget()
    top.activateWindow()
    for widget in filter(can_have_focus, in_sight(top)):
        if widget is top or not widget.visibleRegion():
            continue
        widget.clearFocus()  # what has it from the start need not show it before Tab is pressed
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        # As Qt has it after a press of Tab: else the style shows no focus.
        top.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        with_focus = seen(widget)
        has_focus = widget.hasFocus()
        widget.clearFocus()
        if has_focus and with_focus == seen(widget):
            faults.append(f"focus unseen: {path_of(widget)}")
    if before is not None:
        before.setFocus()
    return faults


def seen(widget: QWidget) -> QImage:
    """A widget as it is on the screen, with a little of what is around it."""
    top = widget.window()
    rect = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    around = rect.adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX)
    return top.grab(around.intersected(top.rect())).toImage()
