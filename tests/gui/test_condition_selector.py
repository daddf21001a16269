"""The drop-down of conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.conditions.base import Condition, Kind
from core.conditions.builtin import BUILT_IN
from core.conditions.recipes import Formula
from gui.combo_field import ComboField
from gui.condition_examples import MOST_EXAMPLES, example_pixmaps
from gui.condition_selector import ConditionSelector
from gui.theme import dress, palette_of


def condition(key: str, kind: Kind) -> Condition:
    return Condition(key, key.title(), f"Alike in {key}", kind, 8, f"{key}-1", Formula(key), 1.0)


CONDITIONS = [
    condition("content", Kind.IMPLICIT),
    condition("colour", Kind.HAND_MADE),
    condition("layout", Kind.IMPLICIT),
]


@pytest.fixture
def selector(qtbot: QtBot) -> ConditionSelector:
    made = ConditionSelector()
    qtbot.addWidget(made)
    made.set_conditions(CONDITIONS, {"content": "Ready", "colour": "3 of 20"})
    made.set_current("content")
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def combo(selector: ConditionSelector) -> QComboBox:
    return selector.findChildren(QComboBox)[0]


def test_conditions_are_grouped_by_kind(
    selector: ConditionSelector, qtmodeltester: ModelTester
) -> None:
    box = combo(selector)
    assert [box.itemText(row) for row in range(box.count())] == [
        "Seen by a trained network",
        "Content",
        "Layout",
        "Measured by a formula",
        "Colour",
    ]
    qtmodeltester.check(box.model())


def test_setting_the_current_one_is_silent(qtbot: QtBot, selector: ConditionSelector) -> None:
    with qtbot.assertNotEmitted(selector.changed):
        selector.set_current("colour")
    assert selector.current() == "colour"
    assert combo(selector).currentText() == "Colour"
    assert combo(selector).toolTip() == "Alike in colour · 3 of 20"


def test_keyboard_skips_headings(qtbot: QtBot, selector: ConditionSelector) -> None:
    picked: list[str] = []
    selector.changed.connect(picked.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(combo(selector), key)
    assert picked == ["layout", "colour", "layout", "content"]


def test_list_opens_and_picks_by_keyboard(qtbot: QtBot, selector: ConditionSelector) -> None:
    box = combo(selector)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(box.view().isVisible)
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    with qtbot.waitSignal(selector.changed) as signal:
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert signal.args == ["layout"]


def test_heading_cannot_be_clicked(qtbot: QtBot, selector: ConditionSelector) -> None:
    box = combo(selector)
    box.showPopup()
    view = box.view()
    heading = view.visualRect(box.model().index(3, 0))
    with qtbot.assertNotEmitted(selector.changed):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert selector.current() == "content"
    box.hidePopup()


def test_new_states_leave_an_open_list_open(qtbot: QtBot, selector: ConditionSelector) -> None:
    box = combo(selector)
    box.showPopup()
    selector.set_conditions(list(CONDITIONS), {"content": "Ready", "colour": "9 of 20"})
    assert box.view().isVisible()
    box.hidePopup()
    selector.set_current("colour")
    assert box.toolTip().endswith("9 of 20")


def test_current_may_be_offered_later(selector: ConditionSelector) -> None:
    selector.set_conditions(CONDITIONS[1:2], {})
    assert selector.current() == "content"
    assert combo(selector).currentIndex() == -1
    selector.set_conditions(CONDITIONS, {})
    assert combo(selector).currentText() == "Content"


def test_wheel_changes_nothing(qtbot: QtBot, selector: ConditionSelector) -> None:
    box = combo(selector)
    wheel = QWheelEvent(
        QPointF(5, 5),
        box.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(selector.changed):
        QApplication.sendEvent(box, wheel)


def test_list_paints_every_row(selector: ConditionSelector) -> None:
    box = combo(selector)
    box.showPopup()
    QApplication.processEvents()
    image = box.view().grab().toImage()
    view = box.view()
    for row in range(box.count()):
        rect = view.visualRect(box.model().index(row, 0))
        colours = {
            image.pixel(x, y)
            for x in range(rect.left(), rect.right())
            for y in range(rect.top(), min(rect.bottom(), image.height() - 1))
        }
        assert len(colours) > 2
    box.hidePopup()


def test_every_built_in_condition_has_its_examples(qtbot: QtBot) -> None:
    for definition in BUILT_IN:
        pixmaps = example_pixmaps(definition.key, 34, 1.0)
        assert len(pixmaps) == MOST_EXAMPLES
        assert all(pixmap.width() == 34 for pixmap in pixmaps)
    assert example_pixmaps("somebody-s-own", 34, 1.0) == ()


def test_facts_are_told_in_plain_numbers(selector: ConditionSelector) -> None:
    slow = replace(condition("slow", Kind.IMPLICIT), dim=1280, cost_ms=127.0)
    selector.set_conditions([*CONDITIONS, slow], {})
    box = combo(selector)
    tip = box.itemData(box.findText("Slow"), Qt.ItemDataRole.ToolTipRole)
    assert tip == "Slow: 1,280 values a picture · about 127 ms of one core"


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed again when the test is over."""
    style, palette = qapp.style().objectName(), qapp.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_the_marked_row_of_a_plain_drop_down_is_seen(
    qtbot: QtBot, dressed: QApplication, scheme: Qt.ColorScheme
) -> None:
    dress(dressed, scheme)
    box = ComboField()
    qtbot.addWidget(box)
    box.addItems(["Name", "Newest first"])
    with qtbot.waitExposed(box):
        box.show()
    box.showPopup()
    view = box.view()
    image = view.viewport().grab().toImage()
    grounds = []
    for row in range(box.count()):
        middle = view.visualRect(box.model().index(row, 0)).center().y()
        grounds.append(image.pixelColor(image.width() - 4, middle))
    assert grounds[0] == palette_of(scheme).color(QPalette.ColorRole.Highlight)
    assert grounds[1] == palette_of(scheme).color(QPalette.ColorRole.Base)
    box.hidePopup()
