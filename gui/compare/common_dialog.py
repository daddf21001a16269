"""What pictures have in common: every condition, by how unusually alike they are under it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.asking.comparing import CommonGrounds, common_grounds
from core.asking.desk import Desk
from core.asking.question import Question
from core.errors import LikewiseError
from core.scores.common import SETS, CommonGround
from gui.compare.grounds import main_sentence, rarity_text
from gui.compare.pictures import Pictures
from gui.messages import plain_tip, sentence, shown_number
from gui.search_worker import Tell
from gui.searching import Lane
from gui.theme import RADIUS_PX, SPACE, SPACE_LARGE, rounded_pixmap, set_kind, text_label

_PICTURE_PX = 64
_MOST_PICTURES = 8
_BAR_PX = QSize(120, 10)
_SIZE_PX = (720, 480)


class CommonDialog(QDialog):
    """`similar_asked(key)`: find more pictures like these under a condition."""

    similar_asked = Signal(str)

    def __init__(
        self, pictures: Pictures, names: Mapping[str, str], lane: Lane, parent: QWidget
    ) -> None:
        """`names` are those of the conditions, by key."""
        super().__init__(parent)
        pictures.setParent(self)
        self.setWindowTitle(self.tr("What do these have in common?"))
        self.resize(*_SIZE_PX)
        self._pictures = pictures
        self._names = names
        self._lane = lane
        self.said = text_label(self.tr("Looking…"), scale=1.2, bold=True)
        self.said.setWordWrap(True)
        self.lacking = text_label("", "dim")
        self.lacking.setWordWrap(True)
        self._thumbnails = [QLabel() for _ in range(min(len(pictures), _MOST_PICTURES))]
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._lay_out()
        pictures.changed.connect(self._show_pictures)
        self._show_pictures()
        lane.told.connect(self._show)
        lane.answered.connect(self._on_answered)
        lane.refused.connect(self._on_refused)
        lane.ask(partial(_question, pictures.file_ids))

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(SPACE)
        for place, label in enumerate(self._thumbnails):
            label.setFixedSize(_PICTURE_PX, _PICTURE_PX)
            label.setToolTip(plain_tip(self._pictures.names[place]))
            label.setAccessibleName(self._pictures.names[place])
            pictures.addWidget(label)
        if len(self._pictures) > _MOST_PICTURES:
            n_more = len(self._pictures) - _MOST_PICTURES
            pictures.addWidget(text_label(self.tr("and {n} more").format(n=n_more), "dim"))
        pictures.addStretch(1)
        self._grid.setHorizontalSpacing(SPACE_LARGE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(2, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE_LARGE)
        layout.addLayout(pictures)
        layout.addWidget(self.said)
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(buttons)

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        set_kind(content, "bare")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE_LARGE)
        column.addLayout(self._grid)
        column.addWidget(self.lacking)
        column.addStretch(1)
        scroll = QScrollArea()
        set_kind(scroll, "bare")
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        scroll.setAccessibleName(self.tr("What these have in common"))
        return scroll

    def done(self, result: int) -> None:
        """Besides closing: what was asked is of no interest any more."""
        self._lane.forget()
        super().done(result)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Condition and what is said of it, in the order shown."""
        return [(row.name.text(), row.text.text()) for row in self._rows if row.is_shown]

    @Slot()
    def _show_pictures(self) -> None:
        ratio = self.devicePixelRatioF()
        for place, label in enumerate(self._thumbnails):
            pixmap = self._pictures.pixmap(place, round(_PICTURE_PX * ratio))
            if pixmap is not None:
                label.setPixmap(rounded_pixmap(pixmap, _PICTURE_PX, RADIUS_PX, ratio))

    @Slot(object)
    def _show(self, found: CommonGrounds) -> None:
        while len(self._rows) < len(found.grounds):
            row = _Row(self._grid, len(self._rows))
            row.more.clicked.connect(partial(self._ask_similar, row))
            self._rows.append(row)
        for row, ground in zip(self._rows, found.grounds, strict=True):
            row.show(ground, self._names.get(ground.key, ground.key), found.n_images)
        names = " · ".join(self._names.get(key, key) for key in found.lacking)
        text = self.tr("Not indexed for all of them: {names}").format(names=names)
        self.lacking.setText(text if names else "")

    @Slot(object)
    def _on_answered(self, found: CommonGrounds) -> None:
        self._show(found)
        self.said.setText(main_sentence(found, self._names))

    @Slot(object)
    def _on_refused(self, error: LikewiseError) -> None:
        self.said.setText(sentence(error))

    def _ask_similar(self, row: _Row) -> None:
        self.similar_asked.emit(row.key)
        self.accept()


class _Row:
    """One condition in the grid: name, bar, what it means, and a way to go on from there."""

    def __init__(self, grid: QGridLayout, place: int) -> None:
        self.key = ""
        self.is_shown = False
        self.name = text_label("", bold=True)
        self.bar = _Bar()
        self.text = text_label("")
        self.text.setWordWrap(True)
        self.more = QPushButton()
        self.more.setAutoDefault(False)
        set_kind(self.more, "flat")
        grid.addWidget(self.name, place, 0)
        grid.addWidget(self.bar, place, 1)
        grid.addWidget(self.text, place, 2)
        grid.addWidget(self.more, place, 3)

    def show(self, ground: CommonGround, name: str, n_images: int) -> None:
        """Say how unusually alike the pictures are."""
        self.key, self.is_shown = ground.key, True
        self.name.setText(name)
        # The rarest that can be told fills the bar; what every set is leaves it empty.
        self.bar.set_share(min(math.log(ground.share) / math.log(1 / SETS), 1.0))
        text = rarity_text(ground, n_images)
        self.text.setText(text)
        tip = _tr("Mean cosine of the pairs: {cosine}")
        self.text.setToolTip(tip.format(cosine=shown_number(ground.mean_cosine, 3)))
        self.more.setText(_tr("Find more"))
        tip = _tr("Find pictures like these under {condition}").format(condition=name)
        self.more.setToolTip(plain_tip(tip))
        self.more.setAccessibleName(tip)


class _Bar(QWidget):
    """A share, 0 to 1, as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(_BAR_PX)

    def set_share(self, share: float) -> None:
        """Fill so much of it."""
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        filled = QRectF(self.rect())
        filled.setWidth(max(self.width() * self._share, self.height()))
        if self.isRightToLeft():
            filled.moveRight(self.width())
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        painter.drawRoundedRect(filled, radius, radius)
        painter.end()


def _question(file_ids: Sequence[int], desk: Desk, tell: Tell) -> Question[CommonGrounds]:
    return common_grounds(desk, file_ids, tell)


def _tr(text: str) -> str:
    return QCoreApplication.translate("comparing", text)
