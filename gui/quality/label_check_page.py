"""Label check: pictures whose neighbours disagree with their label, one by one."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.measuring.records import Doubt, Quality
from gui.file_dialogs import ask_target
from gui.messages import plain_tip, shown_count, shown_name, shown_pictures
from gui.quality.doubt_model import THUMBNAIL_PX, DoubtModel
from gui.quality.picture_button import PictureButton
from gui.quality.words import percent_text
from gui.theme import SPACE, SPACE_LARGE, set_icon, text_label
from gui.thumbnails import ThumbnailCache

_LARGE_PX = 220


class LabelCheckPage(QWidget):
    """`path_of` gives the first file that holds an image, None where there is none.

    `query_asked(image_id)`; `save_asked(path, bytes)`: a list is to be written there.
    """

    query_asked = Signal(int)
    save_asked = Signal(object, bytes)

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        path_of: Callable[[int], bytes | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path_of = path_of
        self.model = DoubtModel(thumbnails, self._name_of, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setIconSize(QSize(THUMBNAIL_PX, THUMBNAIL_PX))
        self.view.setAccessibleName(self.tr("Doubtful labels"))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated.connect(lambda index: self._ask(index.row()))
        self.picture = PictureButton(thumbnails, _LARGE_PX)
        self.picture.asked.connect(self.query_asked)
        self.said = text_label("")
        self._place = text_label("", "dim")
        self._note = text_label("", "dim")
        for label in (self.said, self._note):
            label.setWordWrap(True)
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        self.previous_button = QPushButton(self.tr("&Previous"))
        self.next_button = QPushButton(self.tr("&Next"))
        self.find_button = QPushButton(self.tr("Find &similar"))
        self.copy_button = QPushButton(self.tr("Copy pa&ths"))
        self.save_button = QPushButton(self.tr("Sa&ve list…"))
        set_icon(self.previous_button, "chevron-left")
        set_icon(self.next_button, "chevron-right")
        set_icon(self.find_button, "search")
        set_icon(self.copy_button, "copy")
        self.previous_button.clicked.connect(lambda: self._go(-1))
        self.next_button.clicked.connect(lambda: self._go(1))
        self.find_button.clicked.connect(lambda: self._ask(self.view.currentIndex().row()))
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._ask_where)
        for button in self._buttons:
            button.setAutoDefault(False)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.previous_button,
            self.next_button,
            self.find_button,
            self.copy_button,
            self.save_button,
        )

    def _lay_out(self) -> None:
        steps, lists = QHBoxLayout(), QHBoxLayout()
        for button in (self.previous_button, self.next_button, self.find_button):
            steps.addWidget(button)
        for button in (self.copy_button, self.save_button):
            lists.addWidget(button)
        lists.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        side.addWidget(self.picture, 1, Qt.AlignmentFlag.AlignCenter)
        for widget in (self.said, self._place):
            side.addWidget(widget)
        side.addLayout(steps)
        side.addLayout(lists)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_LARGE)
        columns.addWidget(self.view, 1)
        columns.addLayout(side, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addWidget(self._note)
        layout.addLayout(columns, 1)

    def show_quality(self, quality: Quality) -> None:
        """Show one condition, the most doubtful label first."""
        self.model.show_doubts(quality.doubts)
        n = len(quality.doubts)
        self._note.setText(
            self.tr(
                "{pictures} whose neighbours mostly have one other label. The label may be wrong,"
                " or the condition blind to what it means."
            ).format(pictures=shown_pictures(n))
            if n
            else self.tr("All labels agree with those of the neighbours.")
        )
        for button in self._buttons:
            button.setEnabled(n > 0)
        self.view.setCurrentIndex(self.model.index(0))
        if not n:
            self._show(None)

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        self._show(self.model.doubts[index.row()] if index.isValid() else None)

    def _show(self, doubt: Doubt | None) -> None:
        if doubt is None:
            self.picture.show_image(0, "", "")
            self.said.setText("")
            self._place.setText("")
            return
        text = self.tr("Labelled {label}; {share} of its neighbours have {other}.").format(
            label=doubt.label, share=percent_text(doubt.share), other=doubt.other
        )
        name, row = self._name_of(doubt.image_id), self.view.currentIndex().row()
        self.picture.show_image(doubt.image_id, name, text)
        self.said.setText(f"{name}\n{text}")
        self.said.setToolTip(plain_tip(name))
        n = len(self.model.doubts)
        place = self.tr("{number} of {n}")
        self._place.setText(place.format(number=shown_count(row + 1), n=shown_count(n)))
        self.previous_button.setEnabled(row > 0)
        self.next_button.setEnabled(row < n - 1)

    def _go(self, step: int) -> None:
        row = self.view.currentIndex().row() + step
        if 0 <= row < len(self.model.doubts):
            self.view.setCurrentIndex(self.model.index(row))

    def _ask(self, row: int) -> None:
        if 0 <= row < len(self.model.doubts):
            self.query_asked.emit(self.model.doubts[row].image_id)

    def _name_of(self, image_id: int) -> str:
        path = self._path_of(image_id)
        return "" if path is None else shown_name(path)

    @Slot()
    def _copy(self) -> None:
        paths = (self._path_of(doubt.image_id) for doubt in self.model.doubts)
        text = "\n".join(os.fsdecode(path) for path in paths if path is not None)
        QGuiApplication.clipboard().setText(text.encode("utf-8", "replace").decode())

    @Slot()
    def _ask_where(self) -> None:
        title, filters = self.tr("Save the doubtful labels"), self.tr("CSV tables (*.csv)")
        chosen, _ = ask_target(self, title, "label-check.csv", filters)
        if chosen:
            target = Path(chosen)
            if not target.suffix:
                target = target.with_name(target.name + ".csv")
            self.save_asked.emit(target, self.list_bytes())

    def list_bytes(self) -> bytes:
        """The doubtful labels as a table, UTF-8 (RFC 4180)."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(("path", "label", "neighbours", "share"))
        for doubt in self.model.doubts:
            path = os.fsdecode(self._path_of(doubt.image_id) or b"")
            writer.writerow((path, doubt.label, doubt.other, round(doubt.share, 4)))
        return out.getvalue().encode("utf-8", "replace")
