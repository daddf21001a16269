"""Labels: where they are from, how the table begins, and what was found before it is used."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.labels.records import Found, LabelSource, SourceKind
from core.labels.tables import SUFFIXES
from gui.labels.copies_line import CopiesLine
from gui.labels.found_pages import FoundPages
from gui.labels.table_preview import TablePreview
from gui.labels.words import found_text
from gui.messages import sentence
from gui.splitter import Splitter
from gui.theme import SPACE, SPACE_LARGE, text_label

if TYPE_CHECKING:
    from gui.labels.folder_labels import FolderLabels
    from gui.main_window import MainWindow

_SIZE_PX = (820, 640)
_LEAST_PX = (600, 480)
_SHARES = (2, 3)


class LabelsDialog(QDialog):
    """Shows what `labels` knows; a table dropped on it is chosen."""

    def __init__(self, labels: FolderLabels, window: MainWindow) -> None:
        super().__init__(window)
        self._labels = labels
        self._shown: Found | None = None
        self.setWindowTitle(self.tr("Labels"))
        self.setMinimumSize(*_LEAST_PX)
        self.resize(*_SIZE_PX)
        self.setAcceptDrops(True)
        self.bar = labels.make_bar()
        self.bar.leave_out_details()
        self.error = text_label("", "warning")
        self.preview = TablePreview()
        self.preview.id_chosen.connect(self._choose_id)
        self.preview.label_chosen.connect(self._choose_label)
        self.found = text_label("")
        self.copies = CopiesLine(window.library)
        self.pages = FoundPages()
        self.empty = text_label("", "dim")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.error, self.found, self.empty):
            label.setWordWrap(True)
        self._lay_out()
        labels.renewed.connect(self._renew)

    def _lay_out(self) -> None:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.found)
        column.addWidget(self.copies)
        column.addWidget(self.pages, 1)
        parts = Splitter(Qt.Orientation.Vertical)
        for part, share in zip((self.preview, found), _SHARES, strict=True):
            parts.addWidget(part)
            parts.setStretchFactor(parts.indexOf(part), share)
        parts.setSizes([share * _SIZE_PX[1] for share in _SHARES])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(parts)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        source = QHBoxLayout()
        source.setSpacing(SPACE)
        source.addWidget(text_label(self.tr("Labels from:")))
        source.addWidget(self.bar, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addLayout(source)
        layout.addWidget(self.error)
        layout.addWidget(self._stack, 1)
        layout.addWidget(buttons)

    def shut_down(self) -> None:
        """End what is being done; for closing down."""
        self.close()
        self.copies.close_job()

    # What is shown

    @Slot()
    def _renew(self) -> None:
        labels = self._labels
        if not self.isVisible():
            return
        self.error.setVisible(labels.error is not None)
        if labels.error is not None:
            self.error.setText(sentence(labels.error))
        self._stack.setCurrentIndex(int(labels.found is not None))
        self.empty.setText(self._first_step())
        # Not filled anew while something is read: a person may be scrolling in it.
        if labels.found is not None and labels.found is not self._shown:
            self._show_found(labels.found)
        self._shown = labels.found
        self.copies.look(labels.listing, labels.labels)

    def _show_found(self, found: Found) -> None:
        head, source = self._labels.head, self._labels.source
        self.preview.setVisible(head is not None)
        if head is not None and source is not None:
            self.preview.show_head(head, source)
        self.found.setText(found_text(found))
        self.pages.show_found(found)

    def _first_step(self) -> str:
        if self._labels.listing is None:
            return self.tr("Open a folder of pictures first.")
        return self.tr(
            "Labels say which pictures are alike. Choose where they are from, or drop a table here:"
            " CSV, TSV or JSON lines with a column that names the picture and one that holds its"
            " label."
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._renew()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.copies.drop()

    # What is chosen

    @Slot(str)
    def _choose_id(self, name: str) -> None:
        if self._labels.source is not None:
            self._labels.choose(replace(self._labels.source, id_column=name))

    @Slot(str)
    def _choose_label(self, name: str) -> None:
        if self._labels.source is not None:
            self._labels.choose(replace(self._labels.source, label_column=name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _table_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        table = _table_of(event)
        if table:
            event.acceptProposedAction()
            self._labels.choose(LabelSource(SourceKind.TABLE, table))


def _table_of(event: QDropEvent) -> str:
    """The first table in what is dropped; empty where there is none."""
    paths = (url.toLocalFile() for url in event.mimeData().urls())
    return next((path for path in paths if Path(path).suffix.lower() in SUFFIXES), "")
