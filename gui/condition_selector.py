"""The drop-down in which a person says in what way pictures shall be alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from core.conditions.base import Condition, Kind
from gui.combo_field import ComboField
from gui.condition_examples import MOST_EXAMPLES, example_pixmaps
from gui.messages import plain_tip, shown_count, shown_roughly
from gui.theme import SPACE, SPACE_SMALL, scaled_font, set_icon, text_label

_KEY = Qt.ItemDataRole.UserRole
_SUMMARY = Qt.ItemDataRole.UserRole + 1
_STATE = Qt.ItemDataRole.UserRole + 2

_LIST_WIDTH_PX = 520
_EXAMPLE_PX = 34
_EXAMPLES_PX = MOST_EXAMPLES * (_EXAMPLE_PX + SPACE_SMALL) + SPACE
_FIELD_WIDTH_PX = 180
_FIELD_HEIGHT_PX = 32
_MOST_VISIBLE = 16


class ConditionSelector(QWidget):
    """A combo box whose list shows name, summary, state and examples of each condition, by kind.

    `changed(str)` is emitted with the key when the person picks another condition, never by
    `set_current` or `set_conditions`. `mix_asked()`: the button beside it was pressed.
    """

    changed = Signal(str)
    mix_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conditions: list[Condition] = []
        self._current = ""
        self._combo = ComboField()
        self._combo.set_bold(True)
        self._model = QStandardItemModel(self)
        self._combo.setModel(self._model)
        self._combo.setItemDelegate(_ConditionDelegate(self._combo))
        self._combo.setMaxVisibleItems(_MOST_VISIBLE)
        self._combo.setMinimumSize(_FIELD_WIDTH_PX, _FIELD_HEIGHT_PX)
        self._combo.view().setMinimumWidth(_LIST_WIDTH_PX)
        self._combo.setAccessibleName(self.tr("Alike in"))
        self._combo.activated.connect(self._on_activated)
        self._combo.setPlaceholderText(self.tr("Your mix"))
        self.mix_button = QToolButton()
        self.mix_button.setCheckable(True)
        self.mix_button.setToolTip(self.tr("Mix several conditions"))
        self.mix_button.setAccessibleName(self.tr("Mix several conditions"))
        set_icon(self.mix_button, "sliders")
        self.mix_button.clicked.connect(self.mix_asked)
        label = text_label(self.tr("Alike in"), "dim")
        label.setBuddy(self._combo)
        self.setFocusProxy(self._combo)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(label)
        layout.addWidget(self._combo)
        layout.addWidget(self.mix_button)

    def set_conditions(self, conditions: Sequence[Condition], states: Mapping[str, str]) -> None:
        """Offer these conditions; `states` says beside each how far it is, by key.

        Cheap where only states have changed, and an open list stays open then.
        """
        if list(conditions) != self._conditions:
            self._conditions = list(conditions)
            self._fill()
        for item in self._items():
            item.setData(states.get(item.data(_KEY), ""), _STATE)
        self._show_current()

    def set_current(self, key: str) -> None:
        """Show the condition called `key` as chosen, also if it is offered only later."""
        self._current = key
        self._show_current()

    def set_mixing(self, is_mixing: bool) -> None:
        """Show whether several conditions are being mixed."""
        self.mix_button.setChecked(is_mixing)

    def current(self) -> str:
        """The key of the chosen condition; empty where none was chosen yet."""
        return self._current

    def _fill(self) -> None:
        model = self._model
        model.clear()
        for kind in Kind:
            of_kind = [condition for condition in self._conditions if condition.kind is kind]
            if of_kind:
                model.appendRow(self._heading(kind))
            for condition in of_kind:
                model.appendRow(_item_of(condition))

    def _heading(self, kind: Kind) -> QStandardItem:
        titles = {
            Kind.IMPLICIT: self.tr("Seen by a trained network"),
            Kind.HAND_MADE: self.tr("Measured by a formula"),
            Kind.EXPLICIT: self.tr("Taught by labels or examples"),
            Kind.BLEND: self.tr("Mixed from others"),
        }
        item = QStandardItem(titles[kind])
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _items(self) -> list[QStandardItem]:
        model = self._model
        rows = (model.item(row) for row in range(model.rowCount()))
        return [item for item in rows if item.data(_KEY) is not None]

    def _show_current(self) -> None:
        self._combo.setCurrentIndex(self._combo.findData(self._current, _KEY))
        summary = self._combo.currentData(_SUMMARY)
        state = self._combo.currentData(_STATE)
        self._combo.setToolTip(plain_tip(" · ".join(part for part in (summary, state) if part)))
        self._combo.setAccessibleDescription(summary or "")

    def _on_activated(self, row: int) -> None:
        key = self._combo.itemData(row, _KEY)
        if isinstance(key, str) and key != self._current:
            self.set_current(key)
            self.changed.emit(key)


def _item_of(condition: Condition) -> QStandardItem:
    item = QStandardItem(condition.name)
    item.setData(condition.key, _KEY)
    item.setData(condition.summary, _SUMMARY)
    item.setData(
        f"{condition.name}: {condition.summary}", Qt.ItemDataRole.AccessibleDescriptionRole
    )
    item.setToolTip(plain_tip(_facts(condition)))
    return item


def _facts(condition: Condition) -> str:
    """What a researcher asks: how long vectors are, what they cost, under which licence."""
    length = _tr("{name}: {n} values a picture")
    facts = [length.format(name=condition.name, n=shown_count(condition.dim))]
    if condition.cost_ms:
        facts.append(_tr("about {n} ms of one core").format(n=shown_roughly(condition.cost_ms)))
    if condition.weights and condition.weights.licence:
        facts.append(condition.weights.licence)
    return " · ".join(facts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConditionSelector", text)


class _ConditionDelegate(QStyledItemDelegate):
    """Paints a condition in two lines, examples before it and its state at the end; a heading
    in one line."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        lines = 2 if index.data(_KEY) is not None else 1
        return QSize(
            _LIST_WIDTH_PX, option.fontMetrics.height() * lines + (SPACE + SPACE_SMALL) * 2 - SPACE
        )

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        box = option.rect.adjusted(SPACE + SPACE_SMALL, 0, -SPACE - SPACE_SMALL, 0)
        if index.data(_KEY) is None:
            self._paint_heading(painter, option, box, index.data())
        else:
            self._paint_condition(painter, option, box, index)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, text: str
    ) -> None:
        painter.setFont(scaled_font(option.font, 0.9, bold=True))
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, _DIM))
        bottom_left = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
        painter.drawText(box.adjusted(0, 0, 0, -SPACE_SMALL), bottom_left, text)

    def _paint_condition(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette = option.palette
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_marked:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        strong = QPalette.ColorRole.HighlightedText if is_marked else QPalette.ColorRole.Text
        quiet = QPalette.ColorRole.HighlightedText if is_marked else _DIM
        self._paint_examples(painter, box, index.data(_KEY))
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        box = (
            box.adjusted(0, 0, -_EXAMPLES_PX, 0)
            if is_mirrored
            else box.adjusted(_EXAMPLES_PX, 0, 0, 0)
        )
        line_height = option.fontMetrics.height()
        top = QRect(box.left(), box.top() + SPACE, box.width(), line_height)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.color(quiet))
        painter.setFont(option.font)
        painter.drawText(top, trailing, index.data(_STATE) or "")
        summary = option.fontMetrics.elidedText(
            index.data(_SUMMARY), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(top.translated(0, line_height), leading, summary)
        painter.setPen(palette.color(strong))
        painter.setFont(scaled_font(option.font, 1.0, bold=True))
        painter.drawText(top, leading, index.data())

    def _paint_examples(self, painter: QPainter, box: QRect, key: str) -> None:
        ratio = painter.device().devicePixelRatio()
        top = box.center().y() - _EXAMPLE_PX // 2
        is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = _EXAMPLE_PX + SPACE_SMALL
        for place, pixmap in enumerate(example_pixmaps(key, _EXAMPLE_PX, ratio)):
            left = box.right() - step * (place + 1) if is_mirrored else box.left() + step * place
            painter.drawPixmap(left, top, pixmap)


_DIM = QPalette.ColorRole.PlaceholderText
